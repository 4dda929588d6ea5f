#pragma once

#include "protocol/commands/cycle_values.hpp"

#include <array>
#include <vector>

/// The stages of a coaching cycle as data: from where it moves to where, and by whom. `proposed` is left by both
/// agreeing or by one declining, which `cycle.answer` does; nothing leads out of `met` and `stopped`.
namespace lateral::domain {

/// A goal is met when its owner says so.
enum class Mover : std::uint8_t { either, teacher };

struct StageMove {
    protocol::CycleStage from{};
    protocol::CycleStage to{};
    Mover mover{};
};

inline constexpr std::array kStageMoves{
    StageMove{protocol::CycleStage::agreed, protocol::CycleStage::identify, Mover::either},
    StageMove{protocol::CycleStage::identify, protocol::CycleStage::learn, Mover::either},
    StageMove{protocol::CycleStage::learn, protocol::CycleStage::improve, Mover::either},
    StageMove{protocol::CycleStage::improve, protocol::CycleStage::learn, Mover::either},
    StageMove{protocol::CycleStage::improve, protocol::CycleStage::met, Mover::teacher},
    StageMove{protocol::CycleStage::agreed, protocol::CycleStage::stopped, Mover::either},
    StageMove{protocol::CycleStage::identify, protocol::CycleStage::stopped, Mover::either},
    StageMove{protocol::CycleStage::learn, protocol::CycleStage::stopped, Mover::either},
    StageMove{protocol::CycleStage::improve, protocol::CycleStage::stopped, Mover::either},
};

constexpr bool is_over(protocol::CycleStage stage) {
    return stage == protocol::CycleStage::met || stage == protocol::CycleStage::stopped;
}
/// Agreed to by both, and not over.
constexpr bool goes_on(protocol::CycleStage stage) {
    return stage != protocol::CycleStage::proposed && !is_over(stage);
}

/// Where somebody may move it, in the order of the table.
inline std::vector<protocol::CycleStage> next_stages(protocol::CycleStage from, bool is_teacher) {
    std::vector<protocol::CycleStage> next;
    for (auto const& move : kStageMoves)
        if (move.from == from && (is_teacher || move.mover == Mover::either)) next.push_back(move.to);
    return next;
}

} // namespace lateral::domain

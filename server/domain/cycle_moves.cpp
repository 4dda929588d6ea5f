#include "server/domain/cycle_rows.hpp"
#include "server/domain/cycle_stages.hpp"
#include "server/domain/cycles.hpp"
#include "server/domain/sealed.hpp"
#include "server/domain/students.hpp"
#include "storage/statements.hpp"

#include <algorithm>

/// How a cycle moves on, ends, is paused by what somebody became, and who may see that it is.
namespace lateral::domain {
namespace {

using protocol::CycleLine;
using protocol::CycleReply;
using protocol::CycleStage;
using protocol::ErrorCode;
using protocol::fail;
using protocol::SpaceState;
namespace sql = storage::sql;

struct RoledCycle {
    protocol::CycleId id;
    protocol::MemberId coach;
    protocol::MemberId teacher;
    CycleStage stage{};
    protocol::SpaceId space;
    bool card = false;
};
BOOST_DESCRIBE_STRUCT(RoledCycle, (), (id, coach, teacher, stage, space, card))

struct Proposed {
    protocol::CycleId id;
    protocol::MemberId coach;
    protocol::MemberId teacher;
};
BOOST_DESCRIBE_STRUCT(Proposed, (), (id, coach, teacher))

void tell(storage::Transaction& tx, RoledCycle const& cycle) {
    CycleLine line{};
    line.id = cycle.id;
    line.coach.id = cycle.coach;
    line.teacher.id = cycle.teacher;
    tell_cycle(tx, line);
    if (cycle.card) tell_card(tx, line);
}

Result<void> may_move(CycleLine const& line, Actor const& actor, CycleStage to) {
    bool const is_teacher = line.teacher.id == actor.id;
    // Stopping is the teacher's at any time.
    if (line.paused && !(is_teacher && to == CycleStage::stopped)) return fail(ErrorCode::closed, "cycle");
    if (!goes_on(line.stage)) return fail(ErrorCode::closed, "cycle");
    auto const leads_there = [&](bool teacher) {
        auto const next = next_stages(line.stage, teacher);
        return std::ranges::find(next, to) != next.end();
    };
    if (leads_there(is_teacher)) return {};
    bool const by_the_other = leads_there(true);
    return fail(by_the_other ? ErrorCode::forbidden : ErrorCode::invalid, "to");
}

} // namespace

void pause_unfit_cycles(storage::Transaction& tx) {
    for (auto const& [id, coach, teacher] : tx.rows<Proposed>(sql::cycles_to_drop)) {
        CycleLine line{};
        line.id = id;
        line.coach.id = coach;
        line.teacher.id = teacher;
        set_stage(tx, line, CycleStage::stopped, teacher);
        tx.run(sql::cycle_forget_opening, id);
        forget_not_students(tx, cycle_subject(id));
        tell_cycle(tx, line);
    }
    for (auto const& cycle : tx.rows<RoledCycle>(sql::cycles_to_pause)) {
        tx.run(sql::cycle_set_paused, true, cycle.id);
        remove_party(tx, cycle.space, cycle.coach);
        set_sealed_state(tx, cycle.space, SpaceState::archived);
        tell(tx, cycle);
    }
    for (auto const& cycle : tx.rows<RoledCycle>(sql::cycles_to_resume)) {
        tx.run(sql::cycle_set_paused, false, cycle.id);
        add_party(tx, cycle.space, cycle.coach, History::all);
        set_sealed_state(tx, cycle.space, is_over(cycle.stage) ? SpaceState::archived : SpaceState::open);
        tell(tx, cycle);
    }
}

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::MoveCycle const& command) {
    auto line = access_cycle(tx, actor, command.cycle);
    if (!line) return std::unexpected(line.error());
    if (line->stage != command.from) return fail(ErrorCode::conflict, "from");
    if (auto allowed = may_move(*line, actor, command.to); !allowed) return std::unexpected(allowed.error());
    set_stage(tx, *line, command.to, actor.id);
    bool const was_shown = line->card;
    if (is_over(line->stage)) {
        set_sealed_state(tx, line->space.value(), SpaceState::archived);
        tx.run(sql::cycle_set_card, protocol::Seq{}, line->id);
    }
    tell_cycle(tx, *line);
    if (was_shown) tell_card(tx, *line);
    return shown_cycle(tx, actor, line->id);
}

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ConsentToCard const& command) {
    auto const line = access_cycle(tx, actor, command.cycle);
    if (!line) return std::unexpected(line.error());
    if (line->teacher.id != actor.id) return fail(ErrorCode::forbidden, "cycle");
    // Taking it back is always possible.
    if (command.shown && (line->paused || !goes_on(line->stage))) return fail(ErrorCode::closed, "cycle");
    if (line->card == command.shown) return shown_cycle(tx, actor, line->id);
    tx.run(sql::cycle_set_card, command.shown ? tx.next_seq() : protocol::Seq{}, line->id);
    tell_cycle(tx, *line);
    tell_card(tx, *line);
    return shown_cycle(tx, actor, line->id);
}

} // namespace lateral::domain

#pragma once

#include "protocol/model.hpp"

#include <string_view>

/// When a notice comes, by its reader's choice.
namespace lateral::domain {

/// Daily and weekly notices come at seven in the morning unless their reader says otherwise.
inline constexpr std::int64_t kGatheredAt = 7 * 60;
/// The zone of a member whose device has not told one: where this network began.
inline constexpr std::string_view kDefaultZone = "America/Detroit";

/// Minutes after midnight in `zone`. `quiet_from` equal to `quiet_until`: no quiet hours.
struct Rhythm {
    std::string zone;
    std::int64_t gathered_at = kGatheredAt;
    std::int64_t quiet_from = 0;
    std::int64_t quiet_until = 0;
};
BOOST_DESCRIBE_STRUCT(Rhythm, (), (zone, gathered_at, quiet_from, quiet_until))

/// Whether the machine knows a zone of that IANA name.
bool is_zone(std::string_view name);

/// When something that happened at `raised` comes: at once or when the quiet hours end; on the next day or Monday at
/// the chosen minute. A time that the clocks skip is the first after it; of one that comes twice the first counts. Not
/// for `off`.
protocol::Timestamp due_at(protocol::Delivery delivery, protocol::Timestamp raised, Rhythm const& rhythm);

} // namespace lateral::domain

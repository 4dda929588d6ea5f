#include "server/base/clock.hpp"
#include "server/domain/cycles.hpp"
#include "storage/statements.hpp"

/// What leaders see: that coaching happens. Cards where the teacher wants that, and counts without anybody's name.
namespace lateral::domain {
namespace {

namespace sql = storage::sql;

constexpr std::int64_t kYear = 365 * base::kDay;

struct SchoolRow {
    protocol::OrganisationId id;
    std::string name;
    std::string sort_key;
};
BOOST_DESCRIBE_STRUCT(SchoolRow, (), (id, name, sort_key))

struct CoachRow {
    protocol::MemberRef coach;
    std::string sort_key;
};
BOOST_DESCRIBE_STRUCT(CoachRow, (), (coach, sort_key))

struct Teachers {
    std::int64_t all = 0;
    std::int64_t without_card = 0;
};
BOOST_DESCRIBE_STRUCT(Teachers, (), (all, without_card))

protocol::CoachingAt coaching_at(storage::ReadTransaction& tx, Actor const& actor, SchoolRow school) {
    protocol::CoachingAt shown{school.id, std::move(school.name), {}, {}};
    auto const counted = tx.row<Teachers>(sql::coaching_teachers_at, actor.id, school.id).value();
    // Not when the cards that are shown say of fewer than five others that they are coached.
    bool const tells_of_few = counted.without_card > 0 && counted.without_card < kSmallCell;
    if (counted.all >= kSmallCell && !tells_of_few) shown.active = counted.all / kSmallCell * kSmallCell;
    shown.cards = tx.rows<protocol::CycleCard>(sql::coaching_cards_at, actor.id, school.id);
    return shown;
}

protocol::CoachSpread spread_of(storage::ReadTransaction& tx, CoachRow row) {
    auto const since = protocol::Timestamp{tx.now().value - kYear};
    auto const spread = tx.row<protocol::CycleSpread>(sql::cycle_spread, row.coach.id, since).value();
    protocol::CoachSpread shown{std::move(row.coach), {}, {}};
    if (tx.row<std::int64_t>(sql::cycle_spread_teachers, shown.coach.id, since).value() >= kSmallCell) {
        shown.bands = spread.bands;
        shown.subjects = spread.subjects;
    }
    return shown;
}

} // namespace

Result<protocol::CoachingReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListCoaching const&) {
    protocol::CoachingReply reply;
    // Leading anything is no guest's.
    if (actor.role == protocol::NetworkRole::guest) return reply;
    for (auto& school : tx.rows<SchoolRow>(sql::coaching_schools, actor.id))
        reply.schools.push_back(coaching_at(tx, actor, std::move(school)));
    for (auto& coach : tx.rows<CoachRow>(sql::coaching_led_coaches, actor.id))
        reply.coaches.push_back(spread_of(tx, std::move(coach)));
    return reply;
}

} // namespace lateral::domain

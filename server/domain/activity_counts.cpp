#include "server/domain/activity_counts.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/notice_times.hpp"
#include "server/domain/weeks.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <set>

namespace lateral::domain {
namespace {

using protocol::ActivityCountsReply;
using protocol::Date;
using protocol::ErrorCode;
using protocol::fail;
using protocol::Organisation;
using protocol::OrganisationId;
namespace sql = storage::sql;

constexpr std::int64_t kWeeksBefore = 4;
/// As in calendars: no tree is that high.
constexpr int kHighest = 32;

struct CountedRow {
    OrganisationId organisation;
    std::int64_t people = 0;
    std::int64_t writers = 0;
};
BOOST_DESCRIBE_STRUCT(CountedRow, (), (organisation, people, writers))

using Above = std::map<OrganisationId, std::optional<OrganisationId>>;

Above above(std::vector<Organisation> const& organisations) {
    Above made;
    for (auto const& one : organisations) made[one.id] = one.merged_into ? one.merged_into : one.parent;
    return made;
}

int depth(Above const& above, OrganisationId id) {
    int deep = 0;
    for (auto at = above.at(id); at && deep < kHighest; at = above.at(*at)) ++deep;
    return deep;
}

/// The lowest first, so that what is counted with one above is there before that one is looked at.
std::vector<OrganisationId> from_below(Above const& above) {
    std::vector<std::pair<int, OrganisationId>> order;
    for (auto const& [id, up] : above) order.emplace_back(-depth(above, id), id);
    std::ranges::sort(order);
    std::vector<OrganisationId> ids;
    ids.reserve(order.size());
    for (auto const& [deep, id] : order) ids.push_back(id);
    return ids;
}

Groups groups_of(std::vector<CountedRow> const& rows) {
    Groups groups;
    for (auto const& [organisation, people, writers] : rows) groups[organisation] = {people, writers};
    return groups;
}

Groups counted(storage::ReadTransaction& tx, Date const& week, protocol::Timestamp until) {
    // Who was there on its last day: who comes later is in none of the weeks before, and who leaves stays in them.
    auto const sunday = day_numbered(day_number(week) + 6);
    return groups_of(tx.rows<CountedRow>(sql::counted_people, week, until, sunday));
}

/// As kept for today, or counted where that is still to come.
Groups groups_in(storage::ReadTransaction& tx, Date const& week, protocol::Timestamp until) {
    auto const kept = tx.rows<CountedRow>(sql::activity_kept, week, until);
    return kept.empty() ? counted(tx, week, until) : groups_of(kept);
}

/// This one and those before it that are told of, the newest first.
std::vector<Date> weeks_at(protocol::Timestamp now) {
    auto const this_week = week_of(now, kDefaultZone);
    std::vector<Date> weeks;
    for (std::int64_t back = 0; back <= kWeeksBefore; ++back) weeks.push_back(weeks_after(this_week, -back));
    return weeks;
}

/// The organisations that somebody may ask about; everybody of the network's own staff about all.
Result<std::set<OrganisationId>> in_reach(storage::ReadTransaction& tx, Actor const& actor,
                                          std::vector<Organisation> const& organisations) {
    std::set<OrganisationId> reach;
    if (may(actor, Capability::see_activity)) {
        for (auto const& one : organisations) reach.insert(one.id);
        return reach;
    }
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    for (auto const id : tx.rows<OrganisationId>(sql::organisations_led, actor.id)) reach.insert(id);
    if (reach.empty() || !holds(Holder::isd_lead, Capability::see_activity)) return fail(ErrorCode::forbidden);
    return reach;
}

protocol::WeekCount count_of(Groups const& groups, OrganisationId id) {
    auto const found = groups.find(id);
    if (found == groups.end()) return {true, 0};
    return {false, told(found->second)};
}

} // namespace

Groups folded(Groups groups, std::vector<Organisation> const& organisations) {
    auto const up = above(organisations);
    std::set<OrganisationId> merged;
    for (auto const& one : organisations)
        if (one.merged_into) merged.insert(one.id);
    for (auto const id : from_below(up)) {
        auto const found = groups.find(id);
        if (found == groups.end() || (found->second.people >= kSmallCell && !merged.contains(id))) continue;
        auto const small = found->second;
        groups.erase(found);
        if (auto const into = up.at(id)) {
            groups[*into].people += small.people;
            groups[*into].writers += small.writers;
        }
    }
    return groups;
}

std::int64_t told(Group const& group) {
    auto step = group.writers / kSmallCell * kSmallCell;
    while (step > 0 && group.people - step < kSmallCell) step -= kSmallCell;
    return step;
}

void keep_activity(storage::Transaction& tx) {
    auto const until = day_began(tx.now(), kDefaultZone);
    if (tx.row<protocol::Timestamp>(sql::activity_kept_until) == until) return;
    tx.run(sql::activity_forget);
    for (auto const& week : weeks_at(tx.now()))
        for (auto const& [organisation, group] : counted(tx, week, until))
            tx.run(sql::activity_keep, week, organisation, group.people, group.writers, until);
}

Result<ActivityCountsReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::CountActivity const&) {
    auto const organisations = tx.rows<Organisation>(sql::organisations_above);
    auto const reach = in_reach(tx, actor, organisations);
    if (!reach) return std::unexpected(reach.error());
    ActivityCountsReply reply;
    reply.until = day_began(tx.now(), kDefaultZone);
    reply.weeks = weeks_at(tx.now());
    std::vector<Groups> weeks;
    weeks.reserve(reply.weeks.size());
    for (auto const& week : reply.weeks) weeks.push_back(folded(groups_in(tx, week, reply.until), organisations));
    for (auto const& one : organisations) {
        if (!reach->contains(one.id)) continue;
        protocol::ActivityRow row{one.id, one.kind, one.name, {}};
        for (auto const& groups : weeks) row.weeks.push_back(count_of(groups, one.id));
        if (!std::ranges::all_of(row.weeks, &protocol::WeekCount::elsewhere)) reply.rows.push_back(std::move(row));
    }
    return reply;
}

} // namespace lateral::domain

#pragma once

#include "protocol/commands/activity.hpp"
#include "server/domain/access.hpp"
#include "server/domain/small_cells.hpp"

#include <map>

/// How many reflect, by organisation (docs/adr/0029-activity-counts.md): never who, never fewer than five, and nothing
/// that two looks could be compared for.
namespace lateral::domain {

/// Who belongs together for one week.
struct Group {
    std::int64_t people = 0;
    std::int64_t writers = 0;
};
using Groups = std::map<protocol::OrganisationId, Group>;

/// Counts groups that are too small, and organisations that were merged away, with the one above; those that have none
/// above are left out.
Groups folded(Groups groups, std::vector<protocol::Organisation> const& organisations);

/// The step below the number of writers, and none that says of fewer than five that they alone may not have written.
std::int64_t told(Group const& group);

/// Counts for today what is told of these five weeks, once; until it has run, whoever looks counts for themselves.
void keep_activity(storage::Transaction& tx);

Result<protocol::ActivityCountsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                             protocol::CountActivity const& command);

} // namespace lateral::domain

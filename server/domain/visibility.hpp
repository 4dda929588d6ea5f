#pragma once

#include "server/domain/access.hpp"
#include "storage/transaction.hpp"

#include <map>
#include <vector>

/// Tells members which spaces a change gave them or took from them.
namespace lateral::domain {

/// What some members see before a change. Made before the rows change; `emit_changes` after them compares. Costs a
/// query per member and time: for changes that concern everybody there is `space.changed` on the network's topic.
class VisibilityBefore {
public:
    VisibilityBefore(storage::ReadTransaction& tx, std::vector<protocol::MemberId> const& members);

    /// Emits `space.lost` and `space.gained` on each member's topic. A role that changed in a space that stays visible
    /// is told by `space.gained` too: it says what the space is to them from here on.
    void emit_changes(storage::Transaction& tx) const;

private:
    using Seen = std::map<protocol::SpaceId, SpaceAccess>;
    static Seen seen_by(storage::ReadTransaction& tx, protocol::MemberId member);

    std::map<protocol::MemberId, Seen> before_;
};

/// Gives a member a space that they did not see: `space.gained`, whose seq is the watermark from here on, so that old
/// threads do not come as unread; then `space.followed` when they followed or muted it in an earlier time there.
void give_space(storage::Transaction& tx, protocol::MemberId member, protocol::Space const& space,
                protocol::SpaceRole role);

/// `member.changed`, read anew from the rows.
void emit_member_changed(storage::Transaction& tx, protocol::MemberId member);

} // namespace lateral::domain

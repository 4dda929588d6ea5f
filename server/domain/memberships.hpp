#pragma once

#include "protocol/commands/spaces.hpp"
#include "server/domain/access.hpp"

/// Named members and stewards of a space. A space never loses its last steward.
namespace lateral::domain {

inline constexpr std::int64_t kMaxNamedMembers = 2'000; ///< per space: `space.members` answers all of them at once

Result<protocol::SpaceMembersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                           protocol::ListSpaceMembers const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SetSpaceMember const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LeaveSpace const& command);

} // namespace lateral::domain

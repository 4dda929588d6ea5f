#pragma once

#include "protocol/commands/spaces.hpp"
#include "server/domain/access.hpp"

#include <vector>

/// Spaces: the list a member has, opening one, changing one. Members and stewards: memberships.hpp.
namespace lateral::domain {

Result<protocol::SpacesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::ListSpaces const& command);
Result<protocol::SpaceReply> handle(storage::Transaction& tx, Actor const& actor, protocol::CreateSpace const& command);
Result<protocol::SpaceReply> handle(storage::Transaction& tx, Actor const& actor, protocol::UpdateSpace const& command);

struct ListedSpace {
    protocol::SpaceView view;
    protocol::Seq from_seq; ///< nothing up to it is the member's to read
};
BOOST_DESCRIBE_STRUCT(ListedSpace, (), (view, from_seq))

std::vector<ListedSpace> listed_spaces(storage::ReadTransaction& tx, protocol::MemberId member);

/// That one member may open for named people: each comes with the hello of everybody who is named in it, without being
/// asked.
inline constexpr std::int64_t kMaxClosedByOne = 100;

/// Every space that the member sees, with what is unread: for `space.list` and `hello`.
std::vector<protocol::SpaceView> space_views(storage::ReadTransaction& tx, protocol::MemberId member);

} // namespace lateral::domain

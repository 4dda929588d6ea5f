#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// A member's photo: one of their files, which hangs on no post and is seen by those who see the member.
namespace lateral::domain {

/// `invalid` when the file is no picture. The photo before it is thrown away.
Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SetPhoto const& command);

/// Whose photo a file is, as far as the actor sees that member.
std::optional<protocol::MemberId> owner_of_photo(storage::ReadTransaction& tx, Actor const& actor,
                                                 protocol::FileId file);

} // namespace lateral::domain

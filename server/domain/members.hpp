#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// Members: the directory, one's own name and profile, and what administrators do. Guests have no directory; they know
/// those with whom they share a space.
namespace lateral::domain {

Result<protocol::MembersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListMembers const& command);
Result<protocol::MemberReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::GetMember const& command);
Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::UpdateMember const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SuspendMember const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::RestoreMember const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SetMemberRole const& command);

/// A member that the actor may know of.
Result<protocol::Member> access_member(storage::ReadTransaction& tx, Actor const& actor, protocol::MemberId member);

/// A member with all affiliations.
protocol::MemberReply member_reply(storage::ReadTransaction& tx, protocol::MemberId member);

} // namespace lateral::domain

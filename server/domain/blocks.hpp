#pragma once

#include "protocol/commands/blocks.hpp"
#include "server/domain/access.hpp"

/// Blocks: a member's own choice of whose words they do not want to see. It changes nothing for anybody else and takes
/// no right from anybody: what a steward does to somebody's words is told to them by whomever it was done.
namespace lateral::domain {

inline constexpr std::int64_t kMaxBlocks = 500; ///< per member: all of them come with hello

Result<protocol::BlocksReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::ListBlocks const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::BlockMember const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::UnblockMember const& command);

/// Whom a member blocked.
std::vector<protocol::MemberId> blocked_by(storage::ReadTransaction& tx, protocol::MemberId member);
bool has_blocked(storage::ReadTransaction& tx, protocol::MemberId member, protocol::MemberId other);

} // namespace lateral::domain

#pragma once

#include "protocol/commands/desk.hpp"
#include "server/domain/access.hpp"

/// Short texts that somebody uses again, by name. Their own alone: no role, no search and no audit sees them.
namespace lateral::domain {

inline constexpr std::size_t kMaxSnippets = 30; ///< of one member

Result<protocol::SnippetsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListSnippets const& command);
Result<protocol::SnippetsReply> handle(storage::Transaction& tx, Actor const& actor,
                                       protocol::KeepSnippet const& command);
Result<protocol::SnippetsReply> handle(storage::Transaction& tx, Actor const& actor,
                                       protocol::DropSnippet const& command);

} // namespace lateral::domain

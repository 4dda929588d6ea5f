#pragma once

#include "protocol/commands/posts.hpp"
#include "server/domain/access.hpp"

#include <vector>

/// Posts: reading, writing, editing, deleting. Whoever sees the space may write; a text is its author's alone to
/// change; the steward may delete. Deleting is possible in locked threads and archived spaces too: words can always be
/// taken back.
namespace lateral::domain {

inline constexpr std::int64_t kMaxRevisions = 100;   ///< all versions of a post are one answer
inline constexpr std::int64_t kMaxHistory = 500'000; ///< characters of all versions but the newest, with their nodes

Result<protocol::PostsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListPosts const& command);
Result<protocol::PostHistoryReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::PostHistory const& command);
Result<protocol::PostReply> handle(storage::Transaction& tx, Actor const& actor, protocol::CreatePost const& command,
                                   RequestKey const& key);
Result<protocol::PostReply> handle(storage::Transaction& tx, Actor const& actor, protocol::EditPost const& command);
Result<protocol::PostReply> handle(storage::Transaction& tx, Actor const& actor, protocol::DeletePost const& command);

/// Puts the reactions into posts of one thread that stand in the order of their positions.
void fill_reactions(storage::ReadTransaction& tx, protocol::ThreadId thread, std::vector<protocol::Post>& posts);

/// A post that the actor sees, with its reactions and files.
protocol::Post completed(storage::ReadTransaction& tx, protocol::Post post);

/// Makes what the log and kept answers say about a post say this instead. Names and places of events stay, so that the
/// chain of a topic has no gap.
void rewrite_past(storage::Transaction& tx, protocol::Post const& post);

} // namespace lateral::domain

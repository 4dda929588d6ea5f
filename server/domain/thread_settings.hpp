#pragma once

#include "protocol/commands.hpp"
#include "server/domain/access.hpp"

#include <vector>

/// What a member keeps about a thread or a space: how far they read, and how much they want to hear.
namespace lateral::domain {

inline constexpr std::int64_t kMaxUnread = 100; ///< per space: beyond that nobody counts, they mark all as read
/// Newest threads looked at for unread ones: what many hundred newer threads have covered is reached by its list.
inline constexpr std::int64_t kUnreadWindow = 500;

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FollowThread const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkThreadRead const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FollowSpace const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkSpaceRead const& command);

/// A thread as the actor has it.
protocol::ThreadView view_of(storage::ReadTransaction& tx, Actor const& actor, protocol::Thread thread);

/// Stores the position and tells the member's other devices.
void set_read_position(storage::Transaction& tx, Actor const& actor, protocol::Thread const& thread,
                       std::int64_t position);

/// Threads of a space with something unread, oldest first. `after`: the watermark, or what the member may not read.
std::vector<protocol::UnreadThread> unread_threads(storage::ReadTransaction& tx, protocol::MemberId member,
                                                   protocol::SpaceId space, protocol::Seq after);

} // namespace lateral::domain

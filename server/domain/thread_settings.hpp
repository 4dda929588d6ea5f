#pragma once

#include "protocol/commands/spaces.hpp"
#include "protocol/commands/threads.hpp"
#include "server/domain/access.hpp"

/// What a member keeps about a thread or a space: how far they read, and how much they want to hear.
namespace lateral::domain {

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FollowThread const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkThreadRead const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FollowSpace const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkSpacesRead const& command);

/// A thread as the actor has it.
protocol::ThreadView view_of(storage::ReadTransaction& tx, Actor const& actor, protocol::Thread thread);

/// Position of the first post that is new to the actor; nothing when all is read, or the thread is muted.
std::optional<std::int64_t> first_unread(storage::ReadTransaction& tx, Actor const& actor, ThreadAccess const& access,
                                         protocol::ThreadView const& view);

} // namespace lateral::domain

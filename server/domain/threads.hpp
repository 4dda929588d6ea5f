#pragma once

#include "protocol/commands/threads.hpp"
#include "server/domain/access.hpp"
#include "server/domain/students.hpp"

/// Threads: reading, opening, and what their author or the steward may change.
namespace lateral::domain {

inline constexpr std::int64_t kMaxPinned = 20; ///< per space: they all come with the first page, above everything else

Result<protocol::ThreadsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListThreads const& command);
Result<protocol::ThreadReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::GetThread const& command);
Result<protocol::ThreadCreatedReply> handle(storage::Transaction& tx, Actor const& actor,
                                            protocol::CreateThread const& command, RequestKey const& key);
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::RenameThread const& command);
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::PinThread const& command);
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::LockThread const& command);
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::MoveThread const& command);

/// Into another space, with all that hangs on it: who does not see that one has it no more, in the log neither.
void move_thread(storage::Transaction& tx, protocol::Thread& thread, protocol::Space const& target);

/// What `thread.create` does; `through_steward`: the actor asks for somebody whom they do not name.
Result<protocol::ThreadCreatedReply> create_thread(storage::Transaction& tx, Actor const& actor,
                                                   protocol::CreateThread const& command, RequestKey const& key,
                                                   bool through_steward);

/// Emits `thread.changed` and answers with the thread as the actor has it.
protocol::ThreadReply emit_thread_changed(storage::Transaction& tx, Actor const& actor, protocol::Thread const& thread);

} // namespace lateral::domain

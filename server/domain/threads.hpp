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

struct ThreadToOpen {
    protocol::SpaceId space;
    protocol::ThreadKind kind{};
    std::string title; ///< empty in private messages
    std::string body;
    std::optional<protocol::StagePlan> plan{};
    std::optional<protocol::AttachedFiles> files{};
    std::optional<protocol::NotStudents> not_a_student{};
};

/// Opens a thread with its first post, whose id this is, and tells of it. The caller looked whether the actor may, and
/// at the title with `check`. Refused as the post is: its files, and words that may say who a student is.
Result<protocol::ThreadCreatedReply> open_thread(storage::Transaction& tx, Actor const& actor,
                                                 ThreadToOpen const& wanted, StudentCheck& check, protocol::PostId id,
                                                 RequestKey const& key = {});

/// Emits `thread.changed` and answers with the thread as the actor has it.
protocol::ThreadReply emit_thread_changed(storage::Transaction& tx, Actor const& actor, protocol::Thread const& thread);

} // namespace lateral::domain

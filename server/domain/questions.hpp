#pragma once

#include "protocol/commands/threads.hpp"
#include "server/domain/access.hpp"

namespace lateral::domain {

/// Marks what answered a question, or opens it again: by who asked, or by the steward.
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::AcceptAnswer const& command);

/// Whether the post stands in that thread and says something.
Result<void> is_answer(storage::ReadTransaction& tx, ThreadAccess const& access, protocol::PostId post);

/// Notes and tells another answer than before, or none; the notice of it is the caller's.
protocol::ThreadReply set_answer(storage::Transaction& tx, Actor const& actor, protocol::Thread& thread,
                                 std::optional<protocol::PostId> post);

} // namespace lateral::domain

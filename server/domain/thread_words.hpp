#pragma once

#include "protocol/commands/threads.hpp"
#include "server/domain/actor.hpp"
#include "storage/transaction.hpp"

/// The words of a thread itself, which its title and the questions of its plan are.
namespace lateral::domain {

/// What `emit_thread_changed` does, for a thread whose words are others now: what stood there before (a student's name,
/// at worst) is in no event that somebody catches up with, and in no answer that is kept for a request that comes
/// again.
protocol::ThreadReply emit_reworded(storage::Transaction& tx, Actor const& actor, protocol::Thread const& thread);

} // namespace lateral::domain

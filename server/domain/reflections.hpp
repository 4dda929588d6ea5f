#pragma once

#include "protocol/commands/journal.hpp"
#include "server/domain/access.hpp"

/// What somebody writes for a week, and who reads it (docs/adr/0025-reflections.md). One for each member and week, by
/// its author alone; filling in a past week is honest about when. Answers are posts of its thread.
namespace lateral::domain {

Result<protocol::ReflectionReply> handle(storage::Transaction& tx, Actor const& actor,
                                         protocol::SubmitReflection const& command, RequestKey const& key);
Result<protocol::ReflectionReply> handle(storage::Transaction& tx, Actor const& actor,
                                         protocol::ShareReflection const& command);

/// What hangs on a reflection that its author just deleted goes too: its excerpts are withdrawn, nobody may quote it.
void clear_after_deletion(storage::Transaction& tx, Actor const& author, protocol::Thread const& reflection);

} // namespace lateral::domain

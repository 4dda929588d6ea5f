#pragma once

#include "protocol/commands/threads.hpp"
#include "server/domain/access.hpp"

namespace lateral::domain {

/// Marks what answered a question, or opens it again: by who asked, or by the steward.
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::AcceptAnswer const& command);

} // namespace lateral::domain

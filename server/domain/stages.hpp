#pragma once

#include "protocol/commands/stages.hpp"
#include "server/domain/access.hpp"

/// Threads with stages: formats to choose from, chats that come, and what presenters and stewards may do to a plan that
/// is under way. The stages themselves are enforced where posts are written (posts.hpp).
namespace lateral::domain {

Result<protocol::FormatsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListFormats const& command);
Result<protocol::ComingReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::ListComing const& command);
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::NextStage const& command);
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::ExtendStage const& command);
Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::RewordStage const& command);

} // namespace lateral::domain

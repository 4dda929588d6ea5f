#pragma once

#include "protocol/commands/prompts.hpp"
#include "server/domain/access.hpp"

/// Questions of programmes (docs/adr/0028). They are public to members; what somebody writes to one is not.
namespace lateral::domain {

Result<protocol::PromptsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListPrompts const& command);
Result<protocol::PromptsReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::KeepPrompts const& command);
Result<protocol::OfferedPromptsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                             protocol::ListOfferedPrompts const& command);
Result<protocol::PromptReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::GetPrompt const& command);

} // namespace lateral::domain

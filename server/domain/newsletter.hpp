#pragma once

#include "protocol/commands/excerpts.hpp"
#include "server/domain/access.hpp"

/// What a lead would like to quote in a newsletter (docs/adr/0027): they ask, and the author alone says which
/// paragraphs, under which name, or no. A yes can be taken back, and is gone when the reflection is not shared any
/// more.
namespace lateral::domain {

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::StarReflection const& command);
Result<protocol::NewsletterReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                         protocol::ListNewsletter const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AnswerNewsletter const& command);

/// Nobody asks, and nothing may be quoted: the reflection goes, or is read by somebody else.
void forget_newsletter(storage::Transaction& tx, protocol::ThreadId reflection);

} // namespace lateral::domain

#pragma once

#include "protocol/commands/excerpts.hpp"
#include "server/domain/access.hpp"

#include <string>

/// Excerpts (docs/adr/0027): what of a reflection its author shows to a channel. The words are taken from the stored
/// text by places and revision, so a copy says what the reflection said. excerpt_withdrawal.hpp takes them back.
namespace lateral::domain {

inline constexpr std::int64_t kMostExcerptsADay = 20; ///< by one member

/// The first post of a reflection of the actor's own that they did not delete. Its lead is answered `forbidden`,
/// everybody else `not_found`.
Result<PostAccess> own_reflection(storage::ReadTransaction& tx, Actor const& actor, protocol::ThreadId reflection);

/// Paragraphs of a text as one text. `conflict` when it is of another revision by now; `invalid` for places that are
/// not there, not in their order, or show a picture: files stay where they are.
Result<std::string> quoted(protocol::Post const& post, protocol::Number<1, protocol::kMaxId> revision,
                           protocol::ParagraphNumbers const& paragraphs);

/// An excerpt as its author has it. The caller asked whose it is.
protocol::Excerpt shown_excerpt(storage::ReadTransaction& tx, protocol::ThreadId thread);

Result<protocol::ExcerptsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListExcerpts const& command);
Result<protocol::ExcerptReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::PublishExcerpt const& command, RequestKey const& key);

} // namespace lateral::domain

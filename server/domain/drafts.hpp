#pragma once

#include "protocol/commands/drafts.hpp"
#include "server/domain/access.hpp"

/// Drafts are their author's alone: no role, no search and no audit sees them, and events tell only that there is one.
namespace lateral::domain {

/// For one member. Who has more keeps the rest in the browser.
inline constexpr std::int64_t kMaxDrafts = 200;

Result<protocol::DraftsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::ListDrafts const& command);
Result<protocol::DraftReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::GetDraft const& command);
Result<protocol::DraftSavedReply> handle(storage::Transaction& tx, Actor const& actor,
                                         protocol::SaveDraft const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::DiscardDraft const& command);

/// What was sent is no draft any more. One that another device has changed since stays.
void discard_sent(storage::Transaction& tx, Actor const& actor, protocol::DraftPlace place, std::int64_t about,
                  std::optional<protocol::Number<1, protocol::kMaxId>> revision);

/// A deleted post's words leave the drafts that quote it.
void clear_draft_quotes(storage::Transaction& tx, protocol::PostId post);

} // namespace lateral::domain

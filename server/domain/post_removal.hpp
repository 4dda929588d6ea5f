#pragma once

#include "server/domain/posts.hpp"

/// Taking a post's words out of everything that was made from them: versions, files, quotes, reactions, mentions, the
/// event log, the search index and answers kept for repeated requests. What stays is that somebody wrote there, and
/// when.
namespace lateral::domain {

/// In the safe: hidden_posts keeps the words; versions and files stay, which nobody gets of a post that is deleted
/// (docs/adr/0017).
enum class Words : std::uint8_t { gone, in_safe };

/// Empties a post that is not deleted and tells everybody who sees the space. The post as it stands now; `in.thread`
/// has lost it when it was the answer.
protocol::Post take_out(storage::Transaction& tx, ThreadAccess& in, protocol::Post const& taken, Words words);

/// Versions, files and what was said of its words: the rest of a post that was hidden and does not come back.
void forget_rest(storage::Transaction& tx, protocol::PostId post);

} // namespace lateral::domain

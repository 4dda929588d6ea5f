#pragma once

#include "protocol/model.hpp"
#include "storage/transaction.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// A text may name a space only where that tells nobody of it: everybody who can read the text must see the space too.
/// Any other, and one that does not exist, stays the words that were written, by the same rule and as the same bytes. A
/// space that is closed later, or a thread that is moved, keeps its links, which then lead where every unreadable
/// address leads. Storage threads.
namespace lateral::domain {

/// More than anybody names; the others stay words. Bounds what one post asks of the writer.
inline constexpr std::size_t kMaxSpaceMentions = 20;

/// `parse_markdown`, with the names of spaces as they may stand in a text of the space `here`.
std::vector<protocol::Node> parse_for(storage::ReadTransaction& tx, protocol::SpaceId here, std::string_view markdown);

} // namespace lateral::domain

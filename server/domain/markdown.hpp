#pragma once

#include "protocol/model.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Markdown into the closed set of nodes that posts are shown from. Raw HTML and pictures from elsewhere become text,
/// links lead to the web or to mail only, `[@Name](lateral:member/123)` is a mention, `[#name](lateral:space/123)` one
/// of a space, `![description](file:123)` a picture (attachments.hpp says whether its author may show it). Pure; any
/// thread.
namespace lateral::domain {

inline constexpr int kMaxNodeDepth = 32; ///< deeper parts become text: nobody reads them, and clients recurse
/// A text that makes more is shown as it was written: one node for two characters is no post but an attack, and every
/// reader gets what it becomes.
inline constexpr std::size_t kMaxNodes = 10'000;

std::vector<protocol::Node> parse_markdown(std::string_view markdown);

/// What is read of a text: no addresses of links, blocks on lines of their own.
std::string plain_text(std::string_view markdown);

/// The blocks that stand beside each other in a text, each as Markdown of its own, which has nothing that is not shown
/// (titles of links, definitions); none of a text that is shown as it was written.
std::vector<std::string> blocks_of(std::string_view markdown);

/// Whether a node stands in a line with others; else it is a block, or holds blocks.
bool is_inline(protocol::NodeKind kind);

/// The members that a text mentions, each once, in the order of the text.
std::vector<protocol::MemberId> mentions_of(std::vector<protocol::Node> const& content);

} // namespace lateral::domain

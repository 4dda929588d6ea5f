#pragma once

#include "protocol/model.hpp"
#include "server/base/words.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

/// Texts with the words marked that were found in them.
namespace lateral::domain {

inline constexpr std::size_t kSnippet = 200; ///< about so many bytes of a post are shown

/// Which of the words looked for a word is, one bit each; 0 for none.
using TermsOf = std::function<std::uint32_t(base::Word const&)>;

/// All of a text on one line.
std::vector<protocol::Piece> marked(std::string_view text, TermsOf const& terms_of);

/// The part of a text that has most of the words, on one line, cut between words; "…" says where something is left out.
std::vector<protocol::Piece> snippet(std::string_view text, TermsOf const& terms_of);

} // namespace lateral::domain

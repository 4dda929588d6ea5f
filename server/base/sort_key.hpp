#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lateral::base {

/// What a name is ordered and found by: case folded, without diacritics and apostrophes, other punctuation as single
/// spaces. Plain UTF-8, so that both engines order it by its bytes ("C"): "Núñez-O'Brien" becomes "nunez obrien".
std::string sort_key(std::string_view text);

/// The words of a sort key.
std::vector<std::string> words_of(std::string_view key);

} // namespace lateral::base

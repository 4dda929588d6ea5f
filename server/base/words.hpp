#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

/// Texts as words that can be looked for. Pure but for the stemmer's own memory.
namespace lateral::base {

/// Longer words are cut: nobody looks for more of them. Bytes of UTF-8.
inline constexpr std::size_t kLongestWord = 40;

/// One word of a text. `folded` holds letters and digits only: case and diacritics are gone, as are apostrophes.
struct Word {
    std::string folded;
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
};

/// `text` is UTF-8. "Núñez-O'Brien" is "nunez" and "obrien".
std::vector<Word> split_words(std::string_view text);

/// What forms of an English word have in common: "talks", "talked" and "talking" are "talk". Other languages keep their
/// endings but for a plural's s, which does no harm: what is written and what is typed go the same way. One thread at a
/// time. Throws std::runtime_error when the library does not know the language.
class Stemmer {
public:
    Stemmer();

    /// `folded` as split_words makes it; never empty for what is not.
    std::string operator()(std::string const& folded) const;

private:
    struct Free {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Free> stemmer_;
};

} // namespace lateral::base

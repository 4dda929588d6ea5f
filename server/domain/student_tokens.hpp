#pragma once

#include "server/domain/student_lexicon.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A text as words with what they may be: the ground of student_words.cpp. Pure; any thread; time by the length of the
/// text.
namespace lateral::domain {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t { space, dot, hyphen, comma, colon, open, stop, other };

struct Token {
    std::string folded; ///< without the ending of a possessive
    std::size_t begin = 0;
    std::size_t end = 0; ///< bytes of the text, a possessive's ending excluded
    std::size_t sentence = 0;
    std::uint32_t flags = 0;
    Gap gap = Gap::stop;
    bool capital = false;
    bool capitals = false; ///< all of its letters, at least two
    bool possessive = false;
    bool initial = false; ///< one capital letter
    bool digits = false;
    bool adult = false; ///< the name of somebody whom the text shows to be an adult

    bool is(std::uint32_t flag) const { return (flags & flag) != 0; }
};

/// The name that begins at a word.
struct Name {
    std::size_t last = 0;
    bool with_initial = false; ///< "Tyler M.", "J. Smith"
    bool listed = false;       ///< its given name is a common one
    bool initial_first = false;
};

class Tokens {
public:
    explicit Tokens(std::string_view text);

    std::vector<Token> const& all() const { return all_; }
    std::size_t size() const { return all_.size(); }
    Token const& operator[](std::size_t at) const { return all_[at]; }
    std::string_view text() const { return text_; }

    /// Whether the words from `at` to `last` stand in one sentence, and there are so many.
    bool together(std::size_t at, std::size_t last) const;
    /// Whether a word names one student or several, and no adult or thing by way of the word behind it.
    bool is_pupil(std::size_t at, std::uint32_t flags = lexicon::pupil | lexicon::pupils) const;
    std::optional<Name> name_at(std::size_t at) const;
    /// The dotted initials that begin at a word: the last of them.
    std::optional<std::size_t> initials_at(std::size_t at) const;
    /// The bytes from one word to the end of another, with the dot of an initial.
    std::string_view words(std::size_t first, std::size_t last) const;
    bool is_ordinal(std::size_t at) const;
    /// "Kim's class": what only teachers have, behind the possessive that ends there.
    bool has_class(std::size_t last) const;

private:
    void read();
    void find_adults();
    void mark_adult(std::size_t from, std::size_t count);
    bool is_followed_by_adult(std::size_t last) const;
    bool may_be_name(std::size_t at) const;

    std::string_view text_;
    std::vector<Token> all_;
};

} // namespace lateral::domain

#pragma once

#include "server/base/words.hpp"
#include "storage/transaction.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The words that anybody wrote. They complete what is typed and mend mistakes in it; nothing of them is ever shown
/// that the asker's own hits do not hold (search.cpp).
namespace lateral::domain {

/// Words that are not worth a row: numbers are typed whole, and short words have no small mistakes.
inline constexpr std::size_t kShortestMended = 4;
inline constexpr std::size_t kLongestMended = 24;

/// New words that one transaction brings: with the forms that their mistakes are found by, some 50 ms of the writer's
/// time. A text of a thousand made-up words must not hold everybody's (docs/adr/0009-search.md).
inline constexpr std::size_t kMostNewWords = 250;

/// Writes each word of a batch once.
class Vocabulary {
public:
    Vocabulary(storage::Transaction& tx, base::Stemmer const& stemmer) : tx_(tx), stemmer_(stemmer) {}

    /// `seq` of the post decides whether its uses count: one in sixteen does, which is enough to order by. Past
    /// kMostNewWords the mistakes in further new words of this text are not mended.
    void add(std::string_view text, protocol::Seq seq);
    /// Whether the batch brought as many new words as one transaction may; the next text waits for another.
    bool is_full() const { return made_ >= kMostNewWords; }

private:
    storage::Transaction& tx_;     // NOLINT: both outlive it
    base::Stemmer const& stemmer_; // NOLINT
    std::set<std::string> seen_;
    std::set<std::string> used_;
    std::size_t made_ = 0;
};

/// The word and each text that is left when one character is taken out of it; only itself when it is too short or long.
std::set<std::string> variants_of(std::string const& word);

/// Puts the stems in `tokens` on the list of those to be forgotten where they stand in no index any more.
void forget_later(storage::Transaction& tx, std::string_view tokens);

/// Forgets up to `most` stems of that list; how many it looked at. May be stopped anywhere.
std::size_t forget_words(storage::Transaction& tx, std::size_t most);

/// Stems of words that begin with `prefix`, the most used first, at most `most`.
std::vector<std::string> completions(storage::ReadTransaction& tx, std::string const& prefix, std::size_t most);

/// Stems of words that are one mistake away from `word`, the most used first.
std::vector<std::string> similar_stems(storage::ReadTransaction& tx, std::string const& word);

} // namespace lateral::domain

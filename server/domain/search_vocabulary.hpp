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

/// Gathers the words of a batch and writes each once.
class Vocabulary {
public:
    explicit Vocabulary(base::Stemmer const& stemmer) : stemmer_(stemmer) {}

    /// `seq` of the post decides whether its uses count: one in sixteen does, which is enough to order by.
    void add(std::string_view text, protocol::Seq seq);
    void write(storage::Transaction& tx) const;

private:
    base::Stemmer const& stemmer_; // NOLINT: outlives it
    std::set<std::string> words_;
    std::set<std::string> used_;
};

/// The word and each text that is left when one character is taken out of it; only itself when it is too short or long.
std::set<std::string> variants_of(std::string const& word);

/// Forgets the words whose stems stand in `tokens` and in no index any more.
void forget_words(storage::Transaction& tx, std::string_view tokens);

/// Stems of words that begin with `prefix`, the most used first, at most `most`.
std::vector<std::string> completions(storage::ReadTransaction& tx, std::string const& prefix, std::size_t most);

/// Stems of words that are one mistake away from `word`, the most used first.
std::vector<std::string> similar_stems(storage::ReadTransaction& tx, std::string const& word);

} // namespace lateral::domain

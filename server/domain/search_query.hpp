#pragma once

#include "server/base/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What a person typed, as words to look for; and how well a document has them. Ranking and marking are done here and
/// not by the engines, so that both find the same in the same order.
namespace lateral::domain {

inline constexpr std::size_t kMaxTerms = 8; ///< more words are left out

/// One word to look for.
struct Term {
    std::string typed;              ///< folded
    std::vector<std::string> stems; ///< any of these will do
    std::string prefix;             ///< as does what begins so; empty: nothing
    std::size_t phrase = 0;         ///< words in quotes share a number above 0 and stand together
};

/// The words of a query: those that every text has ("the", "para") only when there are no others or in quotes. The last
/// one is a beginning too, unless it is in quotes.
std::vector<Term> parse_terms(std::string_view typed, base::Stemmer const& stemmer);

/// How well one document has the terms.
class Matcher {
public:
    explicit Matcher(std::vector<Term> const& terms);

    /// Which terms a stem or a folded word is, one bit each; 0 for none.
    std::uint32_t terms_of(std::string_view token) const;
    std::uint32_t all() const { return all_; }

    /// Nothing when a term or a phrase is missing; else higher for the title and names of files, for words that stand
    /// together, for several of them, and for short texts. `tokens` as in search_text.hpp.
    std::optional<double> score(std::vector<std::string_view> const& tokens) const;

private:
    bool has_phrases(std::vector<std::uint32_t> const& found) const;

    std::vector<Term> const& terms_; // NOLINT: outlives it
    std::unordered_map<std::string_view, std::uint32_t> stems_;
    std::uint32_t all_ = 0;
};

/// A condition on documents: each group has one token of them.
class Condition {
public:
    void require(std::vector<std::string> any_of) { groups_.push_back(std::move(any_of)); }

    /// Whether tokens fulfil it.
    bool holds(std::vector<std::string_view> const& tokens) const;
    /// In the words of search.sqlite.sql, with the terms.
    std::string expression(std::vector<Term> const& terms) const;

private:
    std::vector<std::vector<std::string>> groups_;
};

/// Whether two folded words are one small mistake apart: a letter more, less, another, or two swapped.
bool is_one_mistake_apart(std::string_view one, std::string_view other);

} // namespace lateral::domain

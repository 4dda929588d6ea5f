#include "server/domain/search_query.hpp"

#include "server/domain/search_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

namespace lateral::domain {
namespace {

/// Folded words that nearly every English or Spanish text has.
constexpr std::array kCommonWords{"a",   "al",   "an",   "and",  "are",  "as",  "at",   "be",  "by", "con", "de",
                                  "del", "do",   "does", "el",   "en",   "es",  "for",  "how", "i",  "in",  "is",
                                  "it",  "la",   "las",  "los",  "my",   "no",  "of",   "on",  "or", "our", "para",
                                  "por", "que",  "se",   "su",   "that", "the", "this", "to",  "un", "una", "was",
                                  "we",  "what", "when", "with", "y",    "you", "your"};

/// How much a word in the name of a file is worth, beside one in a title.
constexpr double kName = 0.5;

bool is_common(std::string const& word) { return std::ranges::find(kCommonWords, word) != kCommonWords.end(); }

/// A quoted token holds nothing that could end its quotes (base::split_words).
std::string group(std::vector<std::string> const& any_of) {
    std::string text;
    for (auto const& token : any_of) text += (text.empty() ? "('" : " | '") + token + "'";
    return text + ")";
}

/// Pieces outside and inside of quotes in turn; an open quote goes to the end.
std::vector<std::string_view> quoted_pieces(std::string_view typed) {
    std::vector<std::string_view> pieces;
    while (true) {
        auto const quote = typed.find('"');
        pieces.push_back(typed.substr(0, quote));
        if (quote == std::string_view::npos) return pieces;
        typed.remove_prefix(quote + 1);
    }
}

} // namespace

std::vector<Term> parse_terms(std::string_view typed, base::Stemmer const& stemmer) {
    std::vector<Term> terms;
    auto const pieces = quoted_pieces(typed);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (auto& word : base::split_words(pieces[i])) {
            auto stem = stemmer(word.folded);
            terms.push_back({std::move(word.folded), {std::move(stem)}, {}, i % 2 == 1 ? i : 0});
        }
    if (!terms.empty() && terms.back().phrase == 0) terms.back().prefix = terms.back().typed;
    auto const is_needed = [](Term const& term) { return term.phrase > 0 || !is_common(term.typed); };
    if (std::ranges::any_of(terms, is_needed)) std::erase_if(terms, std::not_fn(is_needed));
    terms.resize(std::min(terms.size(), kMaxTerms));
    return terms;
}

Matcher::Matcher(std::vector<Term> const& terms) : terms_(terms) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
        all_ |= std::uint32_t{1} << i;
        for (auto const& stem : terms[i].stems) stems_[stem] |= std::uint32_t{1} << i;
    }
}

std::uint32_t Matcher::terms_of(std::string_view token) const {
    auto const found = stems_.find(token);
    auto terms = found == stems_.end() ? 0 : found->second;
    if (!terms_.empty() && terms_.back().prefix.size() > 1 && token.starts_with(terms_.back().prefix))
        terms |= std::uint32_t{1} << (terms_.size() - 1);
    return terms;
}

std::optional<double> Matcher::score(std::vector<std::string_view> const& tokens) const {
    std::vector<std::uint32_t> found;
    found.reserve(tokens.size());
    std::uint32_t seen = 0;
    std::uint32_t in_title = 0;
    std::uint32_t in_names = 0;
    bool is_in_names = false;
    std::size_t hits = 0;
    std::size_t beside = 0;
    for (auto token : tokens) {
        if (token == kBodyMark) in_title = seen;
        if (token == kFileMark) is_in_names = true;
        auto const terms = token.starts_with('_') ? 0 : terms_of(token);
        if (terms != 0) ++hits;
        if (terms != 0 && !found.empty() && (found.back() & ~terms) != 0) ++beside;
        seen |= terms;
        if (is_in_names) in_names |= terms;
        found.push_back(terms);
    }
    if (seen != all_ || !has_phrases(found)) return std::nullopt;
    auto const count = [](auto value) { return static_cast<double>(value); };
    auto const terms = count(std::max<std::size_t>(1, terms_.size()));
    return (count(std::popcount(in_title)) + kName * count(std::popcount(in_names))) / terms +
           std::min(1.0, count(beside) / terms) + count(hits) / (count(hits) + 2 * terms) +
           20 / (20 + count(tokens.size()));
}

bool Matcher::has_phrases(std::vector<std::uint32_t> const& found) const {
    for (std::size_t first = 0; first < terms_.size();) {
        auto end = first + 1;
        while (end < terms_.size() && terms_[first].phrase > 0 && terms_[end].phrase == terms_[first].phrase) ++end;
        auto const stands_at = [&](std::size_t at) {
            for (auto term = first; term < end; ++term)
                if (at + term - first >= found.size() || (found[at + term - first] >> term & 1) == 0) return false;
            return true;
        };
        bool has = false;
        for (std::size_t at = 0; at < found.size() && !has; ++at) has = stands_at(at);
        if (!has) return false;
        first = end;
    }
    return true;
}

bool Condition::holds(std::vector<std::string_view> const& tokens) const {
    return std::ranges::all_of(groups_, [&](auto const& any_of) {
        return std::ranges::any_of(tokens,
                                   [&](auto token) { return std::ranges::find(any_of, token) != any_of.end(); });
    });
}

std::string Condition::expression(std::vector<Term> const& terms) const {
    std::string text;
    auto const add = [&](std::vector<std::string> const& any_of) {
        text += (text.empty() ? "" : " & ") + group(any_of);
    };
    // Words first: they leave less to be looked through than spaces do.
    for (auto const& term : terms) add(term.stems);
    for (auto const& any_of : groups_) add(any_of);
    return text;
}

bool is_one_mistake_apart(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    auto const [at, there] = std::ranges::mismatch(one, other);
    auto const rest = one.substr(static_cast<std::size_t>(at - one.begin()));
    auto const other_rest = other.substr(static_cast<std::size_t>(there - other.begin()));
    if (other_rest.empty()) return true;
    if (one.size() < other.size()) return rest == other_rest.substr(1);
    if (rest.substr(1) == other_rest.substr(1)) return true;
    return rest.size() > 1 && rest[0] == other_rest[1] && rest[1] == other_rest[0] &&
           rest.substr(2) == other_rest.substr(2);
}

} // namespace lateral::domain

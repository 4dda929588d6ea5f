#include "server/domain/search_marks.hpp"

#include <algorithm>
#include <bit>

namespace lateral::domain {
namespace {

using protocol::Piece;

struct Found {
    std::size_t begin;
    std::size_t end;
    std::uint32_t terms;
};

std::vector<Found> find(std::string_view text, TermsOf const& terms_of) {
    std::vector<Found> found;
    for (auto const& word : base::split_words(text)) found.push_back({word.begin, word.end, terms_of(word)});
    return found;
}

/// Every run of white space as one space.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (char const c : text)
        if (c != '\n' && c != '\t' && c != ' ')
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    return line;
}

void append(std::vector<Piece>& pieces, std::string_view text, bool is_marked) {
    if (!text.empty()) pieces.push_back({std::string(text), is_marked});
}

std::vector<Piece> pieces_between(std::string_view text, std::vector<Found> const& words, std::size_t begin,
                                  std::size_t end) {
    std::vector<Piece> pieces;
    auto at = begin;
    for (auto const& word : words) {
        if (word.terms == 0 || word.begin < begin || word.end > end) continue;
        append(pieces, text.substr(at, word.begin - at), false);
        append(pieces, text.substr(word.begin, word.end - word.begin), true);
        at = word.end;
    }
    append(pieces, text.substr(at, end - at), false);
    return pieces;
}

/// Not in the middle of a character.
std::size_t cut_at(std::string_view text, std::size_t end) {
    if (end >= text.size()) return text.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return end;
}

struct Stretch {
    std::size_t begin;
    std::size_t end;
};

/// Index of the word where the stretch begins that has most terms, then most words; the first of equals.
std::size_t best_begin(std::vector<Found> const& words) {
    std::size_t best = 0;
    int most = -1;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].terms == 0) continue;
        std::uint32_t terms = 0;
        int count = 0;
        for (auto j = i; j < words.size() && words[j].end < words[i].begin + kSnippet / 2; ++j) {
            terms |= words[j].terms;
            count += words[j].terms != 0 ? 1 : 0;
        }
        auto const value = std::popcount(terms) * 100 + std::min(count, 99);
        if (value > most) most = value, best = i;
    }
    return best;
}

/// Whole words around the best place, not much more than kSnippet: texts without spaces are cut.
Stretch best_stretch(std::string_view text, std::vector<Found> const& words) {
    if (text.size() <= kSnippet || words.empty()) return {0, cut_at(text, kSnippet)};
    auto const best = words[best_begin(words)].begin;
    auto const is_before = [&](Found const& word) { return word.begin + kSnippet / 4 < best; };
    auto first = static_cast<std::size_t>(std::ranges::find_if_not(words, is_before) - words.begin());
    auto last = first;
    while (last + 1 < words.size() && words[last + 1].end <= words[first].begin + kSnippet) ++last;
    while (first > 0 && words[last].end - words[first - 1].begin <= kSnippet) --first;
    auto const begin = first == 0 && words[first].begin <= kSnippet ? 0 : words[first].begin;
    auto const end = last + 1 == words.size() ? text.size() : words[last].end;
    return {begin, cut_at(text, std::min(end, begin + 2 * kSnippet))};
}

} // namespace

std::vector<Piece> marked(std::string_view text, TermsOf const& terms_of) {
    auto const line = on_one_line(text);
    return pieces_between(line, find(line, terms_of), 0, line.size());
}

std::vector<Piece> snippet(std::string_view text, TermsOf const& terms_of) {
    auto const line = on_one_line(text);
    auto const words = find(line, terms_of);
    auto const [begin, end] = best_stretch(line, words);
    std::vector<Piece> pieces;
    if (begin > 0) pieces.push_back({"… ", false});
    for (auto& piece : pieces_between(line, words, begin, end)) pieces.push_back(std::move(piece));
    if (end < line.size()) pieces.push_back({" …", false});
    return pieces;
}

} // namespace lateral::domain

#include "server/base/words.hpp"

#include "server/base/sort_key.hpp"

#include <algorithm>
#include <cstdint>
#include <libstemmer.h>
#include <stdexcept>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace lateral::base {
namespace {

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC; }

bool is_letter(UChar32 c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    auto const type = u_charType(c);
    return u_isalnum(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

/// Without cutting a character in two.
void cut(std::string& word) {
    if (word.size() <= kLongestWord) return;
    auto end = kLongestWord;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
    word.resize(end);
}

std::string folded(std::string_view word) {
    std::string made;
    if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        for (char const c : word)
            if (c != '\'') made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
        made = sort_key(word);
        std::erase(made, ' ');
    }
    cut(made);
    return made;
}

} // namespace

std::vector<Word> split_words(std::string_view text) {
    std::vector<Word> words;
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = static_cast<std::int32_t>(text.size());
    std::int32_t begin = -1;
    std::int32_t end = -1;
    auto const finish = [&] {
        if (begin < 0) return;
        auto const from = static_cast<std::size_t>(begin);
        auto const to = static_cast<std::size_t>(end);
        if (auto word = folded(text.substr(from, to - from)); !word.empty())
            words.push_back({std::move(word), from, to});
        begin = -1;
    };
    for (std::int32_t at = 0; at < size;) {
        auto const from = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c); // NOLINT: ICU's macro
        if (is_letter(c)) {
            if (begin < 0) begin = from;
            end = at;
        } else if (!is_apostrophe(c)) {
            finish();
        }
    }
    finish();
    return words;
}

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {
    if (!stemmer_) throw std::runtime_error("libstemmer has no English");
}

void Stemmer::Free::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::string Stemmer::operator()(std::string const& folded) const {
    auto const* const symbols = reinterpret_cast<sb_symbol const*>(folded.data());
    auto const* const stem = sb_stemmer_stem(stemmer_.get(), symbols, static_cast<int>(folded.size()));
    auto const length = stem ? sb_stemmer_length(stemmer_.get()) : 0;
    if (length <= 0) return folded;
    return {reinterpret_cast<char const*>(stem), static_cast<std::size_t>(length)};
}

} // namespace lateral::base

#include "server/base/sort_key.hpp"

#include <cstdint>
#include <stdexcept>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace lateral::base {
namespace {

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x60; }

/// A few letters have their stroke built in and do not decompose; people look for them without it.
UChar32 without_stroke(UChar32 c) {
    switch (c) {
    case 0x0142: return 'l';
    case 0x00F8: return 'o';
    case 0x0111: return 'd';
    case 0x0131: return 'i';
    default: return c;
    }
}

icu::UnicodeString folded_and_decomposed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    auto const* decompose = icu::Normalizer2::getNFDInstance(status);
    auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    if (U_SUCCESS(status)) source = fold->normalize(source, status);
    if (U_SUCCESS(status)) source = decompose->normalize(source, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normaliser");
    return source;
}

} // namespace

std::string sort_key(std::string_view text) {
    auto const source = folded_and_decomposed(text);
    icu::UnicodeString kept;
    bool gap = false;
    for (std::int32_t at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
        UChar32 const c = source.char32At(at);
        if (u_charType(c) == U_NON_SPACING_MARK || is_apostrophe(c)) continue;
        if (!u_isalnum(c) && u_charType(c) != U_COMBINING_SPACING_MARK) {
            gap = !kept.isEmpty();
            continue;
        }
        if (gap) kept.append(UChar32{' '});
        gap = false;
        kept.append(without_stroke(c));
    }
    UErrorCode status = U_ZERO_ERROR;
    auto const composed = icu::Normalizer2::getNFCInstance(status)->normalize(kept, status);
    std::string key;
    composed.toUTF8String(key);
    return key;
}

std::vector<std::string> words_of(std::string_view key) {
    std::vector<std::string> words;
    while (!key.empty()) {
        auto const end = key.find(' ');
        if (end != 0) words.emplace_back(key.substr(0, end));
        if (end == std::string_view::npos) break;
        key.remove_prefix(end + 1);
    }
    return words;
}

} // namespace lateral::base

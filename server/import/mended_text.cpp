#include "server/import/json_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unicode/utf8.h>

namespace lateral::import {
namespace {

/// What Windows-1252 has for 0x80 to 0x9F; in the rest it is Latin-1. 0: nothing.
constexpr std::array<UChar32, 32> kWindows{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                           0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& text, UChar32 c) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, c); // NOLINT: ICU's macro
    text.append(bytes.data(), static_cast<std::size_t>(length));
}

bool is_plain(char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t' || c == '\r'; }

} // namespace

std::string mended_text(std::string text, std::int64_t& foreign, std::int64_t& controls) {
    if (std::ranges::all_of(text, is_plain)) return text;
    std::string made;
    made.reserve(text.size());
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        auto const before = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c); // NOLINT: ICU's macro
        if (c < 0) {
            ++foreign;
            at = before + 1;
            c = static_cast<unsigned char>(text[static_cast<std::size_t>(before)]);
        }
        // Texts went through Windows-1252 on their way into UTF-8 too.
        if (c >= 0x80 && c < 0xA0) c = kWindows[static_cast<std::size_t>(c - 0x80)];
        if (c == 0 || c == 0x7F || (c < 0x20 && c != '\n' && c != '\t' && c != '\r'))
            ++controls;
        else
            append(made, c);
    }
    return made;
}

} // namespace lateral::import

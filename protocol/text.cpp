#include "protocol/text.hpp"

#include <stdexcept>
#include <string>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

namespace lateral::protocol::detail {
namespace {

std::unexpected<Error> refuse(std::string message) { return fail(ErrorCode::invalid, {}, std::move(message)); }

constexpr UChar32 kSoftHyphen = 0xAD;
constexpr UChar32 kEmptyBraille = 0x2800;

/// Characters that nobody sees but that change how a line reads: direction overrides, zero-width space, tags, letters
/// without a shape. Joiners and variation selectors stay: names in several scripts need them, and so do pictograms.
/// Soft hyphens come along with pasted words and are taken out.
bool is_deceptive(UChar32 c) {
    if (c == 0x200C || c == 0x200D || c == kSoftHyphen || u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR))
        return false;
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || (c >= 0xFFF9 && c <= 0xFFFB);
}

bool is_mark(UChar32 c) { return u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_ENCLOSING_MARK; }

/// Whether it leaves something on the screen by itself.
bool is_visible(UChar32 c) {
    return u_isgraph(c) && !is_mark(c) && c != kEmptyBraille &&
           !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/// No script piles up more on a letter; further ones would grow over the lines around.
constexpr int kMaxMarks = 8;

bool piles_up_marks(std::string const& text) {
    int marks = 0;
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
        UChar32 c = 0;
        // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): what ICU's macro becomes
        U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), c);
        marks = is_mark(c) ? marks + 1 : 0;
        if (marks > kMaxMarks) return true;
    }
    return false;
}

/// Controls alone: u_iscntrl counts format characters too, and with them the joiners.
bool is_control(UChar32 c) { return u_charType(c) == U_CONTROL_CHAR; }

bool fits(UChar32 c, Shape shape) {
    if (c == 0) return false;
    switch (shape) {
    case Shape::name:
    case Shape::line: return !is_control(c) && c != 0x2028 && c != 0x2029 && !is_deceptive(c);
    case Shape::body: return c == '\n' || c == '\t' || !is_control(c);
    case Shape::token: return c < 0x80 && (u_isalnum(c) || c == '-' || c == '_');
    case Shape::raw: return true;
    }
    return false;
}

/// Latin with Greek or Cyrillic letters that look the same, for example. Writing systems that are written together
/// (Latin with Han, Kana or Hangul) are one: UTS 39, "highly restrictive".
bool mixes_alphabets(std::string const& text) {
    static auto const checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        icu::LocalUSpoofCheckerPointer made(uspoof_open(&status));
        uspoof_setRestrictionLevel(made.getAlias(), USPOOF_HIGHLY_RESTRICTIVE);
        uspoof_setChecks(made.getAlias(), USPOOF_RESTRICTION_LEVEL, &status);
        if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
        return made;
    }();
    UErrorCode status = U_ZERO_ERROR;
    auto const found =
        uspoof_checkUTF8(checker.getAlias(), text.data(), static_cast<std::int32_t>(text.size()), nullptr, &status);
    return U_FAILURE(status) || found != 0;
}

std::string without_carriage_returns(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            kept += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            kept += '\n';
    }
    return kept;
}

std::string composed_and_trimmed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* nfc = icu::Normalizer2::getNFCInstance(status);
    auto line = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    if (U_SUCCESS(status)) line = nfc->normalize(line, status);
    line.findAndReplace(icu::UnicodeString(kSoftHyphen), icu::UnicodeString());
    line.trim();
    std::string made;
    line.toUTF8String(made);
    return made;
}

} // namespace

Result<std::string> regular_text(std::string_view text, Shape shape, std::size_t min, std::size_t max) {
    // No code point needs more than four bytes, so a longer text is refused before any work is done on it.
    if (text.size() > max * 4 + 4) return refuse("longer than " + std::to_string(max) + " characters");
    std::string kept = shape == Shape::body ? without_carriage_returns(text) : std::string(text);
    std::size_t count = 0;
    bool seen = false;
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(kept.size()); ++count) {
        UChar32 c = 0;
        U8_NEXT(kept.data(), at, static_cast<std::int32_t>(kept.size()), c); // NOLINT: ICU's macro
        if (c < 0) return refuse("not UTF-8");
        if (!fits(c, shape)) return refuse("holds a character that is not allowed here");
        seen = seen || (shape == Shape::raw ? !u_isUWhiteSpace(c) : is_visible(c));
    }
    if (shape == Shape::line || shape == Shape::name) {
        if (piles_up_marks(kept)) return refuse("piles up marks on a letter");
        kept = composed_and_trimmed(kept);
        count = static_cast<std::size_t>(icu::UnicodeString::fromUTF8(kept).countChar32());
    }
    if (shape == Shape::name && mixes_alphabets(kept)) return refuse("mixes alphabets");
    if (min > 0 && !seen) return refuse("empty");
    if (count < min) return refuse("shorter than " + std::to_string(min) + " characters");
    if (count > max) return refuse("longer than " + std::to_string(max) + " characters");
    return kept;
}

} // namespace lateral::protocol::detail

#include "server/domain/student_tokens.hpp"

#include "server/base/words.hpp"

#include <algorithm>
#include <set>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace lateral::domain {
namespace {

using namespace lexicon;

/// What a member's mention leaves behind (student_words.cpp): a colleague stands there.
constexpr std::string_view kMention = "\ufffc";

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view trimmed(std::string_view gap) {
    auto const is_blank = [](char c) { return c == ' ' || c == '\t' || c == '*' || c == '"' || c == '`'; };
    while (!gap.empty() && is_blank(gap.front())) gap.remove_prefix(1);
    while (!gap.empty() && is_blank(gap.back())) gap.remove_suffix(1);
    for (std::string_view const blank : {"\u00a0", "“", "”", "‘", "«", "»", "¿", "¡"}) {
        if (gap.starts_with(blank)) return trimmed(gap.substr(blank.size()));
        if (gap.ends_with(blank)) return trimmed(gap.substr(0, gap.size() - blank.size()));
    }
    return gap;
}

/// Longer ones, a row of stars, are no place between two words of a name.
constexpr std::size_t kLongestGap = 24;

Gap gap_of(std::string_view gap, bool after_abbreviation) {
    if (gap == " ") return Gap::space;
    if (gap.size() > kLongestGap || has(gap, "\n") || has(gap, kMention)) return Gap::stop;
    auto mark = trimmed(gap);
    if (after_abbreviation && mark.size() > 1 && mark.starts_with('.')) mark = trimmed(mark.substr(1));
    if (mark.empty() || mark == "'" || mark == "’") return Gap::space;
    if (mark == ".") return after_abbreviation || gap == "." ? Gap::dot : Gap::stop;
    if (mark == "-") return gap == "-" ? Gap::hyphen : Gap::comma;
    if (mark == "," || mark == "–" || mark == "—") return Gap::comma;
    if (mark == ":") return Gap::colon;
    if (mark == "(" || mark == "[") return Gap::open;
    return mark.find_first_of("?!;|") != std::string_view::npos || has(mark, "•") || has(mark, ". ") ? Gap::stop
                                                                                                     : Gap::other;
}

/// Most letters are ASCII's, for which ICU's tables are not needed.
bool is_letter(UChar32 c) { return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : u_isalpha(c) != 0; }
bool is_capital(UChar32 c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) != 0; }

/// The flags of capitals, of what the bytes of a word are.
void look_at_letters(Token& token, std::string_view raw) {
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(raw.data());
    auto const size = static_cast<std::int32_t>(raw.size());
    int letters = 0;
    int capitals = 0;
    token.digits = true;
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        bool const first = at == 0;
        U8_NEXT(bytes, at, size, c); // NOLINT: ICU's macro
        token.digits = token.digits && c >= '0' && c <= '9';
        if (!is_letter(c)) continue;
        ++letters;
        capitals += is_capital(c) ? 1 : 0;
        if (first) token.capital = is_capital(c);
    }
    token.capitals = letters > 1 && letters == capitals;
    token.initial = letters == 1 && capitals == 1 && raw.size() <= 2;
}

/// "Tyler's" is Tyler's; "Ortiz'" too, which its gap tells.
void take_possessive(Token& token, std::string_view text) {
    auto const raw = text.substr(token.begin, token.end - token.begin);
    for (std::string_view const ending : {"'s", "’s"})
        if (raw.size() > ending.size() && raw.ends_with(ending)) {
            token.possessive = true;
            token.end -= ending.size();
            token.folded.pop_back();
            return;
        }
    auto const behind = text.substr(token.end, 3);
    token.possessive = raw.ends_with('s') && (behind.starts_with('\'') || behind == "’");
}

bool is_abbreviation(Token const& token) {
    constexpr std::size_t kLongestShort = 4;
    static std::set<std::string_view> const kShort{"ms",  "mr", "mrs", "mx", "dr", "prof",
                                                   "sra", "sr", "st",  "vs", "jr"};
    return token.initial || (token.folded.size() <= kLongestShort && kShort.contains(token.folded));
}

} // namespace

Tokens::Tokens(std::string_view text) : text_(text) {
    read();
    find_adults();
}

void Tokens::read() {
    std::size_t end = 0;
    std::size_t sentence = 0;
    auto words = base::split_words(text_);
    all_.reserve(words.size());
    for (auto& word : words) {
        Token token;
        token.folded = std::move(word.folded);
        token.begin = word.begin;
        token.end = word.end;
        take_possessive(token, text_);
        look_at_letters(token, text_.substr(token.begin, token.end - token.begin));
        token.flags = flags_of(token.folded);
        if (!all_.empty()) token.gap = gap_of(text_.substr(end, word.begin - end), is_abbreviation(all_.back()));
        if (token.gap == Gap::stop && !all_.empty()) ++sentence;
        token.sentence = sentence;
        end = word.end;
        all_.push_back(std::move(token));
    }
}

bool Tokens::together(std::size_t at, std::size_t last) const {
    return last < size() && all_[at].sentence == all_[last].sentence;
}

bool Tokens::is_pupil(std::size_t at, std::uint32_t flags) const {
    if (at >= size() || !all_[at].is(flags)) return false;
    if (at + 1 >= size() || all_[at + 1].sentence != all_[at].sentence) return true;
    auto const& next = all_[at + 1];
    if (next.gap == Gap::hyphen) return false; // "student-led"
    // "alumna" is a graduate in English.
    if (all_[at].folded.starts_with("alumn") && (at == 0 || !all_[at - 1].is(own | one_of))) return false;
    return next.gap != Gap::space || !next.is(modifies) || next.possessive;
}

bool Tokens::may_be_name(std::size_t at) const {
    auto const& token = all_[at];
    if (!token.capital || token.initial || token.adult || token.end - token.begin < 2) return false;
    if (token.is(given)) return !token.is(lexicon::adult);
    return !token.capitals && !token.is(not_a_name | pupil | pupils | lexicon::adult | record);
}

std::optional<Name> Tokens::name_at(std::size_t at) const {
    if (at >= size() || all_[at].adult) return std::nullopt;
    auto const& token = all_[at];
    auto const follows = [&](std::size_t next, Gap gap) {
        return together(at, next) && all_[next].gap == gap && !all_[next].adult;
    };
    if (token.initial && token.folded != "i") {
        bool const joined = follows(at + 1, Gap::dot) || (token.folded != "a" && follows(at + 1, Gap::space));
        if (!joined || !may_be_name(at + 1)) return std::nullopt;
        return Name{at + 1, true, false, true};
    }
    if (!may_be_name(at)) return std::nullopt;
    Name name{at, false, token.is(given), false};
    if (token.possessive) return name;
    if (follows(at + 1, Gap::space) && all_[at + 1].initial && all_[at + 1].folded != "i") {
        auto const dotted = text_.substr(all_[at + 1].end).starts_with('.');
        // "Grade A", "Plan B" are no names, and "Dana A" may go on.
        if (dotted || name.listed) return Name{at + 1, true, name.listed, false};
    }
    while (name.last < at + 2 && !all_[name.last].possessive && follows(name.last + 1, Gap::space) &&
           may_be_name(name.last + 1))
        ++name.last;
    // "Jordan Elementary"
    if (follows(name.last + 1, Gap::space) && all_[name.last + 1].capital && all_[name.last + 1].is(school))
        return std::nullopt;
    return name;
}

std::optional<std::size_t> Tokens::initials_at(std::size_t at) const {
    if (!all_[at].initial || all_[at].adult) return std::nullopt;
    auto last = at;
    while (last < at + 2 && together(at, last + 1) && all_[last + 1].gap == Gap::dot && all_[last + 1].initial) ++last;
    if (last == at || !text_.substr(all_[last].end).starts_with('.')) return std::nullopt;
    std::string letters;
    for (auto i = at; i <= last; ++i) letters += all_[i].folded;
    static std::set<std::string_view> const kNone{"us", "pe", "dc", "am", "pm", "eg",  "ie",  "ma",
                                                  "ba", "bs", "ms", "md", "jd", "usa", "phd", "edd",
                                                  "ny", "nj", "la", "uk", "ot", "pt",  "ps",  "ap"};
    if (kNone.contains(letters)) return std::nullopt;
    // "J.K. Rowling" signs books.
    auto const next = last + 1;
    if (together(at, next) && all_[next].gap == Gap::dot && may_be_name(next)) return std::nullopt;
    return last;
}

std::string_view Tokens::words(std::size_t first, std::size_t last) const {
    auto end = all_[last].end;
    if (all_[last].initial && text_.substr(end).starts_with('.')) ++end;
    return text_.substr(all_[first].begin, end - all_[first].begin);
}

bool Tokens::is_ordinal(std::size_t at) const {
    return at < size() && (all_[at].is(ordinal) || (all_[at].digits && all_[at].folded.size() <= 2));
}

void Tokens::mark_adult(std::size_t from, std::size_t count) {
    for (auto at = from; at < from + count && at < size(); ++at) {
        auto& token = all_[at];
        bool const joined = at == from || token.gap == Gap::space || token.gap == Gap::dot || token.gap == Gap::hyphen;
        if (!joined || !token.capital || token.is(not_a_name)) return;
        token.adult = true;
        if (token.possessive) return;
    }
}

bool Tokens::has_class(std::size_t last) const {
    if (!all_[last].possessive) return false;
    for (auto at = last + 1; at <= last + 3 && together(last, at) && all_[at].gap == Gap::space; ++at) {
        if (all_[at].is(record | family)) return false;
        if (all_[at].is(adults_own)) return true;
    }
    return false;
}

/// "Kim, our coach"; "Owen (principal)"; "Kim is a coach"; "Kim teaches".
bool Tokens::is_followed_by_adult(std::size_t last) const {
    auto const next = last + 1;
    if (all_[last].possessive || !together(last, next)) return false;
    auto const gap = all_[next].gap;
    if (gap == Gap::space && all_[next].is(teaches)) return true;
    bool const says_who = gap == Gap::comma || gap == Gap::open || (gap == Gap::space && all_[next].is(lexicon::is));
    if (!says_who) return false;
    for (auto at = next + (gap == Gap::space ? 1 : 0); at < next + 5 && together(last, at); ++at) {
        auto const& token = all_[at];
        if (at > next && token.gap != Gap::space && token.gap != Gap::hyphen) return false;
        if (token.is(lexicon::adult)) return !token.possessive;
        bool const leads_on = token.is(own | one_of | ordinal) || token.folded == "the";
        if (is_pupil(at) || (!leads_on && token.is(does | tells | lexicon::has))) return false;
        if (token.folded == "his" || token.folded == "her" || token.folded == "their") return false;
    }
    return false;
}

/// Titles and trades stand before a name or behind it. Who is an adult once is one in the whole text, where the same
/// given name stands alone.
void Tokens::find_adults() {
    std::set<std::string> adults;
    for (std::size_t at = 0; at + 1 < size(); ++at) {
        auto const& token = all_[at];
        if (!token.is(adult) || token.possessive || !together(at, at + 1)) continue;
        auto const gap = all_[at + 1].gap;
        if (gap == Gap::space || gap == Gap::dot || gap == Gap::comma) mark_adult(at + 1, 3);
    }
    for (std::size_t at = 0; at < size(); ++at) {
        auto const name = name_at(at);
        if (!name) continue;
        if (is_followed_by_adult(name->last)) mark_adult(at, name->last - at + 1);
        at = name->last;
    }
    for (auto const& token : all_)
        if (token.adult && token.is(given)) adults.insert(token.folded);
    for (auto& token : all_)
        if (token.is(given) && adults.contains(token.folded)) token.adult = true;
}

} // namespace lateral::domain

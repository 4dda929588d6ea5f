#include "server/domain/student_rules.hpp"

#include <algorithm>
#include <array>

/// What is no name: numbers, dates of birth, names of files.
namespace lateral::domain {
namespace {

using namespace lexicon;
using protocol::StudentClue;

constexpr std::size_t kStateNumber = 10;
/// A run without white space is looked at so far, for whether it is an address.
constexpr std::size_t kLongestRun = 200;
constexpr std::size_t kLookBack = 4;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

/// The numbers in addresses of meetings and films are nobody's.
bool is_in_address(std::string_view text, std::size_t begin) {
    auto const first = begin > kLongestRun ? begin - kLongestRun : 0;
    auto run = text.substr(first, begin - first);
    if (auto const blank = run.find_last_of(" \t\n"); blank != std::string_view::npos) run.remove_prefix(blank + 1);
    if (run.find("://") == std::string_view::npos && run.find("www.") == std::string_view::npos) return false;
    auto const low = lower(run);
    return !std::ranges::any_of(std::array{"student", "pupil", "uic", "alumno"},
                                [&](auto const* word) { return low.find(word) != std::string::npos; });
}

enum class NumberOf : std::uint8_t { unknown, student, other };

/// By the words before it.
NumberOf owner_of_number(Tokens const& tokens, std::size_t at) {
    bool numbered = false;
    for (auto back = at; back > 0 && at - back < kLookBack && tokens.together(back - 1, at); --back) {
        auto const& word = tokens[back - 1];
        if (is_any(word.folded, {"uic", "matricula"})) return NumberOf::student;
        if (is_any(word.folded, {"isbn", "phone", "call", "cell", "tel", "telephone", "text", "fax", "zoom", "meeting",
                                 "webinar", "passcode", "doi", "ext", "dial", "telefono", "grant", "invoice", "order"}))
            return NumberOf::other;
        numbered = numbered || is_any(word.folded, {"number", "no", "id", "ssid", "numero"});
        if (numbered && (word.is(pupil) || is_any(word.folded, {"lunch", "state"}))) return NumberOf::student;
    }
    return NumberOf::unknown;
}

/// "123-456-7890" is three words.
std::size_t end_of_number(Tokens const& tokens, std::size_t at) {
    while (tokens.together(at, at + 1) && tokens[at + 1].digits && tokens[at + 1].begin == tokens[at].end + 1) ++at;
    return at;
}

bool is_birth(Tokens const& tokens, std::size_t at) {
    if (tokens[at].folded == "dob") return true;
    if (tokens[at].folded != "birth" || at < 2) return false;
    return tokens[at - 1].folded == "of" && tokens[at - 2].folded == "date";
}

/// Parts of a file's name: "IEP_JSmith-2.docx" is IEP, J, Smith, 2.
std::vector<std::string_view> parts_of(std::string_view name) {
    std::vector<std::string_view> parts;
    auto const kind = [](char c) {
        if (c >= '0' && c <= '9') return 1;
        if (c >= 'A' && c <= 'Z') return 2;
        return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0 ? 3 : 0;
    };
    for (std::size_t at = 0; at < name.size();) {
        auto const first = kind(name[at]);
        if (first == 0) {
            ++at;
            continue;
        }
        auto end = at + 1;
        while (end < name.size()) {
            auto const here = kind(name[end]);
            auto const last = kind(name[end - 1]);
            bool const next_word = last == 2 && here == 2 && end + 1 < name.size() && kind(name[end + 1]) == 3;
            if (here == 0 || next_word || (here != last && !(last == 2 && here == 3))) break;
            ++end;
        }
        parts.push_back(name.substr(at, end - at));
        at = end;
    }
    return parts;
}

struct FilePart {
    std::string low;
    std::uint32_t flags = 0;
    bool capital = false;
    bool capitals = false;
};

FilePart file_part(std::string_view part) {
    FilePart made{lower(part), 0, part.front() >= 'A' && part.front() <= 'Z', false};
    made.flags = flags_of(made.low);
    made.capitals = std::ranges::all_of(part, [](char c) { return c >= 'A' && c <= 'Z'; });
    return made;
}

bool is_record_part(FilePart const& part) {
    return (part.flags & (record | pupil)) != 0 ||
           is_any(part.low, {"eval", "report", "progress", "incident", "attendance", "discipline", "restraint",
                             "testing", "scores", "psychoeducational", "boleta"});
}

bool is_word_of_name(FilePart const& part) {
    return part.low.size() > 1 && part.low[0] > '9' &&
           (part.flags & (not_a_name | record | about_records | team_of | modifies | pupil | pupils | family | adult |
                          ordinal | tells | own | one_of | status | is | has)) == 0;
}

/// "J" beside "Smith".
bool has_initial(std::vector<FilePart> const& parts) {
    for (std::size_t at = 0; at + 1 < parts.size(); ++at) {
        auto const& one = parts[at];
        auto const& other = parts[at + 1];
        auto const is_initial = [](FilePart const& part) {
            return part.low.size() == 1 && part.low[0] > '9' && part.low != "v";
        };
        if (is_initial(one) && is_word_of_name(other) && (one.capital == other.capital)) return true;
        if (is_initial(other) && is_word_of_name(one) && one.capital == other.capital &&
            (one.flags & (given | surname)) != 0)
            return true;
    }
    return false;
}

bool has_name(std::vector<FilePart> const& parts) {
    if (std::ranges::any_of(parts,
                            [](auto const& part) { return (part.flags & about_records) != 0 && part.low != "form"; }))
        return false;
    return std::ranges::any_of(parts, [](auto const& part) {
        bool const is_initials = part.capitals && part.low.size() == 2 && (part.flags & (acronym | not_a_name)) == 0;
        return (part.flags & (given | surname)) != 0 || is_initials;
    });
}

constexpr std::array<std::string_view, 16> kEndings{"docx", "doc", "pdf", "xlsx", "xls",  "pptx", "ppt",  "odt",
                                                    "rtf",  "txt", "csv", "jpg",  "jpeg", "png",  "heic", "pages"};

bool is_ending(std::string_view letters) { return std::ranges::find(kEndings, lower(letters)) != kEndings.end(); }

} // namespace

void find_numbers(Tokens const& tokens, std::vector<Clue>& into) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        auto const next = at + 1;
        if (is_birth(tokens, at) && tokens.together(at, next) && tokens[next].folded[0] <= '9') {
            auto const last = end_of_number(tokens, next);
            into.push_back({StudentClue::number, tokens[next].begin, tokens[last].end});
            at = last;
            continue;
        }
        if (!tokens[at].digits) continue;
        auto const last = end_of_number(tokens, at);
        auto const owner = owner_of_number(tokens, at);
        auto const size = tokens[last].end - tokens[at].begin;
        bool const is_whole = last == at && size == kStateNumber && owner == NumberOf::unknown &&
                              (tokens[at].begin == 0 || tokens.text()[tokens[at].begin - 1] != '+');
        if (((owner == NumberOf::student && size >= 4) || is_whole) && !is_in_address(tokens.text(), tokens[at].begin))
            into.push_back({StudentClue::number, tokens[at].begin, tokens[last].end});
        at = last;
    }
}

bool is_file_of_student(std::string_view name) {
    if (auto const dot = name.find_last_of('.'); dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
    std::vector<FilePart> parts;
    bool is_numbered = false;
    bool is_record = false;
    for (auto const part : parts_of(name)) {
        bool const digits = part.front() >= '0' && part.front() <= '9';
        is_numbered = is_numbered || (digits && part.size() == kStateNumber);
        parts.push_back(file_part(part));
        is_record = is_record || is_record_part(parts.back());
    }
    return is_numbered || (is_record && (has_initial(parts) || has_name(parts)));
}

void find_file_names(std::string_view text, std::vector<Clue>& into) {
    auto const is_part = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.' || c == '%' || (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    auto const end_of_ending = [&](std::size_t dot) -> std::size_t {
        auto end = dot + 1;
        while (end < text.size() && end < dot + 6 && text[end] != '.' && is_part(text[end])) ++end;
        return is_ending(text.substr(dot + 1, end - dot - 1)) ? end : 0;
    };
    for (auto dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
        auto const end = end_of_ending(dot);
        // "plan.docx.pdf" is looked at once, from its last ending.
        if (end == 0 || (end < text.size() && text[end] == '.' && end_of_ending(end) != 0)) continue;
        auto begin = dot;
        while (begin > 0 && dot - begin < kLongestRun && is_part(text[begin - 1])) --begin;
        if (is_file_of_student(text.substr(begin, end - begin))) into.push_back({StudentClue::file_name, begin, end});
    }
}

} // namespace lateral::domain

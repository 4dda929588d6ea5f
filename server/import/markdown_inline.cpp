#include "server/import/html.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace lateral::import {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

/// Runs that say the same in the same way are one.
std::vector<Run> joined(std::vector<Run> const& runs) {
    std::vector<Run> made;
    for (auto const& run : runs) {
        bool const goes_on = !made.empty() && run.kind == Run::Kind::text && made.back().kind == Run::Kind::text &&
                             made.back().marks == run.marks && made.back().link == run.link;
        if (goes_on)
            made.back().text += run.text;
        else
            made.push_back(run);
    }
    return made;
}

std::string code(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t at = text.find('`'); at != std::string_view::npos; at = text.find('`', at)) {
        auto const end = std::min(text.find_first_not_of('`', at), text.size());
        longest = std::max(longest, end - at);
        at = end;
    }
    std::string const fence(longest + 1, '`');
    std::string const gap = text.starts_with('`') || text.ends_with('`') ? " " : "";
    return fence + gap + std::string(text) + gap + fence;
}

std::string marker(unsigned marks) {
    std::string made;
    if (marks & kStrike) made += "~~";
    if (marks & kStrong) made += "**";
    if (marks & kEmphasis) made += "*";
    return made;
}

/// Marks belong to words and not to the space around them; where Markdown would not see them as marks there are none.
std::string marked(std::string const& core, unsigned marks, char before, char after) {
    auto const open = marker(marks);
    if (open.empty() || core.empty()) return core;
    // What is taken for a beginning or an end of marks depends on what stands on both sides.
    bool const begins = is_word(core.front()) || !is_word(before);
    bool const ends = is_word(core.back()) || !is_word(after);
    if (!begins || !ends || before == '*' || before == '~') return core;
    return open + core + std::string(open.rbegin(), open.rend());
}

std::string text_of(Run const& run, char before, char after) {
    std::string_view core(run.text);
    auto const lead = std::min(core.find_first_not_of(' '), core.size());
    core.remove_prefix(lead);
    auto const tail = core.size() - std::min(core.find_last_not_of(' ') + 1, core.size());
    core.remove_suffix(tail);
    std::string made(lead > 0 ? " " : "");
    if (core.empty()) return made;
    if (lead > 0) before = ' ';
    if (tail > 0) after = ' ';
    auto text = run.marks & kCode ? code(core) : escaped(core, run.link.empty() ? before : 'x');
    if (!run.link.empty()) text = "[" + text + "](" + run.link + ")";
    made += marked(text, run.marks & ~static_cast<unsigned>(kCode), before, after);
    return made + (tail > 0 ? " " : "");
}

std::string picture(Run const& run) {
    auto const description = escaped(run.text, 'x');
    auto made = "![" + description + "](file:" + std::to_string(run.file.value) + ")";
    return run.link.empty() ? made : "[" + made + "](" + run.link + ")";
}

/// An address that stands in a text is left as it is, for the reader to find it.
std::size_t address_at(std::string_view text) {
    if (!text.starts_with("http://") && !text.starts_with("https://")) return 0;
    return std::min(text.find_first_of(" \n\t<>\"'()[]\\*`|"), text.size());
}

void escape_start(std::string& text) {
    auto const first = text.find_first_not_of(' ');
    if (first == std::string::npos) return;
    if (std::string_view("#+->=").find(text[first]) != std::string_view::npos) {
        text.insert(first, 1, '\\');
        return;
    }
    auto const end = text.find_first_not_of("0123456789", first);
    if (end != std::string::npos && end > first && (text[end] == '.' || text[end] == ')')) text.insert(end, 1, '\\');
}

} // namespace

std::string escaped(std::string_view text, char previous) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        char const before = i > 0 ? text[i - 1] : previous;
        char const after = i + 1 < text.size() ? text[i + 1] : '\0';
        if (auto const length = is_word(before) ? 0 : address_at(text.substr(i)); length > 8) {
            made += text.substr(i, length);
            i += length - 1;
            continue;
        }
        bool escapes = std::string_view("\\`*[]<>~|").find(c) != std::string_view::npos;
        if (c == '_') escapes = !is_word(before) || !is_word(after);
        if (c == '&') escapes = std::isalpha(static_cast<unsigned char>(after)) || after == '#';
        if (escapes) made += '\\';
        made += c;
    }
    if (previous == '\0' || previous == '\n') escape_start(made);
    return made;
}

std::string inline_markdown(std::vector<Run> const& given) {
    auto const runs = joined(given);
    std::string made;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto const& run = runs[i];
        char const before = made.empty() ? '\0' : made.back();
        bool const has_next = i + 1 < runs.size() && runs[i + 1].kind == Run::Kind::text && !runs[i + 1].text.empty();
        char const after = has_next ? runs[i + 1].text.front() : ' ';
        switch (run.kind) {
        case Run::Kind::line_break:
            while (made.ends_with(' ')) made.pop_back();
            if (!made.empty()) made += '\n';
            break;
        case Run::Kind::picture: made += picture(run); break;
        case Run::Kind::address: made += (is_word(before) ? " <" : "<") + run.text + ">"; break;
        case Run::Kind::text: {
            auto text = text_of(run, before, after);
            if (before == '\0' || before == '\n' || before == ' ')
                text.erase(0, text.find_first_not_of(' ') == std::string::npos ? text.size()
                                                                               : text.find_first_not_of(' '));
            made += text;
        }
        }
    }
    while (made.ends_with(' ') || made.ends_with('\n')) made.pop_back();
    return made;
}

} // namespace lateral::import

#include "server/domain/student_words.hpp"

#include "server/domain/markdown.hpp"
#include "server/domain/student_rules.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace lateral::domain {
namespace {

using protocol::Node;
using protocol::NodeKind;
using protocol::PossibleStudent;
using protocol::StudentClue;

constexpr std::size_t kMostWords = 120;         ///< bytes, and so characters too
constexpr std::size_t kMostSentence = 100;      ///< bytes on each side of what is marked
constexpr std::string_view kMention = "\ufffc"; ///< where a colleague stands

bool begins_character(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::string_view cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (!begins_character(text, most)) --most;
    return text.substr(0, most);
}

std::string shown(std::string_view text) {
    std::string made(text);
    for (auto at = made.find(kMention); at != std::string::npos; at = made.find(kMention, at + 1))
        made.replace(at, kMention.size(), "@");
    return made;
}

/// What leads up to the words: the sentence, or the end of it.
std::string lead(std::string_view text, std::size_t begin) {
    auto from = begin > kMostSentence ? begin - kMostSentence : 0;
    auto before = text.substr(from, begin - from);
    auto const line = before.find_last_of('\n');
    auto const stop = before.rfind(". ");
    if (line != std::string_view::npos || (stop != std::string_view::npos && stop > 3)) {
        auto const after_line = line == std::string_view::npos ? 0 : line + 1;
        auto const after_stop = stop == std::string_view::npos ? 0 : stop + 2;
        return shown(before.substr(std::max(after_line, after_stop)));
    }
    if (from == 0) return shown(before);
    auto const blank = before.find(' ');
    from = blank == std::string_view::npos ? 0 : blank + 1;
    while (!begins_character(before, from)) ++from;
    return "… " + shown(before.substr(from));
}

std::string tail(std::string_view text, std::size_t end) {
    auto const behind = text.substr(end);
    auto const stop = std::min(behind.find('\n'), behind.find(". "));
    if (stop <= kMostSentence) return shown(behind.substr(0, behind[stop] == '.' ? stop + 1 : stop));
    if (behind.size() <= kMostSentence) return shown(behind);
    auto const some = cut(behind, kMostSentence);
    return shown(some.substr(0, some.find_last_of(' '))) + " …";
}

/// Reads passage after passage and keeps what it finds, each words once.
class Collector {
public:
    void passage(std::string_view text, bool listed) {
        auto const split = end_of_announcement(text);
        look(text.substr(0, split), listed);
        if (split < text.size()) look(text.substr(split), true);
    }

    /// The last part of a link's address, where files have their names, and numbers of students.
    void address(std::string_view href) {
        href = href.substr(0, href.find_first_of("?#"));
        auto const name = decoded(href.substr(href.find_last_of('/') + 1));
        if (name.size() > 4 && is_file_of_student(name) && name.find_first_of("._- ") != std::string::npos)
            add(name, {StudentClue::file_name, 0, name.size()});
    }

    void file_name(std::string_view name) {
        if (is_file_of_student(name)) add(name, {StudentClue::file_name, 0, name.size()});
    }

    StudentWords take() { return std::move(found_); }

private:
    /// Behind a line like "My students:" names are students'. The end of that line, or of the text.
    static std::size_t end_of_announcement(std::string_view text) {
        for (std::size_t begin = 0; begin < text.size();) {
            auto const end = std::min(text.find('\n', begin), text.size());
            auto const line = text.substr(begin, end - begin);
            if (line.ends_with(':') && announces_students(Tokens(line))) return end;
            begin = end + 1;
        }
        return text.size();
    }

    static std::string decoded(std::string_view text) {
        std::string made;
        auto const digit = [](char c) {
            if (c >= '0' && c <= '9') return c - '0';
            if (c >= 'a' && c <= 'f') return c - 'a' + 10;
            return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        };
        for (std::size_t at = 0; at < text.size(); ++at) {
            bool const is_code = text[at] == '%' && at + 2 < text.size() && digit(text[at + 1]) >= 2 &&
                                 digit(text[at + 1]) < 8 && digit(text[at + 2]) >= 0;
            if (is_code) {
                made += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
                at += 2;
            } else {
                made += text[at];
            }
        }
        return made;
    }

    void look(std::string_view text, bool listed) {
        Tokens const tokens(text);
        std::vector<Clue> clues;
        find_names(tokens, listed, clues);
        find_numbers(tokens, clues);
        find_file_names(text, clues);
        std::ranges::sort(clues, {}, [](Clue const& clue) { return std::pair(clue.begin, clue.end); });
        for (auto const& clue : clues) add(text, clue);
    }

    void add(std::string_view text, Clue const& clue) {
        if (found_.size() >= protocol::kMaxPossibleStudents) return;
        std::string const words(cut(text.substr(clue.begin, clue.end - clue.begin), kMostWords));
        if (words.empty() || !known_.insert(words).second) return;
        PossibleStudent found{clue.kind, words, {}};
        if (auto before = lead(text, clue.begin); !before.empty()) found.sentence.push_back({std::move(before), false});
        found.sentence.push_back({words, true});
        if (auto after = tail(text, clue.end); !after.empty()) found.sentence.push_back({std::move(after), false});
        found_.push_back(std::move(found));
    }

    StudentWords found_;
    std::set<std::string> known_;
};

/// The nodes of a post as passages: what stands in one block is read as one, whatever marks are in it.
class PostReader {
public:
    explicit PostReader(Collector& into) : into_(into) {}

    void blocks(std::vector<Node> const& nodes, bool listed) {
        std::string text;
        bool announced = false;
        auto const flush = [&] {
            if (text.empty()) return;
            announced = announces(text, false);
            into_.passage(text, listed);
            text.clear();
        };
        for (auto const& node : nodes) {
            if (is_inline(node.kind)) {
                append(node, text);
                continue;
            }
            flush();
            bool const was_announced = std::exchange(announced, false);
            if (node.kind == NodeKind::table)
                table(node);
            else if (node.kind == NodeKind::paragraph || node.kind == NodeKind::heading)
                announced = paragraph(node, listed);
            else if (node.children)
                blocks(*node.children, listed || was_announced);
            else if (node.text)
                into_.passage(*node.text, listed);
        }
        flush();
    }

private:
    static std::vector<Node> const& children_of(Node const& node) {
        static std::vector<Node> const none;
        return node.children ? *node.children : none;
    }

    static bool announces(std::string_view text, bool is_heading) {
        while (text.ends_with('\n') || text.ends_with(' ')) text.remove_suffix(1);
        auto const line = text.substr(text.find_last_of('\n') + 1);
        if (!is_heading && !line.ends_with(':')) return false;
        Tokens const tokens(line);
        return announces_students(tokens) && (line.ends_with(':') || tokens.size() <= 3);
    }

    bool paragraph(Node const& node, bool listed) {
        std::string text;
        for (auto const& child : children_of(node)) append(child, text);
        into_.passage(text, listed);
        return announces(text, node.kind == NodeKind::heading);
    }

    void append(Node const& node, std::string& text) {
        if (node.kind == NodeKind::line_break) text += '\n';
        if (node.kind == NodeKind::mention) {
            text += kMention;
            return;
        }
        // A description is read by itself, as it is read out.
        if (node.kind == NodeKind::picture) {
            if (node.text) into_.passage(*node.text, false);
            text += kMention;
            return;
        }
        if (node.text) text += *node.text;
        if (node.href) into_.address(*node.href);
        for (auto const& child : children_of(node)) append(child, text);
    }

    std::string text_of(Node const& node) {
        std::string text;
        for (auto const& child : children_of(node)) append(child, text);
        return text;
    }

    void table(Node const& node) {
        std::vector<bool> listed;
        for (auto const& row : children_of(node)) {
            std::size_t column = 0;
            for (auto const& cell : children_of(row)) {
                auto const text = text_of(cell);
                if (row.kind == NodeKind::table_head) listed.push_back(announces_students(Tokens(text)));
                into_.passage(text, row.kind != NodeKind::table_head && column < listed.size() && listed[column]);
                ++column;
            }
        }
    }

    Collector& into_; // NOLINT
};

} // namespace

StudentWords student_words_in(std::vector<Node> const& content) {
    Collector found;
    PostReader(found).blocks(content, false);
    return found.take();
}

StudentWords student_words_in_lines(std::string_view text) {
    Collector found;
    found.passage(text, false);
    return found.take();
}

StudentWords student_words_in_file_name(std::string_view name) {
    Collector found;
    found.file_name(name);
    return found.take();
}

} // namespace lateral::domain

#include "server/import/html.hpp"

#include <algorithm>

namespace lateral::import {
namespace {

using Kind = Block::Kind;

/// A larger table is shown as its lines.
constexpr std::size_t kMostCells = 3'000;

std::vector<std::string> texts_of(std::vector<Block> const& blocks);

bool is_list(Kind kind) { return kind == Kind::bullets || kind == Kind::numbers; }

/// `text` with `first` before its first line and `further` before the others.
std::string with_prefix(std::string_view text, std::string_view first, std::string_view further) {
    std::string made(first);
    for (char const c : text) {
        made += c;
        if (c == '\n') made += further;
    }
    // Lines that are empty stay so.
    for (auto at = made.find(" \n"); at != std::string::npos; at = made.find(" \n")) made.erase(at, 1);
    return made;
}

std::string joined(std::vector<std::string> const& texts, std::string_view between) {
    std::string made;
    for (auto const& text : texts) made.append(made.empty() ? "" : between).append(text);
    return made;
}

/// The items of a list; what stands between them is one too.
std::string list(Block const& block, bool other) {
    std::vector<std::string> items;
    bool is_tight = true;
    int number = std::max(block.number, 1);
    for (auto const& child : block.children) {
        auto const parts = texts_of(child.kind == Kind::item ? child.children : std::vector<Block>{child});
        if (parts.empty()) continue;
        // A list in a list stands under the item before it.
        std::string const mark = block.kind == Kind::numbers ? std::to_string(number++) + (other ? ") " : ". ")
                                 : other                     ? "* "
                                                             : "- ";
        auto const lists = std::ranges::count_if(child.children, [](Block const& part) { return is_list(part.kind); });
        bool const is_short = parts.size() == 1 || (parts.size() == 2 && lists == 1);
        is_tight = is_tight && is_short;
        items.push_back(with_prefix(joined(parts, is_short ? "\n" : "\n\n"), mark, std::string(mark.size(), ' ')));
    }
    return joined(items, is_tight ? "\n" : "\n\n");
}

std::string fenced(Block const& block) {
    std::string text;
    for (auto const& run : block.runs) text += run.kind == Run::Kind::line_break ? "\n" : run.text;
    while (text.ends_with('\n')) text.pop_back();
    if (text.starts_with('\n')) text.erase(0, 1);
    if (text.empty()) return {};
    std::string fence = "```";
    while (text.find(fence) != std::string::npos) fence += '`';
    return fence + "\n" + text + "\n" + fence;
}

std::vector<Block const*> rows_of(Block const& table) {
    std::vector<Block const*> rows;
    for (auto const& child : table.children)
        if (child.kind == Kind::row) rows.push_back(&child);
    return rows;
}

/// Only words and pictures, in cells of rows: other tables are there for the looks.
bool is_plain(Block const& table) {
    std::size_t widest = 0;
    auto const rows = rows_of(table);
    for (auto const* row : rows) {
        widest = std::max(widest, row->children.size());
        for (auto const& cell : row->children) {
            if (cell.kind != Kind::cell) return false;
            for (auto const& part : cell.children) {
                bool const holds_line =
                    part.kind == Kind::paragraph ||
                    (part.kind == Kind::group && std::ranges::all_of(part.children, [](Block const& inner) {
                         return inner.kind == Kind::paragraph;
                     }));
                if (!holds_line) return false;
            }
        }
    }
    return rows.size() > 1 && widest > 1 && rows.size() * widest <= kMostCells;
}

std::string table(Block const& block) {
    std::size_t widest = 0;
    for (auto const* row : rows_of(block)) widest = std::max(widest, row->children.size());
    std::string made;
    for (auto const* row : rows_of(block)) {
        made += made.empty() ? "|" : "\n|";
        for (std::size_t i = 0; i < widest; ++i) {
            auto cell = i < row->children.size() ? joined(texts_of(row->children[i].children), " ") : std::string();
            std::ranges::replace(cell, '\n', ' ');
            made += " " + cell + " |";
        }
        if (made.find('\n') != std::string::npos) continue;
        made += "\n|";
        for (std::size_t i = 0; i < widest; ++i) made += " --- |";
    }
    return made;
}

std::string heading(Block const& block) {
    auto text = inline_markdown(block.runs);
    std::ranges::replace(text, '\n', ' ');
    return text.empty() ? text : std::string(static_cast<std::size_t>(block.number), '#') + " " + text;
}

/// Two breaks are what the editors of that time made of a new paragraph.
void add_paragraphs(Block const& block, std::vector<std::string>& into) {
    std::vector<Run> part;
    int breaks = 0;
    auto const finish = [&] {
        if (auto text = inline_markdown(part); !text.empty()) into.push_back(std::move(text));
        part.clear();
    };
    for (auto const& run : block.runs) {
        bool const is_blank =
            run.kind == Run::Kind::text && run.text.find_first_not_of(" \xC2\xA0") == std::string::npos;
        if (run.kind == Run::Kind::line_break && ++breaks == 2) finish();
        if (run.kind != Run::Kind::line_break && !is_blank) breaks = 0;
        part.push_back(run);
    }
    finish();
}

void add(Block const& block, bool other, std::vector<std::string>& into) {
    std::string text;
    switch (block.kind) {
    case Kind::paragraph: return add_paragraphs(block, into);
    case Kind::heading: text = heading(block); break;
    case Kind::code: text = fenced(block); break;
    case Kind::rule: text = "***"; break;
    case Kind::quote:
        text = joined(texts_of(block.children), "\n\n");
        if (!text.empty()) text = with_prefix(text, "> ", "> ");
        break;
    case Kind::bullets:
    case Kind::numbers: text = list(block, other); break;
    case Kind::table:
        if (is_plain(block)) {
            text = table(block);
            break;
        }
        [[fallthrough]];
    default: std::ranges::move(texts_of(block.children), std::back_inserter(into)); return;
    }
    if (!text.empty()) into.push_back(std::move(text));
}

/// Lists that follow each other would be one with the same mark, so every second one has another.
std::vector<std::string> texts_of(std::vector<Block> const& blocks) {
    std::vector<std::string> texts;
    bool other = false;
    Kind last = Kind::group;
    for (auto const& block : blocks) {
        other = is_list(block.kind) && block.kind == last && !other;
        auto const before = texts.size();
        add(block, other, texts);
        if (texts.size() > before) last = block.kind;
    }
    return texts;
}

} // namespace

std::vector<std::string> markdown_of(Block const& document) { return texts_of(document.children); }

} // namespace lateral::import

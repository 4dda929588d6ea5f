#include "server/domain/markdown_bounds.hpp"

#include <algorithm>
#include <cstddef>

namespace lateral::domain {
namespace {

/// cmark fills every row of a table up to the width of its head, so that 20 KB could become millions of cells.
constexpr std::size_t kMaxCells = 20'000;

/// For each line that could be the rule below a table's head cmark reads the paragraph so far again: with a rule in
/// every second line, 20,000 characters took two and a half seconds.
constexpr std::size_t kMaxReadAgain = 500'000;

/// For each plain address cmark looks ahead as far as a name could go: with one in every five characters, 20,000 of
/// them took two thirds of a second. Fifty in the longest post, five hundred in a short one, become links.
constexpr std::size_t kMaxLookedAhead = 1'000'000;

/// Quotes and lists that one line may open inside each other. cmark walks down through all of them for every line:
/// thousands take a third of a second, and what is deeper than kMaxNodeDepth becomes text anyway.
constexpr std::size_t kMaxOpened = 100;

/// "|--|:-:|", perhaps in a quote or a list.
bool may_be_rule(std::string_view line) {
    return line.find_first_of("|:") != std::string_view::npos && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|:- \t\v\f>*+.)0123456789") == std::string_view::npos;
}

std::size_t opened_by(std::string_view line) {
    std::size_t opened = 0;
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        bool const quotes = line.starts_with('>');
        if (!quotes) line.remove_prefix(std::min(line.find_first_not_of("0123456789"), line.size()));
        if (line.find_first_of(">-+*.)") != 0) return opened;
        line.remove_prefix(1);
        if (!quotes && line.find_first_of(" \t") != 0) return opened;
        ++opened;
    }
}

} // namespace

bool tables_stay_small(std::string_view markdown) {
    std::size_t rows = 0;
    std::size_t widest = 1;
    std::size_t rules = 0;
    for (std::size_t at = 0; at <= markdown.size(); ++rows) {
        auto const line = markdown.substr(at, markdown.find_first_of("\r\n", at) - at);
        widest = std::max(widest, 1 + static_cast<std::size_t>(std::ranges::count(line, '|')));
        rules += may_be_rule(line) ? 1 : 0;
        at += line.size() + 1;
    }
    return (widest == 1 || rows * widest <= kMaxCells) && rules * markdown.size() <= kMaxReadAgain;
}

bool addresses_stay_few(std::string_view markdown) {
    std::size_t addresses = static_cast<std::size_t>(std::ranges::count(markdown, '@'));
    for (std::string_view const start : {"www.", "://"})
        for (auto at = markdown.find(start); at != std::string_view::npos; at = markdown.find(start, at + 1))
            ++addresses;
    return addresses * markdown.size() <= kMaxLookedAhead;
}

bool nests_too_deep(std::string_view markdown) {
    for (std::size_t at = 0; at <= markdown.size();) {
        auto const line = markdown.substr(at, markdown.find_first_of("\r\n", at) - at);
        if (opened_by(line) > kMaxOpened) return true;
        at += line.size() + 1;
    }
    return false;
}

} // namespace lateral::domain

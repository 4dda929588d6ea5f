#pragma once

#include "protocol/ids.hpp"
#include "protocol/text.hpp"

#include <string>
#include <vector>

namespace lateral::import {

/// The parts of a text as the bodies of as many posts as it needs: each within what one post may have of letters and
/// pictures, cut between paragraphs where that can be, else between lines or words. Never empty.
std::vector<std::string> bodies_of(std::vector<std::string> const& parts);

/// A line within a bound: white space is one space, what no line may hold goes. `cut`: something was left out.
template <class Text>
Text line_within(std::string_view text, std::string_view otherwise, bool& cut);

std::string plain_line(std::string_view text, std::size_t most_code_points, bool& cut);

template <class Text>
Text line_within(std::string_view text, std::string_view otherwise, bool& cut) {
    if (auto made = Text::create(plain_line(text, Text::max, cut))) return *std::move(made);
    cut = true;
    return Text::create(otherwise).value();
}

} // namespace lateral::import

#pragma once

#include "protocol/model.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Pages of plain HTML, without scripts. Everything that somebody wrote passes through escaped(). Pure; any thread.
namespace lateral::exporting {

/// As text between tags, and in an attribute between double quotes.
std::string escaped(std::string_view text);

/// A page's beginning up to its content. `up`: the way to the first page, "../" or nothing.
std::string page_begin(std::string_view title, std::string_view up);
std::string page_end();

/// `<time>` for people and for programs.
std::string html_time(protocol::Timestamp at);

/// What a post holds. `picture` gives the `<img>` of a file, or words for it.
std::string html_of(std::vector<protocol::Node> const& nodes,
                    std::function<std::string(protocol::Node const&)> const& picture);

} // namespace lateral::exporting

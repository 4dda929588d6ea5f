#pragma once

#include "protocol/model.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Pages of plain HTML, without scripts. Everything that somebody wrote passes through escaped(). Pure; any thread.
namespace lateral::exporting {

/// As text between tags, and in an attribute between double quotes.
std::string escaped(std::string_view text);

/// What every page leads back to, and the language of them all.
struct FirstPage {
    std::string_view name = "All channels";
    std::string_view back = "Back";
    std::string_view language = "en";
};
/// A page's beginning up to its content. `up`: the way to the first page, "./" or "../", or nothing where this is it.
std::string page_begin(std::string_view title, std::string_view up, FirstPage const& first = {});
std::string page_end();

/// `<time>` for people and for programs.
std::string html_time(protocol::Timestamp at);
/// "1 post", "3 posts".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);
std::string size_in_words(std::int64_t bytes);

/// A picture that opens when it is pressed. `words`: what it shows, escaped; its size in dots, where it is known.
std::string picture_html(std::string const& from, std::string const& words, std::optional<std::int64_t> width,
                         std::optional<std::int64_t> height);

/// What a post holds. `picture` gives the `<img>` of a file, or words for it.
std::string html_of(std::vector<protocol::Node> const& nodes,
                    std::function<std::string(protocol::Node const&)> const& picture);

} // namespace lateral::exporting

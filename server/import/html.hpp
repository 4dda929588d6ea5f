#pragma once

#include "protocol/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lateral::import {

/// What is said together with a mark: strong, emphasis, strike, code.
enum Mark : unsigned { kStrong = 1, kEmphasis = 2, kStrike = 4, kCode = 8 };

/// A piece of a line.
struct Run {
    enum class Kind : std::uint8_t { text, line_break, picture, address };
    Kind kind{};
    std::string text;   ///< picture: its description; address: itself
    unsigned marks = 0; ///< of Mark
    std::string link{}; ///< where it leads; empty: nowhere
    protocol::FileId file{};
};

/// A part of a text. Containers have children, the others runs.
struct Block {
    enum class Kind : std::uint8_t {
        group,
        paragraph,
        heading,
        code,
        rule,
        quote,
        bullets,
        numbers,
        item,
        table,
        row,
        cell
    };
    Kind kind{};
    std::vector<Block> children{};
    std::vector<Run> runs{};
    int number = 1; ///< level of a heading, start of a list
};

/// Which files a text may show. One text's, one thread.
class Media {
public:
    virtual ~Media() = default;
    /// The file that stands for a picture of the archive; nothing when it is not kept.
    virtual std::optional<protocol::FileId> picture(std::string const& path, std::string const& description) = 0;
    /// A file of the archive that the text leads to.
    virtual void document(std::string const& path) = 0;
};

/// What became of parts that Markdown does not have.
struct Dropped {
    std::int64_t scripts = 0;
    std::int64_t embeds = 0; ///< as links
};

/// Reads HTML as browsers do, however it is written. Scripts, styles and everything that only looks go; films and
/// slides become their addresses. Any thread.
Block read_html(std::string_view html, Media& media, Dropped& dropped);

/// The Markdown of its parts, one text each; domain/markdown.hpp reads them as what they were.
std::vector<std::string> markdown_of(Block const& document);

/// The runs of one paragraph.
std::string inline_markdown(std::vector<Run> const& runs);
/// A text that Markdown takes as it is. `previous`: what stands before it, 0 for the beginning of a line.
std::string escaped(std::string_view text, char previous);

/// An address on the web, whole; nothing for those that lead nowhere or that run.
std::optional<std::string> web_address(std::string_view address);
/// Where people watch what a page showed inside of itself.
std::string watching_address(std::string const& address);

/// "&amp;" and its like in a text that is no HTML.
std::string without_entities(std::string_view text);

} // namespace lateral::import

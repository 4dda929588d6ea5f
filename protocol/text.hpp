#pragma once

#include "protocol/errors.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lateral::protocol {

/// A string literal as a template argument.
template <std::size_t N>
struct Literal {
    char text[N]{};
    constexpr Literal(const char (&source)[N]) { std::copy_n(source, N, text); } // NOLINT: implicit by design
    constexpr std::string_view view() const { return {text, N - 1}; }
};

/// What a bounded text may hold. Every shape refuses broken UTF-8 and U+0000 (PostgreSQL cannot store it).
enum class Shape : std::uint8_t {
    name,  ///< a line in letters of one alphabet, so that no name passes for another's
    line,  ///< one line: NFC, trimmed, no control or invisible direction-changing characters
    body,  ///< many lines, kept as written but for "\r\n", which becomes "\n"
    token, ///< ASCII letters, digits, "-" and "_"
    raw,   ///< kept byte for byte (passwords)
};

namespace detail {
/// The text made regular for its shape, or why it is refused. Bounds count Unicode code points.
Result<std::string> regular_text(std::string_view text, Shape shape, std::size_t min, std::size_t max);
} // namespace detail

/// A text that came from outside and was checked. The bounds are part of the type and so of the protocol page.
template <Literal Label, std::size_t Min, std::size_t Max, Shape S = Shape::line>
class Text {
public:
    static constexpr std::string_view label = Label.view();
    static constexpr std::size_t min = Min;
    static constexpr std::size_t max = Max;
    static constexpr Shape shape = S;

    static Result<Text> create(std::string_view text) {
        auto regular = detail::regular_text(text, S, Min, Max);
        if (!regular) return std::unexpected(regular.error());
        Text made;
        made.value_ = *std::move(regular);
        return made;
    }

    std::string const& str() const { return value_; }
    friend bool operator==(Text const&, Text const&) = default;

private:
    std::string value_;
};

/// A list that came from outside: at most Max items.
template <class T, std::size_t Max>
struct List {
    static constexpr std::size_t max = Max;
    std::vector<T> items;
};

/// A number from outside, between Min and Max.
template <std::int64_t Min, std::int64_t Max>
struct Number {
    static constexpr std::int64_t min = Min;
    static constexpr std::int64_t max = Max;
    std::int64_t value = Min;
};

/// JSON of a T that is encoded already: stored so, and put into frames as it is.
template <class T>
struct Encoded {
    using Decoded = T;
    std::string json;
};

using PersonName = Text<"person's name", 1, 80, Shape::name>;
using Title = Text<"title", 1, 200>;
using Email = Text<"mail address", 3, 254>;
using Password = Text<"password", 1, 256, Shape::raw>;
using Body = Text<"post", 1, 20'000, Shape::body>;
using DraftBody = Text<"draft", 0, 20'000, Shape::body>;
using DraftTitle = Text<"title of a draft", 0, 200>;
using Quote = Text<"quote", 1, 2'000, Shape::body>;
using SpaceName = Text<"space name", 1, 60, Shape::token>;
using Description = Text<"description", 0, 1'000, Shape::body>;
using OrganisationName = Text<"organisation's name", 1, 120, Shape::name>;
using JobTitle = Text<"title of a role", 0, 120>;
using Code = Text<"code of a link", 16, 64, Shape::token>;
using Epoch = Text<"epoch", 1, 64, Shape::token>;
using Device = Text<"device", 0, 80>;
using Query = Text<"words to look for", 0, 80>;
using SearchWords = Text<"words to search for", 0, 200>;
using Pronouns = Text<"pronouns", 0, 40>;
using About = Text<"words about oneself", 0, 1'000, Shape::body>;
using Topic = Text<"topic", 1, 60>;
using Zone = Text<"time zone", 1, 64>;
using MinuteOfDay = Number<0, 1'439>;
using FileName = Text<"name of a file", 1, 200>;
using FileDescription = Text<"description of a picture", 0, 500>;
using NoStudentsWords = Text<"words that are no student's", 1, 120, Shape::body>;
using CaseWords = Text<"words about a flagged post", 1, 1'000, Shape::body>;
using StageText = Text<"question of a chat", 1, 300>;
using ClientKey = Text<"client key", 8, 64, Shape::token>;

} // namespace lateral::protocol

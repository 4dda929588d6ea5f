#pragma once

#include "protocol/model.hpp"
#include "server/import/sources.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lateral::import {

/// Something that somebody wrote, as the archive has it.
struct Said {
    std::string foreign;
    std::string author; ///< a contributorName; empty: nobody knows
    std::optional<std::int64_t> at{};
    std::string html{};
    std::vector<std::string> attachments{}; ///< references to files
    std::string before{};                   ///< Markdown of ours that stands before the text
    std::string after{};                    ///< and after it
};

/// A conversation, or what becomes one: its first post and what followed, oldest first.
struct Talk {
    std::string_view kind;  ///< of the report: "discussions"
    std::string_view reply; ///< and of its answers
    std::string foreign;
    protocol::ThreadKind thread{};
    std::string title;
    std::string place; ///< key of a Place (places.hpp)
    bool locked = false;
    std::vector<Said> posts{};
};

/// Who is who, for texts that list people.
using NameOf = std::function<std::string(std::string const& contributor)>;

/// What of an object of `source` becomes conversations; the same for the same object.
std::vector<Talk> talks_of(Source source, Value const& object, NameOf const& name_of);

/// The key of the space that it belongs to.
std::string place_of(Source source, Value const& object);

/// Microseconds since 1970; nothing for what is no date.
std::optional<std::int64_t> time_of(std::string_view text);
std::string day_and_time(std::int64_t micros); ///< "2011-04-29 14:12"

} // namespace lateral::import

#pragma once

#include "server/files/store.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lateral::import {

/// A folder of files that somebody else made. Nothing outside of it is ever opened: each step of a path is opened by
/// itself, and neither "..", nor a link, nor a device is followed. Any thread.
class Archive {
public:
    /// Throws Unreadable when it is no folder.
    explicit Archive(std::filesystem::path const& folder);

    enum class Found : std::uint8_t { yes, missing, outside };
    struct Opened {
        Found found = Found::missing;
        files::Descriptor file; ///< a regular file, for reading
        std::int64_t size = 0;
    };
    /// `path` counts from the folder, with "/" between the steps.
    Opened open(std::string_view path) const;

private:
    files::Descriptor folder_;
};

/// A reference to a file of the archive, "discussions/12-a%20b.jpg?width=240", as the path that the archive has:
/// without the query, and with its percent signs resolved. Nothing for addresses on the web and what else is no path.
std::optional<std::string> path_in_archive(std::string_view reference);

/// The name that the file had before it was numbered: "a b.jpg".
std::string file_name_of(std::string_view path);

} // namespace lateral::import

#pragma once

#include "server/import/archive.hpp"
#include "server/import/json_reader.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace lateral::import {

/// The files of an archive, in the order in which they are read.
enum class Source : std::uint8_t { members, groups, discussions, blogs, events, photos, videos, pages, notes, music };
inline constexpr std::array<std::string_view, 10> kSourceNames{"members", "groups", "discussions", "blogs", "events",
                                                               "photos",  "videos", "pages",       "notes", "music"};
inline std::string_view name_of(Source source) { return kSourceNames[static_cast<std::size_t>(source)]; }

/// The file with what lies in the archive, or where there is none the one with what lay on Ning's servers; nothing when
/// both are missing. Throws Unreadable for a link or what else is no file.
std::optional<JsonReader> open_source(Archive const& archive, Source source, Defects& defects);

} // namespace lateral::import

#pragma once

#include "server/import/report.hpp"
#include "server/import/talks.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lateral::import {

/// A space to be.
struct Place {
    std::string key;
    std::string title;
    std::string text; ///< what it says of itself: HTML
    protocol::Visibility visibility = protocol::Visibility::network;
    std::string creator;
    std::optional<std::int64_t> at;
    std::vector<std::pair<std::string, protocol::SpaceRole>> named;
};

/// Where a conversation stands in the archive, and when what was said in it.
struct PlannedTalk {
    Source source{};
    std::uint32_t index = 0; ///< among those of its object
    std::int64_t began = 0;  ///< byte of the object
    std::int64_t at = 0;     ///< of the first post, where it has no time of its own
    std::size_t first = 0;   ///< its first post in `numbers`
    std::size_t posts = 0;
};

/// The whole of an archive but for the texts: what there is, who and where, and the order of everything that was said.
/// About 20 bytes for each post and 60 for each conversation stay in memory.
struct Plan {
    std::vector<PlannedTalk> talks;      ///< in the order of their newest posts
    std::vector<std::int64_t> numbers;   ///< for each post, in the archive's order: its place in time among all, from 1
    std::int64_t size = 0;               ///< of the row of numbers
    std::map<std::string, Place> places; ///< by key
    std::unordered_map<std::string, std::string> names;     ///< of the members, by contributorName
    std::unordered_map<std::string, std::string> addresses; ///< who has an address first
    std::vector<std::string> absent;                        ///< who wrote and is no member, in the order of the archive
    std::unordered_map<std::string, std::size_t> absent_numbers; ///< their places there, from 1
    std::string digest;                                          ///< of all files

    std::string name_of(std::string const& contributor) const;
};

/// Reads the whole archive once. Throws Unreadable when a file cannot be read; what is mended or left out is told.
Plan make_plan(Archive const& archive, Report& report);

/// The mail address of a member in its regular form; empty when there is none.
std::string address_of(Value const& member);
/// Names of people who have none.
std::string name_of_absent(std::size_t number);

} // namespace lateral::import

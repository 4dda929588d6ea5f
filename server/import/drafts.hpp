#pragma once

#include "server/domain/imports.hpp"
#include "server/import/html.hpp"
#include "server/import/talks.hpp"

#include <string>
#include <vector>

namespace lateral::import {

/// A file of the archive that a post is to have.
struct Wanted {
    std::string path;
    protocol::FileId id;
    std::string description;
    bool is_shown = false;         ///< in the text
    bool is_no_picture = false;    ///< whatever the text took it for
    std::string problem{};         ///< why it is not kept; empty: it is, or nobody looked yet
    domain::FileContent content{}; ///< once it was looked into
};

/// What somebody said on its way to posts.
struct Draft {
    Said said;
    std::vector<Wanted> files{};
    std::vector<std::string> bodies{};
};

/// Makes the bodies, and finds the files that the text has or shows. Called again when some of them turned out not to
/// be kept: the text says so then.
void write_bodies(Draft& draft, Dropped& dropped);

/// The posts of a draft, with the files where they belong.
std::vector<domain::ImportedPost> posts_of(Draft const& draft, protocol::MemberId author, std::int64_t at,
                                           std::int64_t first_number);

} // namespace lateral::import

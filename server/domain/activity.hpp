#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// What one member wrote, as far as the asker sees it. Read from the search index, which has every post under its
/// author: an index of the posts' own would cost each writer a page more.
namespace lateral::domain {

Result<protocol::ActivityReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListActivity const& command);

} // namespace lateral::domain

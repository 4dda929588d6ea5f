#pragma once

#include "protocol/commands/search.hpp"
#include "server/domain/access.hpp"

/// Search over everything that a person may see. The index is asked for the asker's spaces only, each candidate's space
/// is compared with what the gate gave before anything is counted, and each hit is read through the gate again.
namespace lateral::domain {

Result<protocol::SearchReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::Search const& command);

} // namespace lateral::domain

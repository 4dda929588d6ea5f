#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// Who does the same work in another district. Looks at a bounded number of people, whatever the size of the network.
namespace lateral::domain {

Result<protocol::SimilarReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListSimilar const& command);

} // namespace lateral::domain

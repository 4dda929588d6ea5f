#pragma once

#include "protocol/commands/posts.hpp"
#include "server/domain/access.hpp"

/// Reactions: each member has each kind once on a post. Doing it twice changes nothing and tells nobody.
namespace lateral::domain {

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AddReaction const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::RemoveReaction const& command);

} // namespace lateral::domain

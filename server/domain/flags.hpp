#pragma once

#include "protocol/commands/conduct.hpp"
#include "server/domain/access.hpp"

/// Flags: anybody who reads a post tells whoever moderates of it (docs/adr/0017).
namespace lateral::domain {

inline constexpr std::int64_t kMaxWaitingFlags = 5; ///< of one member: a flag may hide what somebody wrote

/// Whether the actor decides about flagged posts of a space that they see.
bool decides_in(Actor const& actor, SpaceAccess const& space);

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FlagPost const& command);

} // namespace lateral::domain

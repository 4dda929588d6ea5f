#pragma once

#include "protocol/commands/stewards.hpp"
#include "server/domain/access.hpp"

/// Channels in which nobody writes any more: who looks after them is asked whether they stay. Nothing closes by itself;
/// closing is `space.update`.
namespace lateral::domain {

Result<protocol::QuietSpacesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::ListQuietSpaces const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::KeepSpace const& command);

} // namespace lateral::domain

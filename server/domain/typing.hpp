#pragma once

#include "protocol/commands/posts.hpp"
#include "server/domain/access.hpp"

namespace lateral::domain {

/// Whether the actor may be shown as writing in a thread, and the space whose readers are told. Only who could post
/// now.
Result<protocol::SpaceId> may_type(storage::ReadTransaction& tx, Actor const& actor,
                                   protocol::StartTyping const& command);

} // namespace lateral::domain

#pragma once

#include "server/domain/actor.hpp"
#include "server/session/answer.hpp"
#include "storage/transaction.hpp"

namespace lateral::session {

/// Who a credential stands for, in this transaction; `unauthenticated` for everything that is not a live session of an
/// active member.
protocol::Result<domain::Actor> actor_of(storage::ReadTransaction& tx, Caller const& caller);

/// Whether it is time to note anew that the actor's session is in use; once an hour is enough to keep it from ending as
/// idle.
bool is_stale(storage::ReadTransaction& tx, domain::Actor const& actor);

/// Notes it.
void touch(storage::Transaction& tx, Caller const& caller);

} // namespace lateral::session

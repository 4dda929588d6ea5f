#pragma once

#include "server/domain/actor.hpp"
#include "server/session/answer.hpp"
#include "storage/transaction.hpp"

namespace lateral::session {

/// Who a credential stands for, in this transaction; `unauthenticated` for everything that is not a live session of an
/// active member.
protocol::Result<domain::Actor> actor_of(storage::ReadTransaction& tx, Caller const& caller);

} // namespace lateral::session

#include "server/session/actors.hpp"

#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "storage/statements.hpp"

namespace lateral::session {

protocol::Result<domain::Actor> actor_of(storage::ReadTransaction& tx, Caller const& caller) {
    if (caller.token.empty()) return protocol::fail(protocol::ErrorCode::unauthenticated);
    auto const created_after = tx.now().value - auth::kLongestDays * base::kDay;
    auto const seen_after = tx.now().value - auth::kIdleDays * base::kDay;
    auto actor = tx.row<domain::Actor>(storage::sql::actor_by_token, auth::hash_of_token(caller.token), created_after,
                                       seen_after);
    if (!actor) return protocol::fail(protocol::ErrorCode::unauthenticated);
    return *std::move(actor);
}

} // namespace lateral::session

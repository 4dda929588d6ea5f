#include "server/session/actors.hpp"

#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "storage/statements.hpp"

namespace lateral::session {
namespace {

constexpr std::int64_t kTouchEvery = 3600 * base::kSecond;

} // namespace

protocol::Result<domain::Actor> actor_of(storage::ReadTransaction& tx, Caller const& caller) {
    if (caller.token.empty()) return protocol::fail(protocol::ErrorCode::unauthenticated);
    auto const created_after = tx.now().value - auth::kLongestDays * base::kDay;
    auto const seen_after = tx.now().value - auth::kIdleDays * base::kDay;
    auto actor = tx.row<domain::Actor>(storage::sql::actor_by_token, auth::hash_of_token(caller.token), created_after,
                                       seen_after);
    if (!actor) return protocol::fail(protocol::ErrorCode::unauthenticated);
    return *std::move(actor);
}

bool is_stale(storage::ReadTransaction& tx, domain::Actor const& actor) {
    return actor.seen_at.value < tx.now().value - kTouchEvery;
}

void touch(storage::Transaction& tx, Caller const& caller) {
    tx.run(storage::sql::session_touch, tx.now(), caller.address, auth::hash_of_token(caller.token),
           tx.now().value - kTouchEvery);
}

} // namespace lateral::session

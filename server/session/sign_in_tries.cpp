#include "server/session/sign_in_tries.hpp"

#include "server/base/clock.hpp"
#include "server/session/address.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <cctype>

namespace lateral::session {
namespace sql = storage::sql;
using protocol::ErrorCode;
using protocol::Result;
namespace {

/// Five wrong tries in half an hour by one address at one account (Zulip's figure). Strangers elsewhere cannot lock a
/// person out: when there were a hundred at an account, each address still has two; only a thousand, which takes
/// hundreds of addresses, close it. An address is stopped at a hundred, since a whole school may share it. Neither of
/// these two holds where the account has a session already: a pupil who guesses must not lock the teachers out.
constexpr std::int64_t kWindow = 30 * 60 * base::kSecond;
constexpr std::int64_t kMostOfPair = 5;
constexpr std::int64_t kMostOfPairUnderAttack = 2;
constexpr std::int64_t kAttack = 100;
constexpr std::int64_t kMostOfAccount = 1'000;
constexpr std::int64_t kMostOfAddress = 100;

struct Counts {
    std::int64_t pair = 0;
    std::int64_t account = 0;
    std::int64_t address = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (pair, account, address))

/// Whether somebody is signed in to the account from this address.
bool is_known_at(storage::ReadTransaction& tx, std::string const& email, std::string const& address) {
    auto const places = tx.rows<std::string>(sql::session_addresses, email);
    return std::ranges::any_of(
        places, [&](std::string const& place) { return counted_address(place) == counted_address(address); });
}

} // namespace

std::string folded(std::string email) {
    std::ranges::transform(email, email.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return email;
}

Result<void> may_try(storage::ReadTransaction& tx, std::string const& email, std::string const& address) {
    auto const since = tx.now().value - kWindow;
    auto const counts =
        tx.row<Counts>(sql::sign_in_failures_count, email, counted_address(address), since, tx.now()).value();
    auto const most_of_pair = counts.account < kAttack ? kMostOfPair : kMostOfPairUnderAttack;
    bool const is_attack = counts.account >= kMostOfAccount || counts.address >= kMostOfAddress;
    if (counts.pair >= most_of_pair || (is_attack && !is_known_at(tx, email, address)))
        return std::unexpected(protocol::Error{ErrorCode::rate_limited, {}, {}, kWindow / base::kSecond});
    return {};
}

Result<void> begin_try(storage::Transaction& tx, std::string const& email, std::string const& address) {
    if (auto allowed = may_try(tx, email, address); !allowed) return allowed;
    tx.run(sql::sign_in_failure_insert, email, counted_address(address), tx.now());
    return {};
}

} // namespace lateral::session

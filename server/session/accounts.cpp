#include "server/session/accounts.hpp"

#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/domain/invitations.hpp"
#include "server/domain/members.hpp"
#include "server/domain/passwords.hpp"
#include "server/domain/sessions.hpp"
#include "server/session/actors.hpp"
#include "server/session/storage_work.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <cctype>
#include <spdlog/spdlog.h>

namespace lateral::session {
namespace asio = boost::asio;
namespace sql = storage::sql;
using protocol::ErrorCode;
using protocol::fail;
using protocol::Result;

struct Accounts::Credentials {
    protocol::MemberId member;
    std::string password_hash;
    protocol::MemberState state{};
};

namespace {

/// Five wrong tries in half an hour by one address at one account (Zulip's figure). Strangers elsewhere cannot lock a
/// person out: only a hundred of them together slow the account, and an address is stopped at a hundred, since a whole
/// school may share it.
constexpr std::int64_t kWindow = 30 * 60 * base::kSecond;
constexpr std::int64_t kMostOfPair = 5;
constexpr std::int64_t kMostOfOne = 100;

struct Found {
    protocol::MemberId member;
    std::string password_hash;
    protocol::MemberState state{};
};
BOOST_DESCRIBE_STRUCT(Found, (), (member, password_hash, state))

struct Counts {
    std::int64_t pair = 0;
    std::int64_t account = 0;
    std::int64_t address = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (pair, account, address))

/// Mail addresses are compared without case: two accounts that differ in case alone would be a trap.
std::string folded(protocol::Email const& email) {
    std::string low = email.str();
    std::ranges::transform(low, low.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

} // namespace

/// The account's credentials, or those of nobody, which cost the same to compare with.
asio::awaitable<Result<Accounts::Credentials>> Accounts::credentials_for_sign_in(Caller caller, protocol::Email email) {
    co_return co_await read(db_, [caller, email = folded(email)](storage::ReadTransaction& tx) -> Result<Credentials> {
        auto const since = tx.now().value - kWindow;
        auto const counts = tx.row<Counts>(sql::sign_in_failures_count, email, caller.address, since, tx.now()).value();
        if (counts.pair >= kMostOfPair || counts.account >= kMostOfOne || counts.address >= kMostOfOne)
            return std::unexpected(protocol::Error{ErrorCode::rate_limited, {}, {}, kWindow / base::kSecond});
        auto const found = tx.row<Found>(sql::credentials_by_email, email);
        if (!found) return Credentials{{}, auth::nobodys_hash(), protocol::MemberState::left};
        return Credentials{found->member, found->password_hash, found->state};
    });
}

asio::awaitable<Answer> Accounts::sign_in(Caller caller, protocol::SignIn command) {
    auto const found = co_await credentials_for_sign_in(caller, command.email);
    if (!found) co_return refusal(found.error());
    auto const matches = co_await hasher_.run([hash = found->password_hash, password = command.password] {
        return auth::password_matches(hash, password.str());
    });
    if (!matches) co_return refusal(protocol::Error{ErrorCode::unavailable, {}, {}, 2});
    auto const email = folded(command.email);
    if (*matches && found->member && found->state == protocol::MemberState::active)
        co_return co_await open_session(caller, found->member, command.device ? command.device->str() : "",
                                        command.credential.value_or(protocol::Credential::cookie), email);
    spdlog::warn("sign-in refused from {}", caller.address);
    auto const noted = co_await write(db_, [email, caller](storage::Transaction& tx) -> Result<int> {
        tx.run(sql::sign_in_failure_insert, email, caller.address, tx.now());
        return 0;
    });
    co_return refusal(noted ? protocol::Error{ErrorCode::sign_in_failed, {}, {}, std::nullopt} : noted.error());
}

asio::awaitable<Answer> Accounts::open_session(Caller caller, protocol::MemberId member, std::string device,
                                               protocol::Credential kind, std::string email) {
    auto const secret = auth::make_secret();
    auto result = co_await write(db_, [=](storage::Transaction& tx) -> Result<protocol::SignedIn> {
        auto const id = tx.new_id<protocol::SessionId>();
        tx.run(sql::session_insert, id, member, secret.hash, device, caller.address, tx.now(), tx.now());
        tx.run(sql::sign_in_failures_clear, email, caller.address);
        return protocol::SignedIn{domain::member_reply(tx, member).member, id,
                                  kind == protocol::Credential::token ? std::optional(secret.token) : std::nullopt};
    });
    if (result) spdlog::info("sign-in of member {} from {}", member.value, caller.address);
    Answer made = answer(result);
    if (result && kind == protocol::Credential::cookie) made.cookie = secret.token;
    co_return made;
}

asio::awaitable<Answer> Accounts::look_at_invitation(protocol::LookAtInvitation command) {
    co_return answer(co_await read(db_, [hash = auth::hash_of_token(command.code.str())](storage::ReadTransaction& tx) {
        return domain::look_at_invitation(tx, hash);
    }));
}

asio::awaitable<Result<std::string>> Accounts::hashed(protocol::Password password) {
    auto const hash = co_await hasher_.run([password] { return auth::hash_password(password.str()); });
    if (!hash) co_return std::unexpected(protocol::Error{ErrorCode::unavailable, {}, {}, 2});
    co_return *hash;
}

asio::awaitable<Answer> Accounts::accept_invitation(Caller caller, protocol::AcceptInvitation command) {
    auto const code_hash = auth::hash_of_token(command.code.str());
    auto const look = co_await read(
        db_, [code_hash](storage::ReadTransaction& tx) { return domain::look_at_invitation(tx, code_hash); });
    if (!look) co_return refusal(look.error());
    auto const email = folded(command.email);
    if (common_.refuses(command.password.str(), command.name.str(), email))
        co_return refusal(ErrorCode::password_too_common, "password");
    auto const hash = co_await hashed(command.password);
    if (!hash) co_return refusal(hash.error());
    auto const member = co_await write(db_, [=](storage::Transaction& tx) {
        return domain::accept_invitation(tx, code_hash, command.name, email, *hash);
    });
    if (!member) co_return refusal(member.error());
    co_return co_await open_session(caller, *member, command.device ? command.device->str() : "",
                                    command.credential.value_or(protocol::Credential::cookie), email);
}

asio::awaitable<Answer> Accounts::reset_password(protocol::ResetPassword command) {
    auto const code_hash = auth::hash_of_token(command.code.str());
    auto const holder = co_await read(
        db_, [code_hash](storage::ReadTransaction& tx) { return domain::reset_link_holder(tx, code_hash); });
    if (!holder) co_return refusal(holder.error());
    if (common_.refuses(command.password.str(), holder->name, holder->email))
        co_return refusal(ErrorCode::password_too_common, "password");
    auto const hash = co_await hashed(command.password);
    if (!hash) co_return refusal(hash.error());
    co_return answer(co_await write(db_, [code_hash, hash = *hash](storage::Transaction& tx) {
        return domain::use_reset_link(tx, code_hash, hash);
    }));
}

asio::awaitable<Answer> Accounts::change_password(Caller caller, protocol::ChangePassword command) {
    auto const holder =
        co_await read(db_, [caller](storage::ReadTransaction& tx) -> Result<std::pair<domain::Actor, Found>> {
            auto actor = actor_of(tx, caller);
            if (!actor) return std::unexpected(actor.error());
            auto found = tx.row<Found>(sql::credentials_by_member, actor->id).value();
            return std::pair(*std::move(actor), std::move(found));
        });
    if (!holder) co_return refusal(holder.error());
    auto const& [actor, found] = *holder;
    auto const matches = co_await hasher_.run([hash = found.password_hash, password = command.current] {
        return auth::password_matches(hash, password.str());
    });
    if (!matches) co_return refusal(protocol::Error{ErrorCode::unavailable, {}, {}, 2});
    if (!*matches) co_return refusal(ErrorCode::sign_in_failed, "current");
    if (common_.refuses(command.next.str(), actor.name, "")) co_return refusal(ErrorCode::password_too_common, "next");
    auto const hash = co_await hashed(command.next);
    if (!hash) co_return refusal(hash.error());
    co_return answer(
        co_await write(db_, [who = actor, password_hash = *hash](storage::Transaction& tx) -> Result<protocol::Done> {
            tx.run(sql::member_set_password, password_hash, who.id);
            domain::end_sessions(tx, who.id, who.session);
            return protocol::Done{};
        }));
}

} // namespace lateral::session

#include "server/session/accounts.hpp"

#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/domain/members.hpp"
#include "server/domain/passwords.hpp"
#include "server/domain/sessions.hpp"
#include "server/session/actors.hpp"
#include "server/session/address.hpp"
#include "server/session/sign_in_tries.hpp"
#include "server/session/storage_work.hpp"
#include "storage/statements.hpp"

#include <spdlog/spdlog.h>

namespace lateral::session {
namespace asio = boost::asio;
namespace sql = storage::sql;
using protocol::ErrorCode;
using protocol::fail;
using protocol::Result;

namespace {

struct Found {
    protocol::MemberId member;
    std::string email;
    std::string password_hash;
    protocol::MemberState state{};
};
BOOST_DESCRIBE_STRUCT(Found, (), (member, email, password_hash, state))

/// Whether the account is what it was when its password was compared: neither suspended nor given another password.
bool still_holds(storage::ReadTransaction& tx, protocol::MemberId member, std::string const& password_hash) {
    auto const now = tx.row<Found>(sql::credentials_by_member, member);
    return now && now->state == protocol::MemberState::active && now->password_hash == password_hash;
}

/// More devices than anybody has: who signs in once more loses the session used longest ago.
constexpr std::size_t kMostSessions = 50;

void make_room(storage::Transaction& tx, protocol::MemberId member) {
    auto const sessions = tx.rows<protocol::Session>(sql::sessions_of, member);
    for (std::size_t i = kMostSessions - 1; i < sessions.size(); ++i) domain::end_session(tx, member, sessions[i].id);
}

protocol::Error too_busy() { return {ErrorCode::unavailable, {}, {}, 2}; }

} // namespace

/// The account's credentials, or those of nobody, which cost the same to compare with. A flood is turned away by the
/// readers; the writer counts what is left.
asio::awaitable<Result<Accounts::Credentials>> Accounts::credentials_to_try(Caller caller, std::string email) {
    auto const allowed = co_await read(
        db_, [caller, email](storage::ReadTransaction& tx) { return may_try(tx, email, caller.address); });
    if (!allowed) co_return std::unexpected(allowed.error());
    co_return co_await write(db_, [caller, email](storage::Transaction& tx) -> Result<Credentials> {
        if (auto begun = begin_try(tx, email, caller.address); !begun) return std::unexpected(begun.error());
        auto const found = tx.row<Found>(sql::credentials_by_email, email);
        if (!found) return Credentials{{}, email, auth::nobodys_hash(), protocol::MemberState::left, tx.now()};
        return Credentials{found->member, email, found->password_hash, found->state, tx.now()};
    });
}

/// Whether the password is that of the account. A try that could not be made does not count.
asio::awaitable<Result<bool>> Accounts::matches(Caller caller, Credentials account, protocol::Password password) {
    auto const found = co_await hasher_.run(
        [hash = account.password_hash, password] { return auth::password_matches(hash, password.str()); });
    if (found) co_return *found;
    co_await write(db_, [caller, account](storage::Transaction& tx) -> Result<int> {
        tx.run(sql::sign_in_failure_delete, account.email, counted_address(caller.address), account.tried_at);
        return 0;
    });
    co_return std::unexpected(too_busy());
}

asio::awaitable<Answer> Accounts::sign_in(Caller caller, protocol::SignIn command) {
    auto account = co_await credentials_to_try(caller, folded(command.email.str()));
    if (!account) co_return refusal(account.error());
    auto const matched = co_await matches(caller, *account, command.password);
    if (!matched) co_return refusal(matched.error());
    if (*matched && account->member && account->state == protocol::MemberState::active) {
        if (auth::is_outdated(account->password_hash)) {
            // Only now does anybody know the password. Where the hasher is too busy, the next sign-in does it.
            account->renewed_hash = (co_await hashed(command.password)).value_or("");
        }
        auto opened = co_await open_session(caller, *account, command.device ? command.device->str() : "",
                                            command.credential.value_or(protocol::Credential::cookie));
        bool const is_overtaken =
            !opened.ok && opened.ok.error().code == ErrorCode::sign_in_failed && !account->renewed_hash.empty();
        if (!is_overtaken) co_return opened;
        // Another device signed in meanwhile and renewed the hash. What is kept now is not outdated: once more is
        // enough.
        co_return co_await sign_in(std::move(caller), std::move(command));
    }
    spdlog::warn("sign-in refused from {}", caller.address);
    co_return refusal(ErrorCode::sign_in_failed);
}

asio::awaitable<Answer> Accounts::open_session(Caller caller, Credentials account, std::string device,
                                               protocol::Credential kind) {
    auto const secret = auth::make_secret();
    auto const member = account.member;
    auto result = co_await write(db_, [=](storage::Transaction& tx) -> Result<protocol::SignedIn> {
        if (!still_holds(tx, member, account.password_hash)) return fail(ErrorCode::sign_in_failed);
        if (!account.renewed_hash.empty()) tx.run(sql::member_set_password, account.renewed_hash, member);
        make_room(tx, member);
        auto const id = tx.new_id<protocol::SessionId>();
        tx.run(sql::session_insert, id, member, secret.hash, device, caller.address, tx.now(), tx.now());
        tx.run(sql::sign_in_failures_clear, account.email, counted_address(caller.address));
        return protocol::SignedIn{domain::member_reply(tx, member).member, id,
                                  kind == protocol::Credential::token ? std::optional(secret.token) : std::nullopt};
    });
    if (result) spdlog::info("sign-in of member {} from {}", member.value, caller.address);
    Answer made = answer(result);
    if (result && kind == protocol::Credential::cookie) made.cookie = secret.token;
    co_return made;
}

asio::awaitable<Result<std::string>> Accounts::hashed(protocol::Password password) {
    auto const hash = co_await hasher_.run([password] { return auth::hash_password(password.str()); });
    if (!hash) co_return std::unexpected(too_busy());
    co_return *hash;
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

/// A session may be stolen: trying passwords in it counts as it does at sign-in.
asio::awaitable<Answer> Accounts::change_password(Caller caller, protocol::ChangePassword command) {
    using Own = std::pair<domain::Actor, Found>;
    auto const own = co_await read(db_, [caller](storage::ReadTransaction& tx) -> Result<Own> {
        auto actor = actor_of(tx, caller);
        if (!actor) return std::unexpected(actor.error());
        auto found = tx.row<Found>(sql::credentials_by_member, actor->id).value();
        return Own{*std::move(actor), std::move(found)};
    });
    if (!own) co_return refusal(own.error());
    if (common_.refuses(command.next.str(), own->first.name, own->second.email))
        co_return refusal(ErrorCode::password_too_common, "next");
    auto const begun = co_await credentials_to_try(caller, own->second.email);
    if (!begun) co_return refusal(begun.error());
    auto const& account = *begun;
    auto const matched = co_await matches(caller, account, command.current);
    if (!matched) co_return refusal(matched.error());
    if (!*matched) co_return refusal(ErrorCode::sign_in_failed, "current");
    auto const hash = co_await hashed(command.next);
    if (!hash) co_return refusal(hash.error());
    co_return answer(co_await write(
        db_, [caller, before = account, next = *hash](storage::Transaction& tx) -> Result<protocol::Done> {
            auto const who = actor_of(tx, caller);
            if (!who) return std::unexpected(who.error());
            if (!still_holds(tx, who->id, before.password_hash)) return fail(ErrorCode::sign_in_failed, "current");
            tx.run(sql::member_set_password, next, who->id);
            tx.run(sql::sign_in_failures_clear, before.email, counted_address(caller.address));
            // A link that is still on its way to somebody would undo the change.
            tx.run(sql::reset_links_clear, who->id, tx.now());
            domain::end_sessions(tx, who->id, who->session);
            return protocol::Done{};
        }));
}

} // namespace lateral::session

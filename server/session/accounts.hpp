#pragma once

#include "protocol/commands/joining.hpp"
#include "server/auth/common_passwords.hpp"
#include "server/auth/credentials.hpp"
#include "server/auth/hasher.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/entries.hpp"
#include "server/session/answer.hpp"
#include "storage/database.hpp"

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>

namespace lateral::session {

/// The commands that hash passwords, in three steps: read, hash off the loops and off the storage threads, write.
/// Nobody needs to be signed in for most of them, so each says as little as it can: unknown, wrong and suspended get
/// the same words after the same work.
class Accounts {
public:
    Accounts(storage::Database& db, auth::Hasher& hasher, auth::CommonPasswords const& common)
        : db_(db), hasher_(hasher), common_(common) {
        auth::nobodys_hash(); // made here, where nobody waits for it
    }

    boost::asio::awaitable<Answer> sign_in(Caller caller, protocol::SignIn command);
    boost::asio::awaitable<Answer> look_at_invitation(protocol::LookAtInvitation command);
    boost::asio::awaitable<Answer> accept_invitation(Caller caller, protocol::AcceptInvitation command);
    boost::asio::awaitable<Answer> look_at_join_link(protocol::LookAtJoinLink command);
    boost::asio::awaitable<Answer> list_open_doors();
    boost::asio::awaitable<Answer> use_join_link(Caller caller, protocol::UseJoinLink command);
    boost::asio::awaitable<Answer> ask_to_join(Caller caller, protocol::AskToJoin command);
    boost::asio::awaitable<Answer> reset_password(protocol::ResetPassword command);
    boost::asio::awaitable<Answer> change_password(Caller caller, protocol::ChangePassword command);

private:
    /// An account as it was when a password was tried at it: hashing takes a while, and much can happen meanwhile.
    struct Credentials {
        protocol::MemberId member;
        std::string email;
        std::string password_hash;
        protocol::MemberState state{};
        protocol::Timestamp tried_at;
        std::string renewed_hash{}; ///< of the same password with the parameters of today; empty: it is kept as it is
    };

    /// Somebody at the door. `look`: whether their way is open, before the costly hash; `come` makes the member.
    struct Newcomer {
        protocol::PersonName name;
        protocol::Email email;
        protocol::Password password;
        std::optional<std::int64_t> agreement;
        std::string device;
        protocol::Credential credential;
        std::function<protocol::Result<int>(storage::ReadTransaction&)> look;
        std::function<protocol::Result<protocol::MemberId>(storage::Transaction&, domain::Comer const&)> come;
    };

    boost::asio::awaitable<protocol::Result<Credentials>> credentials_to_try(Caller caller, std::string email);
    boost::asio::awaitable<protocol::Result<bool>> matches(Caller caller, Credentials account,
                                                           protocol::Password password);
    boost::asio::awaitable<protocol::Result<std::string>> hashed(protocol::Password password);
    boost::asio::awaitable<Answer> let_in(Caller caller, Newcomer newcomer);
    boost::asio::awaitable<Answer> open_session(Caller caller, Credentials account, std::string device,
                                                protocol::Credential kind);

    storage::Database& db_;               // NOLINT: parts of the Application
    auth::Hasher& hasher_;                // NOLINT
    auth::CommonPasswords const& common_; // NOLINT
};

} // namespace lateral::session

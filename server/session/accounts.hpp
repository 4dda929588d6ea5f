#pragma once

#include "protocol/commands/invitations.hpp"
#include "server/auth/common_passwords.hpp"
#include "server/auth/credentials.hpp"
#include "server/auth/hasher.hpp"
#include "server/domain/actor.hpp"
#include "server/session/answer.hpp"
#include "storage/database.hpp"

#include <boost/asio/awaitable.hpp>

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
    boost::asio::awaitable<Answer> reset_password(protocol::ResetPassword command);
    boost::asio::awaitable<Answer> change_password(Caller caller, protocol::ChangePassword command);

private:
    struct Credentials;

    boost::asio::awaitable<protocol::Result<Credentials>> credentials_to_try(Caller caller, std::string email);
    boost::asio::awaitable<protocol::Result<bool>> matches(Caller caller, Credentials account,
                                                           protocol::Password password);
    boost::asio::awaitable<protocol::Result<std::string>> hashed(protocol::Password password);
    boost::asio::awaitable<Answer> open_session(Caller caller, Credentials account, std::string device,
                                                protocol::Credential kind);

    storage::Database& db_;               // NOLINT: parts of the Application
    auth::Hasher& hasher_;                // NOLINT
    auth::CommonPasswords const& common_; // NOLINT
};

} // namespace lateral::session

#include "server/domain/invitations.hpp"
#include "server/domain/join_requests.hpp"
#include "server/session/accounts.hpp"
#include "server/session/address.hpp"
#include "server/session/sign_in_tries.hpp"
#include "server/session/storage_work.hpp"

/// The ways in, for those who are nobody here yet.
namespace lateral::session {
namespace asio = boost::asio;
using protocol::ErrorCode;
using protocol::Result;

asio::awaitable<Answer> Accounts::look_at_invitation(protocol::LookAtInvitation command) {
    co_return answer(co_await read(db_, [hash = auth::hash_of_token(command.code.str())](storage::ReadTransaction& tx) {
        return domain::look_at_invitation(tx, hash);
    }));
}

asio::awaitable<Answer> Accounts::look_at_join_link(protocol::LookAtJoinLink command) {
    co_return answer(co_await read(db_, [hash = auth::hash_of_token(command.code.str())](storage::ReadTransaction& tx) {
        return domain::look_at_join_link(tx, hash);
    }));
}

asio::awaitable<Answer> Accounts::list_open_doors() {
    co_return answer(co_await read(
        db_, [](storage::ReadTransaction& tx) { return Result<protocol::OpenDoorsReply>(domain::open_doors(tx)); }));
}

/// The steps of everybody who comes with a password of their own: looked at, hashed, let in, signed in.
asio::awaitable<Answer> Accounts::let_in(Caller caller, Newcomer newcomer) {
    auto const looked = co_await read(db_, newcomer.look);
    if (!looked) co_return refusal(looked.error());
    auto const email = folded(newcomer.email.str());
    if (common_.refuses(newcomer.password.str(), newcomer.name.str(), email))
        co_return refusal(ErrorCode::password_too_common, "password");
    // The answer says whether somebody has this address: who holds a link must not ask that of a list of addresses.
    auto const begun = co_await write(db_, [caller, email](storage::Transaction& tx) -> Result<int> {
        if (auto allowed = begin_try(tx, email, caller.address); !allowed) return std::unexpected(allowed.error());
        return 0;
    });
    if (!begun) co_return refusal(begun.error());
    auto const hash = co_await hashed(newcomer.password);
    if (!hash) co_return refusal(hash.error());
    auto const member = co_await write(db_, [=](storage::Transaction& tx) {
        return newcomer.come(tx, domain::Comer{newcomer.name, email, *hash, newcomer.agreement});
    });
    if (!member) co_return refusal(member.error());
    Credentials const account{*member, email, *hash, protocol::MemberState::active, {}};
    co_return co_await open_session(caller, account, newcomer.device, newcomer.credential);
}

asio::awaitable<Answer> Accounts::accept_invitation(Caller caller, protocol::AcceptInvitation command) {
    auto const code = auth::hash_of_token(command.code.str());
    co_return co_await let_in(std::move(caller),
                              Newcomer{command.name, command.email, command.password,
                                       command.agreement ? std::optional(command.agreement->value) : std::nullopt,
                                       command.device ? command.device->str() : "",
                                       command.credential.value_or(protocol::Credential::cookie),
                                       [code](storage::ReadTransaction& tx) -> Result<int> {
                                           auto const look = domain::look_at_invitation(tx, code);
                                           if (!look) return std::unexpected(look.error());
                                           return 0;
                                       },
                                       [code](storage::Transaction& tx, domain::Comer const& comer) {
                                           return domain::accept_invitation(tx, code, comer);
                                       }});
}

asio::awaitable<Answer> Accounts::use_join_link(Caller caller, protocol::UseJoinLink command) {
    auto const code = auth::hash_of_token(command.code.str());
    auto const title = command.title ? command.title->str() : std::string();
    co_return co_await let_in(
        std::move(caller),
        Newcomer{command.name, command.email, command.password,
                 command.agreement ? std::optional(command.agreement->value) : std::nullopt,
                 command.device ? command.device->str() : "", command.credential.value_or(protocol::Credential::cookie),
                 [code, email = folded(command.email.str())](storage::ReadTransaction& tx) -> Result<int> {
                     auto const link = domain::link_to_enter(tx, code, email);
                     if (!link) return std::unexpected(link.error());
                     return 0;
                 },
                 [code, title](storage::Transaction& tx, domain::Comer const& comer) {
                     return domain::use_join_link(tx, code, comer, title);
                 }});
}

asio::awaitable<Answer> Accounts::ask_to_join(Caller caller, protocol::AskToJoin command) {
    if (command.code.has_value() == command.link.has_value())
        co_return refusal({ErrorCode::invalid, "link", "either a code or a door that anybody finds", {}});
    domain::JoinLinkKey const key = command.code ? domain::JoinLinkKey(auth::hash_of_token(command.code->str()))
                                                 : domain::JoinLinkKey(*command.link);
    co_return answer(co_await write(db_, [key, command, email = folded(command.email.str()),
                                          address = counted_address(caller.address)](storage::Transaction& tx) {
        return domain::ask_to_join(tx, key, command, email, address);
    }));
}

} // namespace lateral::session

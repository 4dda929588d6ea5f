#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/mail_address.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/random.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/operators.hpp"

#include <iostream>

namespace lateral::app {
namespace {

using protocol::Result;

int report(protocol::Error const& error) {
    std::cerr << "lateral: " << (error.field.empty() ? "" : error.field + ": ")
              << (error.message.empty() ? protocol::describe(error.code) : error.message) << "\n";
    return 1;
}

std::string origin(config::Config const& config) { return *net_options(config).origins.begin(); }

Result<std::string> regular(std::string const& email) {
    auto made = protocol::Email::create(email);
    if (!made || made->str().find('@') == std::string::npos)
        return protocol::fail(protocol::ErrorCode::invalid, "email", "not a mail address");
    return in_lower_case(made->str());
}

int print_reset_link(config::Config const& config, Result<protocol::LinkReply> const& link) {
    if (!link) return report(link.error());
    std::cout << "Open this link within an hour to set the password:\n"
              << origin(config) << "/reset#" << link->code << "\n";
    return 0;
}

} // namespace

int create_user(config::Config const& config, NewUser const& user) {
    auto const name = protocol::PersonName::create(user.name);
    if (!name) return report({name.error().code, "name", name.error().message, {}});
    auto const email = regular(user.email);
    if (!email) return report(email.error());
    auto const unknown = auth::hash_password(base::random_token());
    auto const db = open_database(config);
    return print_reset_link(config, change_now(*db, [&](storage::Transaction& tx) -> Result<protocol::LinkReply> {
                                auto const role =
                                    user.admin ? protocol::NetworkRole::administrator : protocol::NetworkRole::member;
                                auto const member = domain::create_member(tx, *name, *email, role, unknown);
                                if (!member) return std::unexpected(member.error());
                                return domain::make_reset_link(tx, *member);
                            }));
}

int reset_user(config::Config const& config, std::string const& email) {
    auto const low = regular(email);
    if (!low) return report(low.error());
    auto const db = open_database(config);
    return print_reset_link(config, change_now(*db, [&](storage::Transaction& tx) -> Result<protocol::LinkReply> {
                                auto const member = domain::member_by_email(tx, *low);
                                if (!member) return std::unexpected(member.error());
                                return domain::handle(tx, domain::command_line_actor(),
                                                      protocol::MakeResetLink{*member});
                            }));
}

int suspend_user(config::Config const& config, std::string const& email) {
    auto const low = regular(email);
    if (!low) return report(low.error());
    auto const db = open_database(config);
    auto const done = change_now(*db, [&](storage::Transaction& tx) -> Result<protocol::Done> {
        auto const member = domain::member_by_email(tx, *low);
        if (!member) return std::unexpected(member.error());
        return domain::handle(tx, domain::command_line_actor(), protocol::SuspendMember{*member});
    });
    if (!done) return report(done.error());
    std::cout << "Suspended. A server that is running closes their connections at their next step, a minute at most.\n";
    return 0;
}

int invite_user(config::Config const& config, std::string const& email, std::string const& organisation) {
    auto const address = protocol::Email::create(email);
    if (!address) return report({address.error().code, "email", address.error().message, {}});
    auto const db = open_database(config);
    auto const made = change_now(*db, [&](storage::Transaction& tx) -> Result<protocol::InvitationCreated> {
        auto const at = domain::organisation_by_name(tx, organisation);
        if (!at) return std::unexpected(at.error());
        protocol::CreateInvitation command{*at, protocol::NetworkRole::member, {}, *address, {}, {}, {}};
        return domain::handle(tx, domain::command_line_actor(), command);
    });
    if (!made) return report(made.error());
    std::cout << "Hand this link to " << address->str() << "; it works once, for ten days:\n"
              << origin(config) << "/join#" << made->code << "\n";
    return 0;
}

} // namespace lateral::app

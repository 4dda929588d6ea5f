#pragma once

#include "protocol/errors.hpp"
#include "protocol/model.hpp"
#include "server/domain/actor.hpp"
#include "storage/transaction.hpp"

#include <string_view>

/// What the person at the server's keyboard may do without an account: the first administrator is made so.
namespace lateral::domain {

using protocol::Result;

/// Stands for the command line in handlers: an administrator without an id. The audit chain shows nobody's id for it.
Actor command_line_actor();

/// A member without affiliation and with a password that nobody knows; a reset link sets one. `conflict` on "email"
/// when there is such a member. `email` in the regular form.
Result<protocol::MemberId> create_member(storage::Transaction& tx, protocol::PersonName const& name,
                                         std::string_view email, protocol::NetworkRole role,
                                         std::string_view password_hash);

/// `not_found` on "email".
Result<protocol::MemberId> member_by_email(storage::ReadTransaction& tx, std::string_view email);

/// An account that may decide about others', with what its password is compared with.
struct Administrator {
    protocol::MemberId id;
    std::string password_hash;
};
BOOST_DESCRIBE_STRUCT(Administrator, (), (id, password_hash))
/// Nothing for who is none, or is suspended. `email` in the regular form.
std::optional<Administrator> administrator_by_email(storage::ReadTransaction& tx, std::string_view email);

/// By its present name, exactly. `not_found` on "organisation".
Result<protocol::OrganisationId> organisation_by_name(storage::ReadTransaction& tx, std::string_view name);

} // namespace lateral::domain

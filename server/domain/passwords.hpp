#pragma once

#include "protocol/commands/accounts.hpp"
#include "protocol/errors.hpp"
#include "server/domain/actor.hpp"
#include "storage/transaction.hpp"

#include <string>
#include <string_view>

/// Links with which a member sets a new password. An administrator makes one and hands it over; the code's hash is
/// kept.
namespace lateral::domain {

using protocol::Result;

Result<protocol::LinkReply> handle(storage::Transaction& tx, Actor const& actor,
                                   protocol::MakeResetLink const& command);

/// The same from the command line, where nobody is signed in.
Result<protocol::LinkReply> make_reset_link(storage::Transaction& tx, protocol::MemberId member);

struct ResetLinkHolder {
    protocol::MemberId member;
    std::string name;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(ResetLinkHolder, (), (member, name, email))

/// Whose link it is; `link_invalid` when it was used, has expired or never was.
Result<ResetLinkHolder> reset_link_holder(storage::ReadTransaction& tx, std::string_view code_hash);

/// Uses the link: the password is set, every session of the member ends.
Result<protocol::Done> use_reset_link(storage::Transaction& tx, std::string_view code_hash,
                                      std::string_view password_hash);

} // namespace lateral::domain

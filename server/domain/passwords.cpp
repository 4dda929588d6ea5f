#include "server/domain/passwords.hpp"

#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/members.hpp"
#include "server/domain/sessions.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace sql = storage::sql;
using protocol::ErrorCode;
using protocol::fail;

Result<protocol::LinkReply> handle(storage::Transaction& tx, Actor const& actor,
                                   protocol::MakeResetLink const& command) {
    if (auto allowed = require(actor, Capability::manage_members); !allowed) return std::unexpected(allowed.error());
    auto const member = access_member(tx, actor, command.member);
    if (!member) return std::unexpected(member.error());
    // Who has not come yet is invited.
    if (member->state == protocol::MemberState::awaited)
        return fail(ErrorCode::closed, "member", "invite them instead");
    audit(tx, actor, command, events::subject("member", command.member));
    return make_reset_link(tx, command.member);
}

Result<protocol::LinkReply> make_reset_link(storage::Transaction& tx, protocol::MemberId member) {
    auto secret = auth::make_secret();
    protocol::Timestamp const expires{tx.now().value + auth::kResetLinkSeconds * base::kSecond};
    tx.run(sql::reset_links_clear, member, tx.now());
    tx.run(sql::reset_link_insert, secret.hash, member, expires);
    return protocol::LinkReply{std::move(secret.token), expires};
}

Result<ResetLinkHolder> reset_link_holder(storage::ReadTransaction& tx, std::string_view code_hash) {
    auto holder = tx.row<ResetLinkHolder>(sql::reset_link_find, code_hash, tx.now());
    if (!holder) return fail(ErrorCode::link_invalid);
    return *std::move(holder);
}

Result<protocol::Done> use_reset_link(storage::Transaction& tx, std::string_view code_hash,
                                      std::string_view password_hash) {
    auto const member = tx.row<protocol::MemberId>(sql::reset_link_take, code_hash, tx.now());
    if (!member) return fail(ErrorCode::link_invalid);
    tx.run(sql::member_set_password, password_hash, *member);
    end_sessions(tx, *member);
    return protocol::Done{};
}

} // namespace lateral::domain

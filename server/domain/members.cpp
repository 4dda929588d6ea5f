#include "server/domain/members.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/name_search.hpp"
#include "server/domain/visibility.hpp"
#include "storage/statements.hpp"

#include <iterator>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Member;
using protocol::MemberState;
namespace sql = storage::sql;

constexpr std::int64_t kPage = 50;

std::vector<Member> page_of(storage::ReadTransaction& tx, Actor const& actor, protocol::ListMembers const& command,
                            std::int64_t count) {
    auto const from = after(command.after, command.after_id);
    auto const words = word_patterns(command.query);
    // Who may restore the suspended has to find them.
    auto const other = may(actor, Capability::manage_members) ? MemberState::suspended : MemberState::active;
    if (command.organisation)
        return tx.rows<Member>(sql::members_page_of_organisation, from.key, from.id, other, words[0], words[1],
                               words[2], words[3], *command.organisation, count);
    return tx.rows<Member>(sql::members_page, from.key, from.id, other, words[0], words[1], words[2], words[3], count);
}

} // namespace

Result<Member> access_member(storage::ReadTransaction& tx, Actor const& actor, protocol::MemberId member) {
    auto found = tx.row<Member>(sql::member_shown, member);
    bool const known =
        found && (may(actor, Capability::see_directory) || member == actor.id || share_space(tx, actor.id, member));
    if (!known) return fail(ErrorCode::not_found, "member");
    return *std::move(found);
}

protocol::MemberReply member_reply(storage::ReadTransaction& tx, protocol::MemberId member) {
    return {tx.row<Member>(sql::member_shown, member).value(),
            tx.rows<protocol::Affiliation>(sql::affiliations_of, member),
            tx.row<protocol::Timestamp>(sql::member_joined_at, member).value()};
}

Result<protocol::MembersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListMembers const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto const limit = command.limit ? command.limit->value : kPage;
    protocol::MembersReply reply{page_of(tx, actor, command, limit + 1), false};
    reply.more = std::ssize(reply.members) > limit;
    if (reply.more) reply.members.pop_back();
    return reply;
}

Result<protocol::MemberReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::GetMember const& command) {
    auto const member = access_member(tx, actor, command.member);
    if (!member) return std::unexpected(member.error());
    return member_reply(tx, command.member);
}

Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::UpdateMember const& command) {
    auto const& name = command.name.str();
    if (name != actor.name) {
        tx.run(sql::member_rename, name, base::sort_key(name), actor.id);
        emit_member_changed(tx, actor.id);
    }
    return member_reply(tx, actor.id);
}

} // namespace lateral::domain

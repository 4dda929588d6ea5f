#include "server/domain/members.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/name_search.hpp"
#include "server/domain/profiles.hpp"
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
/// As many rows as make it quicker to go through the members by name than to list those who fit.
constexpr std::int64_t kMany = 1'000;

/// "%" stands for every role.
std::string role_pattern(std::optional<protocol::AffiliationRole> role) {
    return role ? std::string(protocol::name_of(*role)) : "%";
}

std::vector<Member> page_of(storage::ReadTransaction& tx, Actor const& actor, protocol::ListMembers const& command,
                            std::int64_t count) {
    auto const from = after(command.after, command.after_id);
    auto const words = word_patterns(command.query);
    auto const role = role_pattern(command.affiliation_role);
    // Who may restore the suspended has to find them.
    auto const other = may(actor, Capability::manage_members) ? MemberState::suspended : MemberState::active;
    auto const page = [&](storage::Statement const& statement, auto const&... filters) {
        return tx.rows<Member>(statement, from.key, from.id, other, words[0], words[1], words[2], words[3], filters...,
                               count);
    };
    auto const topic = command.topic ? base::sort_key(command.topic->str()) : std::string();
    if (command.topic && topic.empty()) return {}; // nothing can be found by it
    auto const last = topic + "\xF4\x8F\xBF\xBF";  // the greatest character there is
    auto const are_few = [&](storage::Statement const& statement, auto const&... what) {
        return tx.row<std::int64_t>(statement, what..., kMany).value() < kMany;
    };
    if (command.organisation && command.topic)
        return page(sql::members_page_of_topic_there, *command.organisation, role, topic, last);
    if (command.organisation) return page(sql::members_page_of_organisation, *command.organisation, role);
    if (command.affiliation_role && are_few(sql::role_rows, role))
        return page(sql::members_page_of_role, role, topic, topic, last);
    if (command.topic && are_few(sql::topic_rows, topic, last))
        return page(sql::members_page_of_topic, topic, last, role, role);
    if (command.topic || command.affiliation_role)
        return page(sql::members_page_among_many, role, role, topic, topic, last);
    return page(sql::members_page);
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
    return {tx.row<Member>(sql::member_shown, member).value(), profile_of(tx, member),
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
    if (auto written = update_profile(tx, actor.id, command); !written) return std::unexpected(written.error());
    // Lists show the name and nothing of the profile: who opens that asks for it.
    if (command.name && command.name->str() != actor.name) {
        auto const& name = command.name->str();
        tx.run(sql::member_rename, name, base::sort_key(name), actor.id);
        emit_member_changed(tx, actor.id);
    }
    return member_reply(tx, actor.id);
}

} // namespace lateral::domain

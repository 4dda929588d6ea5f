#include "server/domain/affiliations.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/days.hpp"
#include "server/domain/members.hpp"
#include "server/domain/organisations.hpp"
#include "server/domain/roles.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Affiliation;
using protocol::Date;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

struct KeptAffiliation {
    Affiliation affiliation;
    protocol::MemberId member;
    bool active = false;
};
BOOST_DESCRIBE_STRUCT(KeptAffiliation, (), (affiliation, member, active))

/// `ends_on` is the first day on which it no longer holds.
bool holds_on(Date const& day, Date const& starts_on, std::optional<Date> const& ends_on) {
    return starts_on <= day && (!ends_on || day < *ends_on);
}

Result<void> may_add(storage::ReadTransaction& tx, Actor const& actor, protocol::AddAffiliation const& command,
                     Date const& starts_on) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return allowed;
    auto const member = access_member(tx, actor, command.member);
    if (!member) return std::unexpected(member.error());
    auto const organisation = open_organisation(tx, command.organisation);
    if (!organisation) return std::unexpected(organisation.error());
    if (member->state != protocol::MemberState::active) return fail(ErrorCode::closed, "member");
    if (!may_at(tx, actor, Capability::manage_affiliations, command.organisation)) return fail(ErrorCode::forbidden);
    if (auto allowed = may_appoint(tx, actor, command.organisation, command.role); !allowed) return allowed;
    // Who is here may coach somebody, and stops when they come to judge them (adr/0026): no lead ends that for them.
    if (command.role == protocol::AffiliationRole::principal && !may(actor, Capability::appoint_leads))
        return fail(ErrorCode::forbidden, "role");
    if (command.ends_on && *command.ends_on <= starts_on)
        return fail(ErrorCode::invalid, "ends_on", "before it starts");
    if (tx.row<std::int64_t>(sql::affiliations_count, command.member).value() >= kMaxAffiliations)
        return fail(ErrorCode::conflict, "member", "too many affiliations");
    return {};
}

Result<void> may_end(storage::ReadTransaction& tx, Actor const& actor, KeptAffiliation const& kept,
                     Date const& ends_on) {
    auto const& affiliation = kept.affiliation;
    if (affiliation.ends_on && *affiliation.ends_on <= day_of(tx.now())) return fail(ErrorCode::closed, "affiliation");
    if (!may_at(tx, actor, Capability::manage_affiliations, affiliation.organisation))
        return fail(ErrorCode::forbidden);
    if (auto allowed = may_appoint(tx, actor, affiliation.organisation, affiliation.role); !allowed) return allowed;
    if (ends_on < affiliation.starts_on) return fail(ErrorCode::invalid, "ends_on", "before it starts");
    return {};
}

} // namespace

Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::AddAffiliation const& command) {
    auto const today = day_of(tx.now());
    auto const starts_on = command.starts_on.value_or(today);
    if (auto allowed = may_add(tx, actor, command, starts_on); !allowed) return std::unexpected(allowed.error());

    VisibilityBefore const before(tx, {command.member});
    tx.run(sql::affiliation_insert, tx.new_id<protocol::AffiliationId>(), command.member, command.organisation,
           command.role, command.title ? command.title->str() : std::string(), starts_on, command.ends_on,
           holds_on(today, starts_on, command.ends_on), tx.next_seq());
    before.emit_changes(tx);
    follow_roles(tx);
    emit_member_changed(tx, command.member);
    audit(tx, actor, command, events::subject("member", command.member));
    return member_reply(tx, command.member);
}

Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::EndAffiliation const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto const kept = tx.row<KeptAffiliation>(sql::affiliation_of_id, command.affiliation);
    if (!kept) return fail(ErrorCode::not_found, "affiliation");
    auto const today = day_of(tx.now());
    auto const ends_on = command.ends_on.value_or(std::max(today, kept->affiliation.starts_on));
    if (auto allowed = may_end(tx, actor, *kept, ends_on); !allowed) return std::unexpected(allowed.error());

    VisibilityBefore const before(tx, {kept->member});
    tx.run(sql::affiliation_end, ends_on, holds_on(today, kept->affiliation.starts_on, ends_on), command.affiliation);
    before.emit_changes(tx);
    follow_roles(tx);
    emit_member_changed(tx, kept->member);
    audit(tx, actor, command, events::subject("member", kept->member));
    return member_reply(tx, kept->member);
}

bool turn_affiliations(storage::Transaction& tx) {
    auto const today = day_of(tx.now());
    auto const members = tx.rows<protocol::MemberId>(sql::members_to_turn, today);
    if (members.empty()) return false;
    VisibilityBefore const before(tx, members);
    tx.run(sql::affiliations_begin, tx.next_seq(), today);
    tx.run(sql::affiliations_expire, today);
    before.emit_changes(tx);
    follow_roles(tx);
    for (auto member : members) emit_member_changed(tx, member);
    return true;
}

} // namespace lateral::domain

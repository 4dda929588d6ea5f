#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/days.hpp"
#include "server/domain/organisations.hpp"
#include "server/domain/roles.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

/// Merging: people, parts, spaces and open invitations of one organisation go to another. Ended affiliations and what
/// was written stay as they were.
namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
using protocol::Organisation;
using protocol::OrganisationId;
namespace sql = storage::sql;

Result<void> may_merge(storage::ReadTransaction& tx, Actor const& actor, protocol::MergeOrganisation const& command) {
    if (auto allowed = require(actor, Capability::manage_organisations); !allowed) return allowed;
    if (auto from = open_organisation(tx, command.organisation); !from) return std::unexpected(from.error());
    if (auto into = open_organisation(tx, command.into, "into"); !into) return std::unexpected(into.error());
    // An organisation stands below itself, so this refuses merging it into itself as well.
    if (tx.row<OrganisationId>(sql::organisation_is_below, command.into, command.organisation))
        return fail(ErrorCode::invalid, "into", "it is the same organisation or a part of it");
    return {};
}

/// Everybody whose spaces may change: the people below either of the two.
VisibilityBefore seen_before(storage::ReadTransaction& tx, protocol::MergeOrganisation const& command) {
    auto people = tx.rows<MemberId>(sql::organisation_people_below, command.organisation);
    for (auto member : tx.rows<MemberId>(sql::organisation_people_below, command.into)) people.push_back(member);
    return {tx, people};
}

void move_all(storage::Transaction& tx, OrganisationId from, OrganisationId into) {
    tx.run(sql::ancestors_inherit, into, from);
    tx.run(sql::ancestors_leave, from, into);
    tx.run(sql::organisation_children_move, into, from);
    tx.run(sql::organisation_merge, into, from);
    tx.run(sql::organisation_affiliations_move, into, from, day_of(tx.now()));
    tx.run(sql::organisation_invitations_move, into, from);
    tx.run(sql::organisation_join_links_move, into, from);
    tx.run(sql::organisation_spaces_move, into, from);
    tx.run(sql::organisation_breaks_move, into, from, into);
}

void emit_organisation(storage::Transaction& tx, OrganisationId id) {
    auto const organisation = tx.row<Organisation>(sql::organisation_by_id, id).value();
    events::emit(tx, events::network_topic(), protocol::OrganisationChanged{organisation},
                 events::subject("organisation", id));
}

} // namespace

Result<protocol::OrganisationReply> handle(storage::Transaction& tx, Actor const& actor,
                                           protocol::MergeOrganisation const& command) {
    if (auto allowed = may_merge(tx, actor, command); !allowed) return std::unexpected(allowed.error());
    auto const before = seen_before(tx, command);
    auto const people = tx.rows<MemberId>(sql::organisation_people, command.organisation);
    auto const parts = tx.rows<Organisation>(sql::organisation_children, command.organisation);
    auto spaces = tx.rows<protocol::Space>(sql::organisation_spaces, command.organisation);
    move_all(tx, command.organisation, command.into);

    emit_organisation(tx, command.organisation);
    for (auto const& part : parts) emit_organisation(tx, part.id);
    for (auto& space : spaces) {
        space.organisation = command.into;
        events::emit(tx, events::space_topic(space.id), protocol::SpaceChanged{space},
                     events::subject("space", space.id));
    }
    before.emit_changes(tx);
    follow_roles(tx);
    for (auto member : people) emit_member_changed(tx, member);
    audit(tx, actor, command, events::subject("organisation", command.organisation));
    return handle(tx, actor, protocol::GetOrganisation{command.into});
}

} // namespace lateral::domain

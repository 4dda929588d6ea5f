#include "server/domain/invitations.hpp"

#include "protocol/encode.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/organisations.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::Invitation;
using protocol::NetworkRole;
namespace sql = storage::sql;

/// What the chain keeps of an invitation: no name and no address, since nothing is ever taken out of it.
struct InvitationDetail {
    NetworkRole role{};
    protocol::OrganisationId organisation;
    protocol::AffiliationRole affiliation_role{};
    std::vector<protocol::SpaceId> spaces;
};
BOOST_DESCRIBE_STRUCT(InvitationDetail, (), (role, organisation, affiliation_role, spaces))

/// Naming somebody in a space is its steward's to do, by invitation too.
Result<void> may_name_in(storage::ReadTransaction& tx, Actor const& actor,
                         std::vector<protocol::SpaceId> const& spaces) {
    for (auto space : spaces) {
        auto const access = access_channel(tx, actor, space, "spaces");
        if (!access) return std::unexpected(access.error());
        if (access->space.state == protocol::SpaceState::archived) return fail(ErrorCode::closed, "spaces");
        if (!access->steward()) return fail(ErrorCode::forbidden, "spaces");
    }
    return {};
}

template <class T>
std::string text_of(std::optional<T> const& text) {
    return text ? text->str() : std::string();
}

} // namespace

Result<void> may_invite(storage::ReadTransaction& tx, Actor const& actor, protocol::OrganisationId organisation,
                        NetworkRole role, protocol::AffiliationRole there) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return allowed;
    if (auto open = open_organisation(tx, organisation); !open) return std::unexpected(open.error());
    if (!may_at(tx, actor, Capability::invite, organisation)) return fail(ErrorCode::forbidden);
    bool const raises = role == NetworkRole::administrator || role == NetworkRole::specialist;
    if (raises && !may(actor, Capability::invite_any_role)) return fail(ErrorCode::forbidden, "role");
    using protocol::AffiliationRole;
    bool const leads = there == AffiliationRole::director || there == AffiliationRole::lead;
    if (leads && !may_appoint(tx, actor, organisation, there)) return fail(ErrorCode::forbidden, "affiliation_role");
    return {};
}

bool may_still_invite(storage::ReadTransaction& tx, protocol::MemberId by, protocol::OrganisationId organisation,
                      NetworkRole role, protocol::AffiliationRole there) {
    if (!by) return true;
    auto const now = tx.row<protocol::Member>(sql::member_shown, by);
    if (!now || now->state != protocol::MemberState::active) return false;
    Actor const inviter{{}, now->id, now->name, now->role, now->organisation, now->title};
    return may_invite(tx, inviter, organisation, role, there).has_value();
}

Result<protocol::InvitationCreated> handle(storage::Transaction& tx, Actor const& actor,
                                           protocol::CreateInvitation const& command) {
    InvitationDetail const detail{command.role, command.organisation,
                                  command.affiliation_role.value_or(protocol::AffiliationRole::staff),
                                  command.spaces ? command.spaces->items : std::vector<protocol::SpaceId>{}};
    if (auto allowed = may_invite(tx, actor, detail.organisation, detail.role, detail.affiliation_role); !allowed)
        return std::unexpected(allowed.error());
    if (auto allowed = may_name_in(tx, actor, detail.spaces); !allowed) return std::unexpected(allowed.error());

    auto const id = tx.new_id<protocol::InvitationId>();
    auto const secret = auth::make_secret();
    protocol::Timestamp const expires_at{tx.now().value + kInvitationDays * base::kDay};
    tx.run(sql::invitation_insert, id, secret.hash, text_of(command.name), text_of(command.email), detail.role,
           detail.organisation, detail.affiliation_role, text_of(command.title), actor.known_id(), tx.now(),
           expires_at);
    for (auto space : detail.spaces) tx.run(sql::invitation_space_insert, id, space);
    append_audit(tx, actor.known_id(), name_of_command<protocol::CreateInvitation>(), events::subject("invitation", id),
                 protocol::encode(detail));
    return protocol::InvitationCreated{tx.row<Invitation>(sql::invitation_shown, id).value(), secret.token};
}

Result<protocol::InvitationsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::ListInvitations const&) {
    return protocol::InvitationsReply{
        tx.rows<Invitation>(sql::invitations_of, actor.id, may(actor, Capability::see_all_invitations), kMaxListed)};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::RevokeInvitation const& command) {
    auto const found = tx.row<Invitation>(sql::invitation_shown, command.invitation);
    bool const theirs = found && (found->invited_by.id == actor.id || may(actor, Capability::see_all_invitations));
    if (!theirs) return fail(ErrorCode::not_found, "invitation");
    if (found->accepted_at) return fail(ErrorCode::closed, "invitation");
    if (found->revoked_at) return Done{};
    tx.run(sql::invitation_revoke, tx.now(), found->id);
    audit(tx, actor, command, events::subject("invitation", found->id));
    return Done{};
}

} // namespace lateral::domain

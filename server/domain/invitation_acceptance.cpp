#include "server/domain/agreements.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/invitations.hpp"
#include "server/domain/memberships.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <cctype>

/// The other end of an invitation: the person who has the link, and is nobody here yet.
namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
namespace sql = storage::sql;

struct KeptInvitation {
    protocol::Invitation invitation;
    protocol::AffiliationRole affiliation_role{};
    std::string title;
    bool email_fixed = false;
};
BOOST_DESCRIBE_STRUCT(KeptInvitation, (), (invitation, affiliation_role, title, email_fixed))

/// One answer for every way in which a link can be no good: it says nothing about invitations.
Result<KeptInvitation> open_invitation(storage::ReadTransaction& tx, std::string_view code_hash) {
    auto const kept = tx.row<KeptInvitation>(sql::invitation_by_code, code_hash);
    bool const open = kept && !kept->invitation.accepted_at && !kept->invitation.revoked_at &&
                      tx.now() < kept->invitation.expires_at &&
                      may_still_invite(tx, kept->invitation.invited_by.id, kept->invitation.organisation,
                                       kept->invitation.role, kept->affiliation_role);
    if (!open) return fail(ErrorCode::link_invalid, "code");
    return *kept;
}

bool is_made_out_to(protocol::Invitation const& invitation, std::string_view email) {
    auto const same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    return std::ranges::equal(invitation.email, email, same);
}

/// Whether a link may lead to somebody who is known from an import (adr/0015). It must have been made out to their
/// address, and by whom nothing keeps from the account anyway: everybody else who invites would hold the key to a
/// stranger's past.
bool leads_to(storage::ReadTransaction& tx, protocol::Invitation const& invitation, std::string_view email,
              protocol::Member const& known) {
    if (known.state != protocol::MemberState::awaited) return false;
    if (!is_made_out_to(invitation, email)) return false;
    if (!invitation.invited_by.id) return true;
    return tx.row<protocol::Member>(sql::member_shown, invitation.invited_by.id)->role ==
           protocol::NetworkRole::administrator;
}

} // namespace

Result<protocol::InvitationLook> look_at_invitation(storage::ReadTransaction& tx, std::string_view code_hash) {
    auto const kept = open_invitation(tx, code_hash);
    if (!kept) return std::unexpected(kept.error());
    auto const& invitation = kept->invitation;
    return protocol::InvitationLook{
        invitation.name,   invitation.email, invitation.organisation_name, invitation.invited_by.name,
        agreement_now(tx), kept->email_fixed};
}

Result<MemberId> accept_invitation(storage::Transaction& tx, std::string_view code_hash, Comer const& comer) {
    auto const kept = open_invitation(tx, code_hash);
    if (!kept) return std::unexpected(kept.error());
    auto const& invitation = kept->invitation;
    if (auto agreed = agrees(tx, comer.agreement); !agreed) return std::unexpected(agreed.error());
    if (kept->email_fixed && !is_made_out_to(invitation, comer.email))
        return fail(ErrorCode::invalid, "email", "the invitation is for another address");
    auto const here = tx.row<MemberId>(sql::member_by_email, comer.email);
    if (here && !leads_to(tx, invitation, comer.email, *tx.row<protocol::Member>(sql::member_shown, *here)))
        return fail(ErrorCode::conflict, "email");

    auto const member = here ? *here : tx.new_id<MemberId>();
    VisibilityBefore const before(tx, {member});
    auto const joined = tx.next_seq();
    let_in(tx, member, here.has_value(), comer,
           {invitation.organisation, invitation.role, kept->affiliation_role, kept->title}, joined);
    tx.run(sql::invitation_spaces_join, member, joined, invitation.id, kMaxNamedMembers);
    tx.run(sql::invitation_accept, tx.now(), member, invitation.id);
    emit_member_changed(tx, member);
    before.emit_changes(tx);
    append_audit(tx, member, "invitation.accept", events::subject("invitation", invitation.id), "{}");
    return member;
}

} // namespace lateral::domain

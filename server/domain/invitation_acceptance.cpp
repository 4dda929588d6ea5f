#include "server/base/sort_key.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/days.hpp"
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
};
BOOST_DESCRIBE_STRUCT(KeptInvitation, (), (invitation, affiliation_role, title))

/// Whether who gave it could still give it: a link is not a right to keep. The command line is nobody.
bool inviter_may_still(storage::ReadTransaction& tx, KeptInvitation const& kept) {
    auto const& [invitation, there, title] = kept;
    if (!invitation.invited_by.id) return true;
    auto const by = tx.row<protocol::Member>(sql::member_shown, invitation.invited_by.id);
    if (!by || by->state != protocol::MemberState::active) return false;
    Actor const inviter{{}, by->id, by->name, by->role, by->organisation, by->title};
    return may_invite(tx, inviter, invitation.organisation, invitation.role, there).has_value();
}

/// One answer for every way in which a link can be no good: it says nothing about invitations.
Result<KeptInvitation> open_invitation(storage::ReadTransaction& tx, std::string_view code_hash) {
    auto const kept = tx.row<KeptInvitation>(sql::invitation_by_code, code_hash);
    bool const open = kept && !kept->invitation.accepted_at && !kept->invitation.revoked_at &&
                      tx.now() < kept->invitation.expires_at && inviter_may_still(tx, *kept);
    if (!open) return fail(ErrorCode::link_invalid, "code");
    return *kept;
}

/// Whether a link may lead to somebody who is known from an import (adr/0015). It must have been made out to their
/// address, and by whom nothing keeps from the account anyway: everybody else who invites would hold the key to a
/// stranger's past.
bool leads_to(storage::ReadTransaction& tx, protocol::Invitation const& invitation, std::string_view email,
              protocol::Member const& known) {
    if (known.state != protocol::MemberState::awaited) return false;
    auto const same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    if (!std::ranges::equal(invitation.email, email, same)) return false;
    if (!invitation.invited_by.id) return true;
    return tx.row<protocol::Member>(sql::member_shown, invitation.invited_by.id)->role ==
           protocol::NetworkRole::administrator;
}

/// Who comes, whether new or known.
struct Comer {
    protocol::PersonName const& name;
    std::string_view email;
    std::string_view password_hash;
};

/// `member` as active: everything up to the event of their joining counts as read.
void let_in(storage::Transaction& tx, KeptInvitation const& kept, MemberId member, bool is_known, Comer const& comer) {
    auto const& invitation = kept.invitation;
    auto const joined = tx.next_seq();
    auto const key = base::sort_key(comer.name.str());
    if (is_known) {
        tx.run(sql::member_claim, comer.name, key, comer.password_hash, invitation.role, joined, member);
        // A guest looks after nothing.
        if (invitation.role == protocol::NetworkRole::guest) tx.run(sql::memberships_of_member_lower, member);
    } else {
        tx.run(sql::member_insert, member, comer.name, key, comer.email, comer.password_hash, invitation.role, tx.now(),
               joined);
    }
    tx.run(sql::affiliation_insert, tx.new_id<protocol::AffiliationId>(), member, invitation.organisation,
           kept.affiliation_role, kept.title, day_of(tx.now()), std::optional<protocol::Date>(), true, joined);
    tx.run(sql::invitation_spaces_join, member, joined, invitation.id, kMaxNamedMembers);
    tx.run(sql::invitation_accept, tx.now(), member, invitation.id);
}

} // namespace

Result<protocol::InvitationLook> look_at_invitation(storage::ReadTransaction& tx, std::string_view code_hash) {
    auto const kept = open_invitation(tx, code_hash);
    if (!kept) return std::unexpected(kept.error());
    auto const& invitation = kept->invitation;
    return protocol::InvitationLook{invitation.name, invitation.email, invitation.organisation_name,
                                    invitation.invited_by.name};
}

Result<MemberId> accept_invitation(storage::Transaction& tx, std::string_view code_hash,
                                   protocol::PersonName const& name, std::string_view email,
                                   std::string_view password_hash) {
    auto const kept = open_invitation(tx, code_hash);
    if (!kept) return std::unexpected(kept.error());
    auto const here = tx.row<MemberId>(sql::member_by_email, email);
    if (here && !leads_to(tx, kept->invitation, email, *tx.row<protocol::Member>(sql::member_shown, *here)))
        return fail(ErrorCode::conflict, "email");

    auto const member = here ? *here : tx.new_id<MemberId>();
    VisibilityBefore const before(tx, {member});
    let_in(tx, *kept, member, here.has_value(), {name, email, password_hash});
    emit_member_changed(tx, member);
    before.emit_changes(tx);
    append_audit(tx, member, "invitation.accept", events::subject("invitation", kept->invitation.id), "{}");
    return member;
}

} // namespace lateral::domain

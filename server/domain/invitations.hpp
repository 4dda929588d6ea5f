#pragma once

#include "protocol/commands/invitations.hpp"
#include "server/domain/entries.hpp"

#include <string_view>

/// Invitations. Only the hash of a link's code is kept: who reads the database cannot use what was not used yet.
namespace lateral::domain {

/// ASVS 6.4.3 asks for an end; a mail is read after a week, or never
inline constexpr std::int64_t kInvitationDays = 10;
inline constexpr std::int64_t kMaxListed = 500; ///< the newest: older ones have long expired

Result<protocol::InvitationCreated> handle(storage::Transaction& tx, Actor const& actor,
                                           protocol::CreateInvitation const& command);
Result<protocol::InvitationsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::ListInvitations const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::RevokeInvitation const& command);

/// Whether the actor may let somebody in with these roles. Asked when a link is made and again when it is taken up.
Result<void> may_invite(storage::ReadTransaction& tx, Actor const& actor, protocol::OrganisationId organisation,
                        protocol::NetworkRole role, protocol::AffiliationRole there);

/// Whether who gave a link could still give it: it is not a right to keep. No member is the command line, which may.
bool may_still_invite(storage::ReadTransaction& tx, protocol::MemberId by, protocol::OrganisationId organisation,
                      protocol::NetworkRole role, protocol::AffiliationRole there);

/// What the person sees who opens the link. `link_invalid` when it was used, withdrawn, has expired or never was.
Result<protocol::InvitationLook> look_at_invitation(storage::ReadTransaction& tx, std::string_view code_hash);

/// Makes the member with affiliation and spaces. `conflict` on "email" when there is such a member, on "agreement" when
/// another version is in force.
Result<protocol::MemberId> accept_invitation(storage::Transaction& tx, std::string_view code_hash, Comer const& comer);

} // namespace lateral::domain

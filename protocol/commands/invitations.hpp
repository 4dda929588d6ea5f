#pragma once

#include "protocol/commands/accounts.hpp"
#include "protocol/commands/agreements.hpp"
#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Invitations to the network.
namespace lateral::protocol {

struct CreateInvitation {
    OrganisationId organisation;
    NetworkRole role{};
    std::optional<PersonName> name;
    std::optional<Email> email;
    std::optional<AffiliationRole> affiliation_role;
    std::optional<JobTitle> title;
    std::optional<List<SpaceId, 20>> spaces;
};
BOOST_DESCRIBE_STRUCT(CreateInvitation, (), (organisation, role, name, email, affiliation_role, title, spaces))
struct InvitationCreated {
    Invitation invitation;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(InvitationCreated, (), (invitation, code))
struct ListInvitations {};
BOOST_DESCRIBE_STRUCT(ListInvitations, (), ())
struct InvitationsReply {
    std::vector<Invitation> invitations;
};
BOOST_DESCRIBE_STRUCT(InvitationsReply, (), (invitations))
struct RevokeInvitation {
    InvitationId invitation;
};
BOOST_DESCRIBE_STRUCT(RevokeInvitation, (), (invitation))
struct LookAtInvitation {
    Code code;
};
BOOST_DESCRIBE_STRUCT(LookAtInvitation, (), (code))
struct InvitationLook {
    std::string name;
    std::string email;
    std::string organisation_name;
    std::string invited_by;
    std::optional<Agreement> agreement;
    bool email_fixed = false; ///< it is for this address alone
};
BOOST_DESCRIBE_STRUCT(InvitationLook, (), (name, email, organisation_name, invited_by, agreement, email_fixed))
struct AcceptInvitation {
    Code code;
    PersonName name;
    Email email;
    Password password;
    std::optional<Number<1, kMaxId>> agreement; ///< the version that you read and accept
    std::optional<Device> device;
    std::optional<Credential> credential;
};
BOOST_DESCRIBE_STRUCT(AcceptInvitation, (), (code, name, email, password, agreement, device, credential))

using InvitationCommands = boost::mp11::mp_list<
    CommandSpec<"invitation.create", CreateInvitation, InvitationCreated,
                "Invites a person; the answer holds the code of the link, once.">,
    CommandSpec<"invitation.list", ListInvitations, InvitationsReply,
                "The invitations that you may see: yours, or all (administrator).">,
    CommandSpec<"invitation.revoke", RevokeInvitation, Done, "Withdraws an invitation.">,
    CommandSpec<"invitation.look", LookAtInvitation, InvitationLook, "Who invites, and to what.">,
    CommandSpec<"invitation.accept", AcceptInvitation, SignedIn, "Makes the account and signs it in.">>;

} // namespace lateral::protocol

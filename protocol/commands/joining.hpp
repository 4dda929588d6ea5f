#pragma once

#include "protocol/commands/accounts.hpp"
#include "protocol/commands/invitations.hpp"
#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Ways into the network beside a personal invitation (docs/adr/0019).
namespace lateral::protocol {

using ScreeningQuestion = Text<"screening question", 1, 300>;
using ScreeningAnswer = Text<"answer to a screening question", 1, 1'000, Shape::body>;
using MailDomain = Text<"domain of mail addresses", 3, 120>;

/// A link for many. Whoever comes by it is a member there.
struct JoinLink {
    JoinLinkId id;
    OrganisationId organisation;
    std::string organisation_name;
    AffiliationRole affiliation_role{};
    std::string question;  ///< asked of whoever wants to come; empty: none
    bool approval = true;  ///< somebody looks at who asks before they are in
    bool listed = false;   ///< anybody finds it at the door, without the link
    std::int64_t uses = 0; ///< how many came in or asked by it
    MemberRef made_by;
    Timestamp expires_at;
    std::optional<Timestamp> closed_at;
    std::vector<std::string> domains; ///< of the mail addresses it is for; none: any
};
BOOST_DESCRIBE_STRUCT(JoinLink, (),
                      (id, organisation, organisation_name, affiliation_role, question, approval, listed, uses, made_by,
                       expires_at, closed_at, domains))

struct CreateJoinLink {
    OrganisationId organisation;
    bool approval = true;
    std::optional<AffiliationRole> affiliation_role;
    std::optional<List<MailDomain, 20>> domains;
    std::optional<ScreeningQuestion> question;
    std::optional<bool> listed;
    std::optional<Number<1, 365>> days; ///< that it holds; 30 unless told
};
BOOST_DESCRIBE_STRUCT(CreateJoinLink, (), (organisation, approval, affiliation_role, domains, question, listed, days))
struct JoinLinkCreated {
    JoinLink link;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(JoinLinkCreated, (), (link, code))
struct ListJoinLinks {};
BOOST_DESCRIBE_STRUCT(ListJoinLinks, (), ())
struct JoinLinksReply {
    std::vector<JoinLink> links;
};
BOOST_DESCRIBE_STRUCT(JoinLinksReply, (), (links))
struct CloseJoinLink {
    JoinLinkId link;
};
BOOST_DESCRIBE_STRUCT(CloseJoinLink, (), (link))

/// A way in as a stranger sees it.
struct OpenDoor {
    JoinLinkId link;
    std::string organisation_name;
    std::string question;
    bool approval = true;
    std::vector<std::string> domains;
};
BOOST_DESCRIBE_STRUCT(OpenDoor, (), (link, organisation_name, question, approval, domains))
struct LookAtJoinLink {
    Code code;
};
BOOST_DESCRIBE_STRUCT(LookAtJoinLink, (), (code))
struct JoinLinkLook {
    OpenDoor door;
    std::optional<Agreement> agreement;
};
BOOST_DESCRIBE_STRUCT(JoinLinkLook, (), (door, agreement))
struct ListOpenDoors {};
BOOST_DESCRIBE_STRUCT(ListOpenDoors, (), ())
struct OpenDoorsReply {
    std::vector<OpenDoor> doors;
};
BOOST_DESCRIBE_STRUCT(OpenDoorsReply, (), (doors))
struct UseJoinLink {
    Code code;
    PersonName name;
    Email email;
    Password password;
    std::optional<JobTitle> title;
    std::optional<Number<1, kMaxId>> agreement; ///< the version that you read and accept
    std::optional<Device> device;
    std::optional<Credential> credential;
};
BOOST_DESCRIBE_STRUCT(UseJoinLink, (), (code, name, email, password, title, agreement, device, credential))

struct AskToJoin {
    std::optional<Code> code;
    std::optional<JoinLinkId> link; ///< of a listed one, instead of the code
    PersonName name;
    Email email;
    std::optional<JobTitle> title;
    std::optional<ScreeningAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(AskToJoin, (), (code, link, name, email, title, answer))
struct JoinRequest {
    JoinRequestId id;
    OrganisationId organisation;
    std::string organisation_name;
    std::string name;
    std::string email;
    std::string title;
    std::string question; ///< as it was asked
    std::string answer;
    Timestamp asked_at;
    bool is_member = false; ///< somebody here has this address already
};
BOOST_DESCRIBE_STRUCT(JoinRequest, (),
                      (id, organisation, organisation_name, name, email, title, question, answer, asked_at, is_member))
struct ListJoinRequests {};
BOOST_DESCRIBE_STRUCT(ListJoinRequests, (), ())
struct JoinRequestsReply {
    std::vector<JoinRequest> requests; ///< the longest waiting first
};
BOOST_DESCRIBE_STRUCT(JoinRequestsReply, (), (requests))
struct DecideJoinRequest {
    JoinRequestId request;
    bool admit = false;
};
BOOST_DESCRIBE_STRUCT(DecideJoinRequest, (), (request, admit))
struct JoinRequestDecided {
    std::optional<InvitationCreated> invitation; ///< made out to who asked: its link is to be sent to their address
};
BOOST_DESCRIBE_STRUCT(JoinRequestDecided, (), (invitation))

using JoiningCommands = boost::mp11::mp_list<
    CommandSpec<"join_link.create", CreateJoinLink, JoinLinkCreated,
                "Makes a link by which many may come or ask to; the answer holds its code, once.">,
    CommandSpec<"join_link.list", ListJoinLinks, JoinLinksReply,
                "The links that you may see: yours, or all (administrator).">,
    CommandSpec<"join_link.close", CloseJoinLink, Done, "Nobody comes by this link any more.">,
    CommandSpec<"join_link.look", LookAtJoinLink, JoinLinkLook, "Where a link leads, and what it asks.">,
    CommandSpec<"join_link.doors", ListOpenDoors, OpenDoorsReply, "Where anybody may ask to join.">,
    CommandSpec<"join_link.use", UseJoinLink, SignedIn,
                "Makes the account and signs it in, where a link asks for no approval.">,
    CommandSpec<"join_request.create", AskToJoin, Done,
                "Asks to join. The answer is the same whether or not somebody here has this address.">,
    CommandSpec<"join_request.list", ListJoinRequests, JoinRequestsReply,
                "Who waits to be let in where you may invite; empty for everybody else.">,
    CommandSpec<"join_request.decide", DecideJoinRequest, JoinRequestDecided,
                "Admits who asked, with an invitation made out to their address, or does not.">>;

} // namespace lateral::protocol

#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Members, their affiliations, and organisations.
namespace lateral::protocol {

/// Filters are combined. A role and an organisation are asked of the same affiliation.
struct ListMembers {
    std::optional<Query> query;
    std::optional<OrganisationId> organisation; ///< or one below it
    std::optional<AffiliationRole> affiliation_role;
    std::optional<Topic> topic; ///< how a course begins, or something that they may be asked about
    std::optional<Query> after; ///< name of the last one seen
    std::optional<MemberId> after_id;
    std::optional<Number<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ListMembers, (), (query, organisation, affiliation_role, topic, after, after_id, limit))
struct MembersReply {
    std::vector<Member> members;
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(MembersReply, (), (members, more))
struct GetMember {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(GetMember, (), (member))
struct MemberReply {
    Member member;
    Profile profile;
    std::vector<Affiliation> affiliations; ///< past ones too, the latest first
    Timestamp joined_at;
};
BOOST_DESCRIBE_STRUCT(MemberReply, (), (member, profile, affiliations, joined_at))
/// What is left out stays as it is; what is empty is taken out. A topic that comes twice, whatever its letters' case,
/// is kept once.
struct UpdateMember {
    std::optional<PersonName> name;
    std::optional<Pronouns> pronouns;
    std::optional<About> about;
    std::optional<List<Topic, 12>> courses;
    std::optional<List<Topic, 12>> topics;
};
BOOST_DESCRIBE_STRUCT(UpdateMember, (), (name, pronouns, about, courses, topics))
struct SetPhoto {
    std::optional<FileId> file; ///< a picture that you sent and used nowhere; none: no photo
};
BOOST_DESCRIBE_STRUCT(SetPhoto, (), (file))
/// Of oneself when no member is named.
struct ListActivity {
    std::optional<MemberId> member;
    std::optional<Seq> before; ///< `next` of the page before
    std::optional<Number<1, 50>> limit;
};
BOOST_DESCRIBE_STRUCT(ListActivity, (), (member, before, limit))
struct ActivityEntry {
    FoundPost post;        ///< the first of a thread opened it
    bool accepted = false; ///< it answered the question
};
BOOST_DESCRIBE_STRUCT(ActivityEntry, (), (post, accepted))
struct ActivityReply {
    std::vector<ActivityEntry> entries; ///< newest first
    std::optional<Seq> next;            ///< there is more: go on here
};
BOOST_DESCRIBE_STRUCT(ActivityReply, (), (entries, next))
struct ListSimilar {};
BOOST_DESCRIBE_STRUCT(ListSimilar, (), ())
struct SimilarMember {
    Member member;
    std::vector<std::string> topics; ///< what you have in common, as you write it
    bool same_role = false;
};
BOOST_DESCRIBE_STRUCT(SimilarMember, (), (member, topics, same_role))
struct SimilarReply {
    std::vector<SimilarMember> members; ///< best first, at most 12
};
BOOST_DESCRIBE_STRUCT(SimilarReply, (), (members))
struct GetFirstSteps {};
BOOST_DESCRIBE_STRUCT(GetFirstSteps, (), ())
struct FirstStepsReply {
    std::optional<SpaceId> introductions; ///< where newcomers introduce themselves, if you may write there
    bool to_introduce = false;            ///< you came lately and opened no thread there
    bool to_describe = false;             ///< you came lately and your profile says nothing
    std::int64_t to_follow = 0;           ///< you came lately: so many channels more to follow, of three
    std::vector<SpaceId> suggested;       ///< channels to follow, the liveliest first, as long as some are to follow
};
BOOST_DESCRIBE_STRUCT(FirstStepsReply, (), (introductions, to_introduce, to_describe, to_follow, suggested))
struct SetIntroductions {
    std::optional<SpaceId> space; ///< none: nowhere
};
BOOST_DESCRIBE_STRUCT(SetIntroductions, (), (space))
struct SuspendMember {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(SuspendMember, (), (member))
struct RestoreMember {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(RestoreMember, (), (member))
struct SetMemberRole {
    MemberId member;
    NetworkRole role{};
};
BOOST_DESCRIBE_STRUCT(SetMemberRole, (), (member, role))
struct AddAffiliation {
    MemberId member;
    OrganisationId organisation;
    AffiliationRole role{};
    std::optional<JobTitle> title;
    std::optional<Date> starts_on;
    std::optional<Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(AddAffiliation, (), (member, organisation, role, title, starts_on, ends_on))
struct EndAffiliation {
    AffiliationId affiliation;
    std::optional<Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(EndAffiliation, (), (affiliation, ends_on))

struct ListOrganisations {
    std::optional<Query> query;
    std::optional<OrganisationKind> kind;
    std::optional<Query> after;
    std::optional<OrganisationId> after_id;
    std::optional<Number<1, 200>> limit;
};
BOOST_DESCRIBE_STRUCT(ListOrganisations, (), (query, kind, after, after_id, limit))
struct OrganisationsReply {
    std::vector<Organisation> organisations;
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(OrganisationsReply, (), (organisations, more))
struct GetOrganisation {
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(GetOrganisation, (), (organisation))
struct OrganisationReply {
    Organisation organisation;
    std::vector<FormerName> names;
    std::vector<Organisation> merged;
};
BOOST_DESCRIBE_STRUCT(OrganisationReply, (), (organisation, names, merged))
struct CreateOrganisation {
    OrganisationKind kind{};
    OrganisationName name;
    std::optional<OrganisationId> parent;
};
BOOST_DESCRIBE_STRUCT(CreateOrganisation, (), (kind, name, parent))
struct RenameOrganisation {
    OrganisationId organisation;
    OrganisationName name;
};
BOOST_DESCRIBE_STRUCT(RenameOrganisation, (), (organisation, name))
struct MergeOrganisation {
    OrganisationId organisation;
    OrganisationId into;
};
BOOST_DESCRIBE_STRUCT(MergeOrganisation, (), (organisation, into))

using PeopleCommands = boost::mp11::mp_list<
    CommandSpec<"member.list", ListMembers, MembersReply, "The directory, by name.">,
    CommandSpec<"member.get", GetMember, MemberReply, "One member: profile and all affiliations.">,
    CommandSpec<"member.update", UpdateMember, MemberReply, "Changes your own name and profile.">,
    CommandSpec<"member.set_photo", SetPhoto, MemberReply, "Shows another photo of you, or none.">,
    CommandSpec<"member.activity", ListActivity, ActivityReply,
                "What a member wrote, as far as you may see it, newest first.">,
    CommandSpec<"member.similar", ListSimilar, SimilarReply,
                "Who does the same work, or knows the same things, in another intermediate district.">,
    CommandSpec<"member.first_steps", GetFirstSteps, FirstStepsReply, "What helps a newcomer to be known.">,
    CommandSpec<"network.set_introductions", SetIntroductions, Done,
                "Says in which of the network's channels newcomers introduce themselves (administrator, specialist).">,
    CommandSpec<"member.suspend", SuspendMember, Done, "Suspends a member and ends their sessions (administrator).">,
    CommandSpec<"member.restore", RestoreMember, Done, "Lets a suspended member in again (administrator).">,
    CommandSpec<"member.set_role", SetMemberRole, Done, "Gives a member another role in the network (administrator).">,
    CommandSpec<"affiliation.add", AddAffiliation, MemberReply,
                "Affiliates a member to an organisation (administrator, or its lead).">,
    CommandSpec<"affiliation.end", EndAffiliation, MemberReply,
                "Ends an affiliation; what only it gave is lost that moment.">,
    CommandSpec<"organisation.list", ListOrganisations, OrganisationsReply, "The directory of organisations, by name.">,
    CommandSpec<"organisation.get", GetOrganisation, OrganisationReply,
                "One organisation with its former names and what merged into it.">,
    CommandSpec<"organisation.create", CreateOrganisation, OrganisationReply, "Adds an organisation (administrator).">,
    CommandSpec<"organisation.rename", RenameOrganisation, OrganisationReply,
                "Gives an organisation another name; the old one is kept (administrator).">,
    CommandSpec<"organisation.merge", MergeOrganisation, OrganisationReply,
                "Merges an organisation into another; people move along (administrator).">>;

} // namespace lateral::protocol

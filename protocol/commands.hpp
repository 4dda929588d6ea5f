#pragma once

#include "protocol/model.hpp"

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <variant>

/// What a client may ask: one struct and one row of `Commands` each. CONTRIBUTING.md, "add a command", names the other
/// files.
namespace lateral::protocol {

struct Done {};
BOOST_DESCRIBE_STRUCT(Done, (), ())

// --- connection and sessions

struct Resume {
    Epoch epoch;
    Seq seq;
};
BOOST_DESCRIBE_STRUCT(Resume, (), (epoch, seq))
struct Hello {
    std::optional<Resume> resume;
};
BOOST_DESCRIBE_STRUCT(Hello, (), (resume))

/// `fresh`: a first visit. `resumed`: every event missed follows. `resync`: too long away, load what is shown again.
enum class HelloStatus : std::uint8_t { fresh, resumed, resync };
BOOST_DESCRIBE_ENUM(HelloStatus, fresh, resumed, resync)
struct HelloReply {
    std::string epoch;
    Seq seq;
    HelloStatus status{};
    Member me;
    SessionId session;
    std::vector<SpaceView> spaces;
    std::vector<MemberId> online;
    bool writable = true;
};
BOOST_DESCRIBE_STRUCT(HelloReply, (), (epoch, seq, status, me, session, spaces, online, writable))

/// `cookie` for browsers (the answer sets it), `token` for other clients (the answer holds it, once).
enum class Credential : std::uint8_t { cookie, token };
BOOST_DESCRIBE_ENUM(Credential, cookie, token)
struct SignIn {
    Email email;
    Password password;
    std::optional<Device> device;
    std::optional<Credential> credential;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password, device, credential))
struct SignedIn {
    Member me;
    SessionId session;
    std::optional<std::string> token;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (me, session, token))

struct SignOut {};
BOOST_DESCRIBE_STRUCT(SignOut, (), ())
struct ListSessions {};
BOOST_DESCRIBE_STRUCT(ListSessions, (), ())
struct SessionsReply {
    std::vector<Session> sessions;
    SessionId current;
};
BOOST_DESCRIBE_STRUCT(SessionsReply, (), (sessions, current))
struct EndSession {
    SessionId session;
};
BOOST_DESCRIBE_STRUCT(EndSession, (), (session))
struct EndAllSessions {};
BOOST_DESCRIBE_STRUCT(EndAllSessions, (), ())

struct ChangePassword {
    Password current;
    Password next;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (current, next))
struct MakeResetLink {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(MakeResetLink, (), (member))
struct LinkReply {
    std::string code;
    Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(LinkReply, (), (code, expires_at))
struct ResetPassword {
    Code code;
    Password password;
};
BOOST_DESCRIBE_STRUCT(ResetPassword, (), (code, password))

// --- invitations

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
};
BOOST_DESCRIBE_STRUCT(InvitationLook, (), (name, email, organisation_name, invited_by))
struct AcceptInvitation {
    Code code;
    PersonName name;
    Email email;
    Password password;
    std::optional<Device> device;
    std::optional<Credential> credential;
};
BOOST_DESCRIBE_STRUCT(AcceptInvitation, (), (code, name, email, password, device, credential))

// --- members and organisations

struct ListMembers {
    std::optional<Query> query;
    std::optional<OrganisationId> organisation;
    std::optional<Query> after; ///< name of the last one seen
    std::optional<MemberId> after_id;
    std::optional<Number<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ListMembers, (), (query, organisation, after, after_id, limit))
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
    std::vector<Affiliation> affiliations;
    Timestamp joined_at;
};
BOOST_DESCRIBE_STRUCT(MemberReply, (), (member, affiliations, joined_at))
struct UpdateMember {
    PersonName name;
};
BOOST_DESCRIBE_STRUCT(UpdateMember, (), (name))
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

// --- spaces

struct ListSpaces {};
BOOST_DESCRIBE_STRUCT(ListSpaces, (), ())
struct SpacesReply {
    std::vector<SpaceView> spaces;
};
BOOST_DESCRIBE_STRUCT(SpacesReply, (), (spaces))
struct CreateSpace {
    SpaceName name;
    Visibility visibility{};
    std::optional<Description> description;
    std::optional<OrganisationId> organisation;
};
BOOST_DESCRIBE_STRUCT(CreateSpace, (), (name, visibility, description, organisation))
struct SpaceReply {
    SpaceView space;
};
BOOST_DESCRIBE_STRUCT(SpaceReply, (), (space))
struct UpdateSpace {
    SpaceId space;
    std::optional<SpaceName> name;
    std::optional<Description> description;
    std::optional<SpaceState> state;
};
BOOST_DESCRIBE_STRUCT(UpdateSpace, (), (space, name, description, state))
struct ListSpaceMembers {
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(ListSpaceMembers, (), (space))
struct SpaceMembersReply {
    std::vector<SpaceMember> members;
};
BOOST_DESCRIBE_STRUCT(SpaceMembersReply, (), (members))
struct SetSpaceMember {
    SpaceId space;
    MemberId member;
    SpaceRole role{};
};
BOOST_DESCRIBE_STRUCT(SetSpaceMember, (), (space, member, role))
struct LeaveSpace {
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(LeaveSpace, (), (space))
struct FollowSpace {
    SpaceId space;
    Level level{};
};
BOOST_DESCRIBE_STRUCT(FollowSpace, (), (space, level))
struct SpaceMark {
    SpaceId space;
    Seq watermark;
};
BOOST_DESCRIBE_STRUCT(SpaceMark, (), (space, watermark))
struct MarkSpacesRead {
    List<SpaceMark, 200> marks;
};
BOOST_DESCRIBE_STRUCT(MarkSpacesRead, (), (marks))
struct ListUnread {};
BOOST_DESCRIBE_STRUCT(ListUnread, (), ())
struct UnreadReply {
    std::vector<UnreadEntry> threads; ///< those that mention you, those you follow, the rest; each newest first
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(UnreadReply, (), (threads, more))

// --- threads

struct ListThreads {
    SpaceId space;
    std::optional<Seq> before; ///< `last_seq` of the last unpinned thread seen; pinned ones come with the first page
    std::optional<Number<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ListThreads, (), (space, before, limit))
struct ThreadsReply {
    std::vector<ThreadView> threads;
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(ThreadsReply, (), (threads, more))
struct GetThread {
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(GetThread, (), (thread))
struct ThreadReply {
    ThreadView thread;
};
BOOST_DESCRIBE_STRUCT(ThreadReply, (), (thread))
struct CreateThread {
    SpaceId space;
    ThreadKind kind{};
    Title title;
    Body body;
};
BOOST_DESCRIBE_STRUCT(CreateThread, (), (space, kind, title, body))
struct ThreadCreatedReply {
    Thread thread;
    Post post;
};
BOOST_DESCRIBE_STRUCT(ThreadCreatedReply, (), (thread, post))
struct RenameThread {
    ThreadId thread;
    Title title;
};
BOOST_DESCRIBE_STRUCT(RenameThread, (), (thread, title))
struct PinThread {
    ThreadId thread;
    bool pinned = false;
};
BOOST_DESCRIBE_STRUCT(PinThread, (), (thread, pinned))
struct LockThread {
    ThreadId thread;
    bool locked = false;
};
BOOST_DESCRIBE_STRUCT(LockThread, (), (thread, locked))
struct MoveThread {
    ThreadId thread;
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(MoveThread, (), (thread, space))
struct FollowThread {
    ThreadId thread;
    Level level{};
};
BOOST_DESCRIBE_STRUCT(FollowThread, (), (thread, level))
struct MarkThreadRead {
    ThreadId thread;
    Number<0, kMaxId> position;
};
BOOST_DESCRIBE_STRUCT(MarkThreadRead, (), (thread, position))
struct AcceptAnswer {
    ThreadId thread;
    std::optional<PostId> post;
};
BOOST_DESCRIBE_STRUCT(AcceptAnswer, (), (thread, post))

// --- posts

struct ListPosts {
    ThreadId thread;
    std::optional<Number<0, kMaxId>> after;  ///< posts whose position is greater, oldest first
    std::optional<Number<1, kMaxId>> before; ///< posts whose position is smaller: the nearest ones, oldest first
    /// A page with this position in it and a few posts before it; 0: the first post that is new to you, or the newest.
    std::optional<Number<0, kMaxId>> around;
    std::optional<Number<1, 200>> limit;
};
BOOST_DESCRIBE_STRUCT(ListPosts, (), (thread, after, before, around, limit))
struct PostsReply {
    ThreadView thread;
    std::vector<Post> posts;
    std::optional<std::int64_t> first_unread; ///< position of the first post of the thread that is new to you
};
BOOST_DESCRIBE_STRUCT(PostsReply, (), (thread, posts, first_unread))
struct CreatePost {
    ThreadId thread;
    Body body;
    std::optional<PostId> reply_to;
    std::optional<Quote> quote;
};
BOOST_DESCRIBE_STRUCT(CreatePost, (), (thread, body, reply_to, quote))
struct PostReply {
    Post post;
};
BOOST_DESCRIBE_STRUCT(PostReply, (), (post))
struct EditPost {
    PostId post;
    Body body;
    Number<1, kMaxId> revision;
};
BOOST_DESCRIBE_STRUCT(EditPost, (), (post, body, revision))
struct DeletePost {
    PostId post;
};
BOOST_DESCRIBE_STRUCT(DeletePost, (), (post))
struct PostHistory {
    PostId post;
};
BOOST_DESCRIBE_STRUCT(PostHistory, (), (post))
struct PostHistoryReply {
    std::vector<PostRevision> revisions;
};
BOOST_DESCRIBE_STRUCT(PostHistoryReply, (), (revisions))
struct AddReaction {
    PostId post;
    ReactionKind kind{};
};
BOOST_DESCRIBE_STRUCT(AddReaction, (), (post, kind))
struct RemoveReaction {
    PostId post;
    ReactionKind kind{};
};
BOOST_DESCRIBE_STRUCT(RemoveReaction, (), (post, kind))
struct StartTyping {
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(StartTyping, (), (thread))

struct ListAudit {
    std::optional<Number<1, kMaxId>> before;
    std::optional<Number<1, 200>> limit;
};
BOOST_DESCRIBE_STRUCT(ListAudit, (), (before, limit))
struct AuditReply {
    std::vector<AuditEntry> entries;
};
BOOST_DESCRIBE_STRUCT(AuditReply, (), (entries))

// --- search

enum class SearchOrder : std::uint8_t { best, newest };
BOOST_DESCRIBE_ENUM(SearchOrder, best, newest)

/// Every word must be there, in any form; the last may be a beginning; "in quotes" they stand together. `organisation`
/// is the author's when they wrote, or one above it. Without words: everything that the filters leave.
struct Search {
    SearchWords words;
    std::optional<SpaceId> space;
    std::optional<MemberId> author;
    std::optional<OrganisationId> organisation;
    std::optional<ThreadKind> kind;
    std::optional<Timestamp> from;
    std::optional<Timestamp> until; ///< excluded
    std::optional<SearchOrder> order;
    std::optional<Number<0, 9>> page;
};
BOOST_DESCRIBE_STRUCT(Search, (), (words, space, author, organisation, kind, from, until, order, page))
/// People, spaces and threads come with the first page. `found` counts posts and stops at 200, the newest that match.
struct SearchReply {
    std::vector<FoundPerson> people;
    std::vector<FoundSpace> spaces;
    std::vector<FoundThread> threads;
    std::vector<FoundPost> posts;
    std::int64_t found = 0;
    bool more = false;
    std::vector<SimilarWord> similar;
};
BOOST_DESCRIBE_STRUCT(SearchReply, (), (people, spaces, threads, posts, found, more, similar))

template <Literal Name, class ArgsT, class ReplyT, Literal Doc>
struct CommandSpec {
    using Args = ArgsT;
    using Reply = ReplyT;
    static constexpr std::string_view name = Name.view();
    static constexpr std::string_view doc = Doc.view();
};

using Commands = boost::mp11::mp_list<
    CommandSpec<"hello", Hello, HelloReply,
                "Opens a connection: who you are, your spaces, and the events missed since `resume`.">,
    CommandSpec<"session.sign_in", SignIn, SignedIn, "Signs in by mail address and password.">,
    CommandSpec<"session.sign_out", SignOut, Done, "Ends this session.">,
    CommandSpec<"session.list", ListSessions, SessionsReply, "Where you are signed in.">,
    CommandSpec<"session.end", EndSession, Done, "Ends one of your sessions.">,
    CommandSpec<"session.end_all", EndAllSessions, Done, "Ends all your sessions, this one too.">,
    CommandSpec<"password.change", ChangePassword, Done, "Changes your password and ends your other sessions.">,
    CommandSpec<"password.link", MakeResetLink, LinkReply,
                "Makes a link with which a member sets a new password (administrator).">,
    CommandSpec<"password.reset", ResetPassword, Done,
                "Sets a new password by the code of a link and ends all sessions.">,
    CommandSpec<"invitation.create", CreateInvitation, InvitationCreated,
                "Invites a person; the answer holds the code of the link, once.">,
    CommandSpec<"invitation.list", ListInvitations, InvitationsReply,
                "The invitations that you may see: yours, or all (administrator).">,
    CommandSpec<"invitation.revoke", RevokeInvitation, Done, "Withdraws an invitation.">,
    CommandSpec<"invitation.look", LookAtInvitation, InvitationLook, "Who invites, and to what.">,
    CommandSpec<"invitation.accept", AcceptInvitation, SignedIn, "Makes the account and signs it in.">,
    CommandSpec<"member.list", ListMembers, MembersReply, "The directory, by name.">,
    CommandSpec<"member.get", GetMember, MemberReply, "One member with all affiliations.">,
    CommandSpec<"member.update", UpdateMember, MemberReply, "Changes your own name.">,
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
                "Merges an organisation into another; people move along (administrator).">,
    CommandSpec<"space.list", ListSpaces, SpacesReply, "The spaces that you may see, with what is unread.">,
    CommandSpec<"space.create", CreateSpace, SpaceReply, "Opens a channel; you become its steward.">,
    CommandSpec<"space.update", UpdateSpace, SpaceReply,
                "Changes name, description or state of a space (its steward).">,
    CommandSpec<"space.members", ListSpaceMembers, SpaceMembersReply, "The named members and stewards of a space.">,
    CommandSpec<"space.set_member", SetSpaceMember, Done,
                "Adds, removes or makes steward (its steward); `none` removes.">,
    CommandSpec<"space.leave", LeaveSpace, Done, "Gives up your membership in a space.">,
    CommandSpec<"space.follow", FollowSpace, Done, "Follows or mutes a space.">,
    CommandSpec<"space.mark_read", MarkSpacesRead, Done,
                "Marks spaces as read up to a `watermark` each, in one write; smaller ones take that back.">,
    CommandSpec<"unread.list", ListUnread, UnreadReply, "What is new to you, by thread, to catch up with.">,
    CommandSpec<"thread.list", ListThreads, ThreadsReply, "Threads of a space: pinned first, then by newest post.">,
    CommandSpec<"thread.get", GetThread, ThreadReply, "One thread.">,
    CommandSpec<"thread.create", CreateThread, ThreadCreatedReply, "Opens a thread with its first post.">,
    CommandSpec<"thread.rename", RenameThread, ThreadReply, "Changes the title (its author or the steward).">,
    CommandSpec<"thread.pin", PinThread, ThreadReply, "Pins or unpins a thread (steward).">,
    CommandSpec<"thread.lock", LockThread, ThreadReply, "Locks or unlocks a thread (steward).">,
    CommandSpec<"thread.move", MoveThread, ThreadReply, "Moves a thread to another space (steward of both).">,
    CommandSpec<"thread.follow", FollowThread, Done, "Follows or mutes a thread.">,
    CommandSpec<"thread.mark_read", MarkThreadRead, Done,
                "Sets your read position; a smaller one marks posts as unread again.">,
    CommandSpec<
        "question.accept", AcceptAnswer, ThreadReply,
        "Marks the post that answered a question, or with no `post` opens it again (its asker or the steward).">,
    CommandSpec<"post.list", ListPosts, PostsReply, "A page of posts by position.">,
    CommandSpec<"post.create", CreatePost, PostReply, "Writes a post into a thread.">,
    CommandSpec<"post.edit", EditPost, PostReply, "Changes your post; `revision` is the one you started from.">,
    CommandSpec<"post.delete", DeletePost, PostReply,
                "Deletes your post, or one in your space as its steward; a mark stays.">,
    CommandSpec<"post.history", PostHistory, PostHistoryReply, "All versions of a post, oldest first.">,
    CommandSpec<"reaction.add", AddReaction, Done, "Reacts to a post.">,
    CommandSpec<"reaction.remove", RemoveReaction, Done, "Takes a reaction back.">,
    CommandSpec<"typing.start", StartTyping, Done, "Says that you are writing; say it again every few seconds.">,
    CommandSpec<"search.find", Search, SearchReply,
                "Looks through everything that you may see: people, spaces, threads, posts.">,
    CommandSpec<"audit.list", ListAudit, AuditReply, "The audit chain, newest first (administrator).">>;

template <class Spec>
using ArgsOf = typename Spec::Args;

/// Any command with its arguments checked.
using Command = boost::mp11::mp_rename<boost::mp11::mp_transform<ArgsOf, Commands>, std::variant>;

} // namespace lateral::protocol

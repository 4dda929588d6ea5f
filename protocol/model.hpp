#pragma once

#include "protocol/ids.hpp"
#include "protocol/text.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Values that both sides show. Described fields and enumerators are the wire names. Where a struct is read from a
/// query, the statement's columns stand in the order of the fields, nested structs in place (storage/transaction.hpp);
/// vectors and optional structs are filled by a query of their own.
namespace lateral::protocol {

enum class OrganisationKind : std::uint8_t { state, isd, district, school, programme, partner };
BOOST_DESCRIBE_ENUM(OrganisationKind, state, isd, district, school, programme, partner)

struct Organisation {
    OrganisationId id;
    OrganisationKind kind{};
    std::string name;
    std::optional<OrganisationId> parent;
    std::optional<OrganisationId> merged_into; ///< set when it was merged: it then takes no new people
};
BOOST_DESCRIBE_STRUCT(Organisation, (), (id, kind, name, parent, merged_into))

/// A name that an organisation carried from `since` on.
struct FormerName {
    std::string name;
    Timestamp since;
};
BOOST_DESCRIBE_STRUCT(FormerName, (), (name, since))

/// What a member may do in the whole network; what each gives stands in the table of ARCHITECTURE.md.
enum class NetworkRole : std::uint8_t { administrator, specialist, member, guest };
BOOST_DESCRIBE_ENUM(NetworkRole, administrator, specialist, member, guest)

/// `awaited`: known from an import, and not come yet.
enum class MemberState : std::uint8_t { active, suspended, left, awaited };
BOOST_DESCRIBE_ENUM(MemberState, active, suspended, left, awaited)

/// What a person is in an organisation. `director` and `lead` make an ISD lead there (ARCHITECTURE.md).
enum class AffiliationRole : std::uint8_t { director, lead, coach, instructor, teacher, principal, staff };
BOOST_DESCRIBE_ENUM(AffiliationRole, director, lead, coach, instructor, teacher, principal, staff)

struct Affiliation {
    AffiliationId id;
    OrganisationId organisation;
    std::string organisation_name;
    AffiliationRole role{};
    std::string title; ///< in the person's own words: "Instructional partner, K-5"
    Date starts_on;
    std::optional<Date> ends_on; ///< the first day on which it no longer holds
};
BOOST_DESCRIBE_STRUCT(Affiliation, (), (id, organisation, organisation_name, role, title, starts_on, ends_on))

/// A member as lists show one: the affiliation is the present main one.
struct Member {
    MemberId id;
    std::string name;
    NetworkRole role{};
    MemberState state{};
    std::string organisation; ///< empty when affiliated to none
    std::string title;
    std::optional<FileId> photo;
};
BOOST_DESCRIBE_STRUCT(Member, (), (id, name, role, state, organisation, title, photo))

/// What members say of themselves.
struct Profile {
    std::string pronouns;
    std::string about;
    std::string zone;                 ///< IANA name; empty until a device of theirs told it
    std::vector<std::string> courses; ///< in the order in which they gave them
    std::vector<std::string> topics;  ///< what to ask them about
};
BOOST_DESCRIBE_STRUCT(Profile, (), (pronouns, about, zone, courses, topics))

struct MemberRef {
    MemberId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(MemberRef, (), (id, name))

/// Who wrote something, with the affiliation of that day: moving on does not rewrite the past. Name and photo are
/// today's.
struct Author {
    MemberId id;
    std::string name;
    std::string organisation;
    std::string title;
    std::optional<FileId> photo;
};
BOOST_DESCRIBE_STRUCT(Author, (), (id, name, organisation, title, photo))

struct Session {
    SessionId id;
    std::string device;
    std::string address;
    Timestamp created_at;
    Timestamp seen_at;
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, device, address, created_at, seen_at))

struct Invitation {
    InvitationId id;
    std::string name;
    std::string email;
    NetworkRole role{};
    OrganisationId organisation;
    std::string organisation_name;
    MemberRef invited_by;
    Timestamp expires_at;
    std::optional<Timestamp> accepted_at;
    std::optional<Timestamp> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, name, email, role, organisation, organisation_name, invited_by, expires_at, accepted_at,
                       revoked_at))

/// Who may see a space: everyone but guests; the people of one organisation and of those below it; its members. A
/// `sealed` one is its parties' alone: no channel, without name and steward, made and ruled by what it is for.
enum class Visibility : std::uint8_t { network, organisation, closed, sealed };
BOOST_DESCRIBE_ENUM(Visibility, network, organisation, closed, sealed)

enum class SpaceState : std::uint8_t { open, archived };
BOOST_DESCRIBE_ENUM(SpaceState, open, archived)

struct Space {
    SpaceId id;
    std::string name; ///< without the "#"; empty when sealed
    std::string description;
    Visibility visibility{};
    std::optional<OrganisationId> organisation;
    SpaceState state{};
};
BOOST_DESCRIBE_STRUCT(Space, (), (id, name, description, visibility, organisation, state))

enum class SpaceRole : std::uint8_t { none, member, steward };
BOOST_DESCRIBE_ENUM(SpaceRole, none, member, steward)

/// How much one wants to hear of a thread or space.
enum class Level : std::uint8_t { normal, following, muted };
BOOST_DESCRIBE_ENUM(Level, normal, following, muted)

/// A thread with something unread. `last_seq` lets a client take it off when a watermark passes it.
struct UnreadThread {
    ThreadId thread;
    Seq last_seq;
};
BOOST_DESCRIBE_STRUCT(UnreadThread, (), (thread, last_seq))

/// A space as one member has it.
struct SpaceView {
    Space space;
    SpaceRole role{};
    Level level{};
    Seq watermark;                    ///< everything up to it counts as read
    std::vector<UnreadThread> unread; ///< the newest 100 and no more, oldest first
};
BOOST_DESCRIBE_STRUCT(SpaceView, (), (space, role, level, watermark, unread))

struct SpaceMember {
    Member member;
    SpaceRole role{};
};
BOOST_DESCRIBE_STRUCT(SpaceMember, (), (member, role))

/// `staged`: it has a plan, which says who may speak when. `reflection`: of a week, titled by its Monday; it lies in a
/// sealed space and is made by `reflection.submit` alone. `excerpt`: its first post is a copy out of one, made by
/// `excerpt.publish` alone; its title may be empty.
enum class ThreadKind : std::uint8_t { discussion, question, success, staged, reflection, excerpt };
BOOST_DESCRIBE_ENUM(ThreadKind, discussion, question, success, staged, reflection, excerpt)

/// What a plan follows: four protocols, and the live chat hour.
enum class StageFormat : std::uint8_t { consultancy, tuning, problem_of_practice, rounds, chat };
BOOST_DESCRIBE_ENUM(StageFormat, consultancy, tuning, problem_of_practice, rounds, chat)

/// What a stage is for. `question`: one of a chat, in its host's words.
enum class StageName : std::uint8_t {
    clarifying,
    probing,
    discussion,
    reflection,
    warm,
    cool,
    debrief,
    causes,
    next_steps,
    commitment,
    description,
    patterns,
    prediction,
    question,
};
BOOST_DESCRIBE_ENUM(StageName, clarifying, probing, discussion, reflection, warm, cool, debrief, causes, next_steps,
                    commitment, description, patterns, prediction, question)

/// Who may write in a stage; the presenter (a chat's host) is the thread's author, and `others` are all but them.
enum class Speakers : std::uint8_t { everyone, presenter, others };
BOOST_DESCRIBE_ENUM(Speakers, everyone, presenter, others)

struct Stage {
    StageName name{};
    Speakers speaks{};
    std::string text; ///< of a question; else empty
    Timestamp starts_at;
};
BOOST_DESCRIBE_STRUCT(Stage, (), (name, speaks, text, starts_at))

/// The stages of a thread: each holds until the next begins, the last until `ends_at`. Time alone moves them on.
struct StagePlan {
    StageFormat format{};
    Timestamp ends_at;
    std::vector<Stage> stages; ///< in their order; their places count from 1
};
BOOST_DESCRIBE_STRUCT(StagePlan, (), (format, ends_at, stages))

struct Thread {
    ThreadId id;
    SpaceId space;
    ThreadKind kind{};
    std::string title;
    Author author;
    Timestamp created_at;
    Timestamp last_post_at;
    Seq last_seq;                   ///< of the newest post: what a watermark is compared with
    std::int64_t last_position = 0; ///< of the newest post, deleted ones included; the first is 1
    bool pinned = false;
    bool locked = false;
    std::optional<PostId> answer;  ///< questions only: the post that answered it
    bool through_steward = false;  ///< its author, a steward, asked it for somebody whom they do not name
    std::optional<StagePlan> plan; ///< staged ones only; filled by a query of its own (server/domain/stage_plans.hpp)
};
BOOST_DESCRIBE_STRUCT(Thread, (),
                      (id, space, kind, title, author, created_at, last_post_at, last_seq, last_position, pinned,
                       locked, answer, through_steward, plan))

/// A thread as one member has it.
struct ThreadView {
    Thread thread;
    Level level{};
    std::int64_t read_position = 0; ///< the last post read; unread are those after it that no watermark covers
    Seq kept_seq;                   ///< when it was left unread by hand: watermarks before that do not cover it
};
BOOST_DESCRIBE_STRUCT(ThreadView, (), (thread, level, read_position, kept_seq))

/// A thread with something new, for catching up.
struct UnreadEntry {
    ThreadView thread;
    std::int64_t first_unread = 1; ///< position of the first new post; all after it are new
    bool mentions_me = false;      ///< one of the new posts does
};
BOOST_DESCRIBE_STRUCT(UnreadEntry, (), (thread, first_unread, mentions_me))

/// The closed set of things a post can hold once its Markdown is parsed. The client makes elements of them and never
/// HTML.
enum class NodeKind : std::uint8_t {
    text,
    line_break,
    emphasis,
    strong,
    strike,
    code,
    link,
    mention,
    paragraph,
    heading,
    quote,
    code_block,
    bullet_list,
    ordered_list,
    item,
    rule,
    table,
    table_head,
    table_row,
    table_cell,
    space_mention,
    picture,
};
BOOST_DESCRIBE_ENUM(NodeKind, text, line_break, emphasis, strong, strike, code, link, mention, paragraph, heading,
                    quote, code_block, bullet_list, ordered_list, item, rule, table, table_head, table_row, table_cell,
                    space_mention, picture)

struct Node {
    NodeKind kind{};
    std::optional<std::string> text;   ///< text, code, code_block, mention, space_mention; description of a picture
    std::optional<std::string> href;   ///< link: http, https or mailto only
    std::optional<MemberId> member;    ///< mention
    std::optional<SpaceId> space;      ///< space_mention: one that everybody saw who could read the text
    std::optional<std::int64_t> level; ///< heading 1 to 6; start of an ordered list
    std::optional<std::vector<Node>> children;
    std::optional<FileId> file;         ///< picture: one of the post's files
    std::optional<std::int64_t> width;  ///< picture, in dots
    std::optional<std::int64_t> height; ///< picture, in dots
};
BOOST_DESCRIBE_STRUCT(Node, (), (kind, text, href, member, space, level, children, file, width, height))

/// Pictures are shown, documents are only ever downloaded. What a file is follows from its content.
enum class FileKind : std::uint8_t { picture, document };
BOOST_DESCRIBE_ENUM(FileKind, picture, document)

/// A file of a post. Its bytes are at /files/<id>, a picture's smaller copies at /files/<id>/small and /large.
struct Attachment {
    FileId file;
    std::string name;
    std::int64_t size = 0; ///< bytes
    FileKind kind{};
    std::string type;                       ///< media type
    std::optional<std::int64_t> width;      ///< pictures, in dots
    std::optional<std::int64_t> height;     ///< pictures, in dots
    std::optional<std::string> description; ///< of a picture, for those who do not see it; none: it is decorative
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (file, name, size, kind, type, width, height, description))

/// Six named reactions, no free emoji: each says something that a colleague might write.
enum class ReactionKind : std::uint8_t { thanks, helpful, same_here, tried_it, celebrate, with_you };
BOOST_DESCRIBE_ENUM(ReactionKind, thanks, helpful, same_here, tried_it, celebrate, with_you)

struct Reaction {
    ReactionKind kind{};
    MemberRef member;
};
BOOST_DESCRIBE_STRUCT(Reaction, (), (kind, member))

/// A post as everybody sees it. Deleted ones keep id, position, author and time, and lose everything else.
struct Post {
    PostId id;
    ThreadId thread;
    SpaceId space;
    std::int64_t position = 0;
    Author author;
    Timestamp created_at;
    std::string body; ///< Markdown as written
    Encoded<std::vector<Node>> content;
    std::optional<PostId> reply_to;
    std::optional<std::string> quote;
    std::int64_t revision = 1; ///< 1 as first written; each edit adds one
    std::optional<Timestamp> edited_at;
    bool deleted = false;
    bool hidden = false;                 ///< deleted for as long as somebody looks at it
    std::vector<Attachment> attachments; ///< all its files, those that stand in the text too
    std::vector<Reaction> reactions;
};
BOOST_DESCRIBE_STRUCT(Post, (),
                      (id, thread, space, position, author, created_at, body, content, reply_to, quote, revision,
                       edited_at, deleted, hidden, attachments, reactions))

struct PostRevision {
    std::int64_t revision = 1;
    std::string body;
    Encoded<std::vector<Node>> content;
    Timestamp written_at;
};
BOOST_DESCRIBE_STRUCT(PostRevision, (), (revision, body, content, written_at))

/// A piece of a plain text. `marked`: it is, or begins with, what was looked for.
struct Piece {
    std::string text;
    bool marked = false;
};
BOOST_DESCRIBE_STRUCT(Piece, (), (text, marked))

struct FoundPerson {
    Member member;
    std::vector<Piece> name;
};
BOOST_DESCRIBE_STRUCT(FoundPerson, (), (member, name))

struct FoundSpace {
    SpaceId space;
    std::vector<Piece> name;
    std::vector<Piece> description;
};
BOOST_DESCRIBE_STRUCT(FoundSpace, (), (space, name, description))

/// A thread whose title has the words.
struct FoundThread {
    ThreadId thread;
    SpaceId space;
    ThreadKind kind{};
    Author author;
    Timestamp created_at;
    Timestamp last_post_at;
    std::vector<Piece> title;
};
BOOST_DESCRIBE_STRUCT(FoundThread, (), (thread, space, kind, author, created_at, last_post_at, title))

struct FoundFile {
    FileId file;
    FileKind kind{};
    std::vector<Piece> name;
};
BOOST_DESCRIBE_STRUCT(FoundFile, (), (file, kind, name))

/// A post that has the words, in its text, in the names of its files or, the first of a thread, in its title.
struct FoundPost {
    PostId post;
    ThreadId thread;
    SpaceId space;
    std::int64_t position = 0;
    ThreadKind kind{};
    Author author;
    Timestamp created_at;
    std::vector<Piece> title;
    std::vector<Piece> snippet;   ///< about 200 characters of the text around the words
    std::vector<FoundFile> files; ///< whose names have some of the words; all of its files when files were asked for
};
BOOST_DESCRIBE_STRUCT(FoundPost, (), (post, thread, space, position, kind, author, created_at, title, snippet, files))

/// A word that nobody here wrote, and one much like it from what was found instead.
struct SimilarWord {
    std::string typed;
    std::string found;
};
BOOST_DESCRIBE_STRUCT(SimilarWord, (), (typed, found))

/// An answer in a thread, a new thread in a space, a change of a post: `about` is the id of that. What somebody
/// reflects on: `about` is the number of the week's Monday in days since 1970.
enum class DraftPlace : std::uint8_t { reply, thread, edit, reflection };
BOOST_DESCRIBE_ENUM(DraftPlace, reply, thread, edit, reflection)

struct Draft {
    DraftPlace place{};
    std::int64_t about = 1;
    std::int64_t revision = 1; ///< begins above those of earlier drafts here; each saving adds one
    std::optional<ThreadKind> kind;
    std::string title;
    std::string body; ///< Markdown
    std::optional<PostId> reply_to;
    std::optional<std::string> quote;
    Timestamp saved_at;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (place, about, revision, kind, title, body, reply_to, quote, saved_at))

/// A draft with where it will stand; nothing of that when its author may not see it any more.
struct DraftView {
    Draft draft;
    std::optional<SpaceId> space;
    std::optional<ThreadId> thread;
    std::optional<std::string> thread_title;
};
BOOST_DESCRIBE_STRUCT(DraftView, (), (draft, space, thread, thread_title))

/// Why a member is told something. In the order of weight: a line shows the first that it has. `followed`: new posts in
/// a thread that they follow. `added`: named or made steward in a space. `moderated`: a steward changed or deleted
/// something of theirs. `opened`: two administrators opened what was said in confidence. `waiting`: a first post or a
/// question that nobody answers. `asked`: a question came to a steward. `settled`: the question that one asked through
/// a steward is published or declined. `proposed`: somebody proposes a coaching cycle. `starred`: a lead asks to quote
/// from a reflection. `lead_left`: who read one's reflections does so no more. `withdrawn`: an excerpt that one replied
/// to. `reminder`: the hour that they set for their weekly reflection; it is set in the journal alone.
enum class NoticeKind : std::uint8_t {
    mention,
    reply,
    accepted,
    moderated,
    opened,
    flagged,
    waiting,
    asked,
    settled,
    proposed,
    starred,
    lead_left,
    withdrawn,
    added,
    reminder,
    followed,
};
BOOST_DESCRIBE_ENUM(NoticeKind, mention, reply, accepted, moderated, opened, flagged, waiting, asked, settled, proposed,
                    starred, lead_left, withdrawn, added, reminder, followed)

/// When notices of a kind come: at once, gathered once a day, gathered on Mondays, never.
enum class Delivery : std::uint8_t { instant, daily, weekly, off };
BOOST_DESCRIBE_ENUM(Delivery, instant, daily, weekly, off)

struct NoticeChoice {
    NoticeKind kind{};
    Delivery delivery{};
};
BOOST_DESCRIBE_STRUCT(NoticeChoice, (), (kind, delivery))

/// What is to be told of one thread, of one space when there is no thread, or of a coaching cycle that waits for an
/// answer and has neither yet.
struct NoticeLine {
    NoticeKind kind{};            ///< the weightiest unread one, or the newest when all is read
    Seq seq;                      ///< of the newest
    MemberRef actor;              ///< who caused it
    std::optional<SpaceId> space; ///< none: of a cycle
    std::string space_name;
    std::optional<CycleId> cycle;
    std::optional<ThreadId> thread;
    std::optional<std::string> title;     ///< the thread's
    std::optional<std::int64_t> position; ///< of the post to look at; none: the thread or space itself
    std::int64_t count = 1;               ///< new things in it; 1 when all is read
    Timestamp at;
    bool read = false;
};
BOOST_DESCRIBE_STRUCT(NoticeLine, (),
                      (kind, seq, actor, space, space_name, cycle, thread, title, position, count, at, read))

/// One act of administration or moderation, as the audit chain has it.
struct AuditEntry {
    std::int64_t number = 0;
    Timestamp at;
    std::optional<MemberId> actor; ///< nobody: the command line
    std::string act;               ///< the command's name
    std::string subject;           ///< "member:123"
    std::string detail;            ///< JSON, never contents of posts
    std::string hash;              ///< hex SHA-256 over the entry before and this one's fields
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (), (number, at, actor, act, subject, detail, hash))

} // namespace lateral::protocol

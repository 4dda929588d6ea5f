#pragma once

#include "protocol/model.hpp"

#include <boost/mp11/list.hpp>

/// Facts that the server tells. Each is a past-tense struct and one row of `Events`. An event holds nothing that
/// depends on who reads it, because all connections get the same bytes.
namespace lateral::protocol {

struct PostCreated {
    Post post;
};
BOOST_DESCRIBE_STRUCT(PostCreated, (), (post))
struct PostEdited {
    Post post;
};
BOOST_DESCRIBE_STRUCT(PostEdited, (), (post))
struct PostDeleted {
    Post post;
};
BOOST_DESCRIBE_STRUCT(PostDeleted, (), (post))

struct ReactionAdded {
    PostId post;
    ThreadId thread;
    Reaction reaction;
};
BOOST_DESCRIBE_STRUCT(ReactionAdded, (), (post, thread, reaction))
struct ReactionRemoved {
    PostId post;
    ThreadId thread;
    ReactionKind kind{};
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(ReactionRemoved, (), (post, thread, kind, member))

struct ThreadCreated {
    Thread thread;
};
BOOST_DESCRIBE_STRUCT(ThreadCreated, (), (thread))
struct ThreadChanged {
    Thread thread;
};
BOOST_DESCRIBE_STRUCT(ThreadChanged, (), (thread))
struct ThreadRemoved {
    ThreadId thread;
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(ThreadRemoved, (), (thread, space))

struct SpaceChanged {
    Space space;
};
BOOST_DESCRIBE_STRUCT(SpaceChanged, (), (space))
struct SpaceGained {
    Space space;
    SpaceRole role{};
};
BOOST_DESCRIBE_STRUCT(SpaceGained, (), (space, role))
struct SpaceLost {
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(SpaceLost, (), (space))

/// `unread`: posts by others follow `position`.
struct ThreadRead {
    ThreadId thread;
    SpaceId space;
    std::int64_t position = 0;
    bool unread = false;
    Seq last_seq;
    Seq kept_seq;
};
BOOST_DESCRIBE_STRUCT(ThreadRead, (), (thread, space, position, unread, last_seq, kept_seq))
struct SpaceRead {
    SpaceId space;
    Seq watermark;
};
BOOST_DESCRIBE_STRUCT(SpaceRead, (), (space, watermark))
struct ThreadFollowed {
    ThreadId thread;
    Level level{};
};
BOOST_DESCRIBE_STRUCT(ThreadFollowed, (), (thread, level))
struct SpaceFollowed {
    SpaceId space;
    Level level{};
};
BOOST_DESCRIBE_STRUCT(SpaceFollowed, (), (space, level))

/// Holds no words: whoever hears of it asks with `notice.list`, which shows what may be seen then.
struct NoticeRaised {
    NoticeKind kind{};
    Timestamp due_at; ///< when it comes: now, or later by the member's choice
};
BOOST_DESCRIBE_STRUCT(NoticeRaised, (), (kind, due_at))
struct NoticesRead {
    Seq read_up_to;
};
BOOST_DESCRIBE_STRUCT(NoticesRead, (), (read_up_to))

/// Hold no words: another device asks for the draft.
struct DraftSaved {
    DraftPlace place{};
    std::int64_t about = 1;
    std::int64_t revision = 1;
};
BOOST_DESCRIBE_STRUCT(DraftSaved, (), (place, about, revision))
struct DraftDiscarded {
    DraftPlace place{};
    std::int64_t about = 1;
};
BOOST_DESCRIBE_STRUCT(DraftDiscarded, (), (place, about))

/// Told to who blocked, on all their devices, and to nobody else.
struct MemberBlocked {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(MemberBlocked, (), (member))
struct MemberUnblocked {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(MemberUnblocked, (), (member))

struct MemberChanged {
    Member member;
};
BOOST_DESCRIBE_STRUCT(MemberChanged, (), (member))
struct OrganisationChanged {
    Organisation organisation;
};
BOOST_DESCRIBE_STRUCT(OrganisationChanged, (), (organisation))
struct AgreementPublished {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AgreementPublished, (), (version))
struct AgreementAccepted {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AgreementAccepted, (), (version))
/// Holds no names: who may admit asks with `join_request.list`.
struct JoinRequestsChanged {
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(JoinRequestsChanged, (), (organisation))
/// Holds no words: who hears of it asks with `peer.list`.
struct PeerChanged {
    PeerId peer;
};
BOOST_DESCRIBE_STRUCT(PeerChanged, (), (peer))
/// Holds nothing: who hears of it asks with `desk.list`.
struct DeskChanged {};
BOOST_DESCRIBE_STRUCT(DeskChanged, (), ())
/// Holds no words: who hears of it asks with `cycle.get`.
struct CycleChanged {
    CycleId cycle;
};
BOOST_DESCRIBE_STRUCT(CycleChanged, (), (cycle))
/// Names no cycle: who hears of it asks with `coaching.cards`.
struct CoachingChanged {
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(CoachingChanged, (), (organisation))
struct SessionEnded {
    SessionId session;
};
BOOST_DESCRIBE_STRUCT(SessionEnded, (), (session))

struct Typing {
    ThreadId thread;
    MemberRef member;
};
BOOST_DESCRIBE_STRUCT(Typing, (), (thread, member))
struct PresenceChanged {
    std::vector<MemberId> online;
    std::vector<MemberId> offline;
};
BOOST_DESCRIBE_STRUCT(PresenceChanged, (), (online, offline))

/// Writing goes off when the disk is full and comes back by itself; reading goes on.
struct ServerState {
    bool writable = true;
};
BOOST_DESCRIBE_STRUCT(ServerState, (), (writable))

/// Whether an event is a row of the log (with a seq, resumed after an absence) or passes by and is forgotten.
enum class Lasting : std::uint8_t { logged, ephemeral };

template <Literal Name, class DataT, Literal Topic, Literal Doc, Lasting L = Lasting::logged>
struct EventSpec {
    using Data = DataT;
    static constexpr std::string_view name = Name.view();
    static constexpr std::string_view topic = Topic.view();
    static constexpr std::string_view doc = Doc.view();
    static constexpr Lasting lasting = L;
};

using Events = boost::mp11::mp_list<
    EventSpec<"post.created", PostCreated, "space", "A post was written. Its author has read the thread up to it.">,
    EventSpec<"post.edited", PostEdited, "space", "A post was changed; `revision` counts up.">,
    EventSpec<"post.deleted", PostDeleted, "space", "A post was deleted; its mark stays in place.">,
    EventSpec<"reaction.added", ReactionAdded, "space", "Somebody reacted to a post.">,
    EventSpec<"reaction.removed", ReactionRemoved, "space", "Somebody took a reaction back.">,
    EventSpec<"thread.created", ThreadCreated, "space",
              "A thread was opened, or moved into this space; its posts are there.">,
    EventSpec<"thread.changed", ThreadChanged, "space", "Title, pin, lock, answer or stages of a thread changed.">,
    EventSpec<"thread.removed", ThreadRemoved, "space", "A thread was moved out of this space.">,
    EventSpec<"space.changed", SpaceChanged, "space", "Name, description or state of a space changed.">,
    EventSpec<"space.gained", SpaceGained, "member", "From here on you see this space.">,
    EventSpec<"space.lost", SpaceLost, "member", "From here on you do not see this space.">,
    EventSpec<"thread.read", ThreadRead, "member", "You read a thread up to `position`, here or on another device.">,
    EventSpec<"space.read", SpaceRead, "member", "You marked a space as read up to `watermark`.">,
    EventSpec<"thread.followed", ThreadFollowed, "member", "You follow, mute or neither a thread.">,
    EventSpec<"space.followed", SpaceFollowed, "member", "You follow, mute or neither a space.">,
    EventSpec<"notice.raised", NoticeRaised, "member", "Something concerns you: ask for the list of notices.">,
    EventSpec<"notice.read", NoticesRead, "member", "You marked notices as read, here or on another device.">,
    EventSpec<"draft.saved", DraftSaved, "member", "You went on writing, here or on another device.">,
    EventSpec<"draft.discarded", DraftDiscarded, "member", "A draft of yours was sent or thrown away.">,
    EventSpec<"member.blocked", MemberBlocked, "member", "You blocked a member, here or on another device.">,
    EventSpec<"member.unblocked", MemberUnblocked, "member", "You took a block back.">,
    EventSpec<"session.ended", SessionEnded, "member", "One of your sessions was ended; its connections close.">,
    EventSpec<"member.changed", MemberChanged, "network",
              "A member joined or changed name, role, state or affiliation.">,
    EventSpec<"organisation.changed", OrganisationChanged, "network", "An organisation was made, renamed or merged.">,
    EventSpec<"agreement.published", AgreementPublished, "server", "There is a new version of the agreement.">,
    EventSpec<"agreement.accepted", AgreementAccepted, "member", "You accepted the agreement, here or elsewhere.">,
    EventSpec<"join_request.changed", JoinRequestsChanged, "member",
              "Somebody asked to join where you may invite, or was answered.">,
    EventSpec<"peer.changed", PeerChanged, "member", "A peer thread of yours changed, or somebody asks you into one.">,
    EventSpec<"desk.changed", DeskChanged, "member", "What others share with you changed, or what you may quote.">,
    EventSpec<"cycle.changed", CycleChanged, "member", "A coaching cycle of yours changed, or is proposed to you.">,
    EventSpec<"coaching.changed", CoachingChanged, "member",
              "A coaching card that you see changed, came or is gone, where you are principal or director.">,
    EventSpec<"typing", Typing, "space", "Somebody is writing in a thread; holds for six seconds.", Lasting::ephemeral>,
    EventSpec<"presence", PresenceChanged, "network", "Members came or went.", Lasting::ephemeral>,
    EventSpec<"server.state", ServerState, "server",
              "Whether writing is on: said when it changes, and at least every 20 s to be heard.", Lasting::ephemeral>>;

} // namespace lateral::protocol

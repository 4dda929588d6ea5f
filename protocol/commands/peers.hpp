#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/commands/threads.hpp"
#include "protocol/model.hpp"

/// Peer threads (docs/adr/0024): two to four people in confidence. Only their parties and those whom they ask know of
/// one; to everybody else it does not exist.
namespace lateral::protocol {

/// `message`: private words without ceremony. `coaching`: proposed and agreed.
enum class PeerKind : std::uint8_t { coaching, message };
BOOST_DESCRIBE_ENUM(PeerKind, coaching, message)

/// `proposed`: nobody writes yet. `paused` and `closed`: its parties read, and nobody writes.
enum class PeerState : std::uint8_t { proposed, active, paused, closed };
BOOST_DESCRIBE_ENUM(PeerState, proposed, active, paused, closed)

/// What people agree on; the words of each are the client's. At most one of each line; the first is always there.
enum class PeerAgreement : std::uint8_t {
    stays_here,
    nobody_knows,
    who_and_focus,
    warm_and_cool,
    questions_first,
    weekly,
    fortnightly,
    monthly,
};
BOOST_DESCRIBE_ENUM(PeerAgreement, stays_here, nobody_knows, who_and_focus, warm_and_cool, questions_first, weekly,
                    fortnightly, monthly)

using PeerWords = Text<"agreement in one's own words", 0, 2'000, Shape::body>;

/// `invited`: asked, and not in it yet.
enum class PeerStanding : std::uint8_t { invited, party };
BOOST_DESCRIBE_ENUM(PeerStanding, invited, party)

struct PeerMember {
    Member member;
    PeerStanding standing{};
    bool agreed = false; ///< to what waits; true when nothing does
};
BOOST_DESCRIBE_STRUCT(PeerMember, (), (member, standing, agreed))

struct PeerTerms {
    std::int64_t version = 0; ///< counts up
    Encoded<std::vector<PeerAgreement>> agreements;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(PeerTerms, (), (version, agreements, words))

/// What everybody has to agree to before it holds.
struct PeerPending {
    PeerTerms terms;
    MemberRef proposed_by;
    std::optional<MemberRef> adds; ///< somebody who is to come; asked when all parties have agreed
    bool opens_history = true;     ///< whether all who agreed so far open what was said before
};
BOOST_DESCRIBE_STRUCT(PeerPending, (), (terms, proposed_by, adds, opens_history))

struct PeerThread {
    PeerId id;
    PeerKind kind{};
    PeerState state{};
    std::string focus; ///< in a line; empty in a message
    MemberRef proposed_by;
    Timestamp proposed_at;
    std::optional<SpaceId> space;   ///< once it is written in
    std::optional<ThreadId> thread; ///< its conversation
    std::string opening;            ///< the first words, until they are the first post
    std::vector<PeerMember> members;
    std::optional<PeerTerms> terms; ///< in force; none in a message
    std::optional<PeerPending> pending;
};
BOOST_DESCRIBE_STRUCT(PeerThread, (),
                      (id, kind, state, focus, proposed_by, proposed_at, space, thread, opening, members, terms,
                       pending))

struct ListPeers {};
BOOST_DESCRIBE_STRUCT(ListPeers, (), ())
struct PeersReply {
    std::vector<PeerThread> threads; ///< yours, and those that you are asked into; the newest first, at most 200
    bool looking = false;
    std::vector<std::string> focus; ///< what you look for a peer about
};
BOOST_DESCRIBE_STRUCT(PeersReply, (), (threads, looking, focus))
struct PeerReply {
    PeerThread peer;
};
BOOST_DESCRIBE_STRUCT(PeerReply, (), (peer))

struct ProposePeer {
    List<MemberId, 3> members; ///< besides yourself
    Title focus;
    Body opening; ///< becomes the first post when all have agreed
    List<PeerAgreement, 4> agreements;
    std::optional<PeerWords> words{};
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(ProposePeer, (), (members, focus, opening, agreements, words, not_a_student))
struct SendMessage {
    List<MemberId, 3> members;
    Body body;
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(SendMessage, (), (members, body, not_a_student))
/// `version` is what the sender read; `conflict` when something else waits by now.
struct AnswerPeer {
    PeerId peer;
    Number<1, 10'000> version;
    bool agree = false;
    bool open_history = false; ///< let who is to come read what was said before; counts when all parties say so
};
BOOST_DESCRIBE_STRUCT(AnswerPeer, (), (peer, version, agree, open_history))
struct AmendPeer {
    PeerId peer;
    List<PeerAgreement, 4> agreements;
    std::optional<PeerWords> words{};
    std::optional<MemberId> adds{};
    bool open_history = false; ///< the sender's own say
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(AmendPeer, (), (peer, agreements, words, adds, open_history, not_a_student))
struct SetPeerState {
    PeerId peer;
    PeerState state{}; ///< not `proposed`; what is closed stays so
};
BOOST_DESCRIBE_STRUCT(SetPeerState, (), (peer, state))
struct LeavePeer {
    PeerId peer;
};
BOOST_DESCRIBE_STRUCT(LeavePeer, (), (peer))
struct LookForPeer {
    bool looking = false;
    List<Topic, 10> focus;
};
BOOST_DESCRIBE_STRUCT(LookForPeer, (), (looking, focus))
struct SuggestPeers {};
BOOST_DESCRIBE_STRUCT(SuggestPeers, (), ())
struct SuggestedPeer {
    Member member;
    std::vector<std::string> focus;  ///< what they look for a peer about
    std::vector<std::string> shared; ///< of that, what you look for too
    bool elsewhere = false;          ///< they work in no intermediate district of yours
};
BOOST_DESCRIBE_STRUCT(SuggestedPeer, (), (member, focus, shared, elsewhere))
struct SuggestedPeersReply {
    std::vector<SuggestedPeer> members; ///< people of other districts first, then who shares most; at most 20
};
BOOST_DESCRIBE_STRUCT(SuggestedPeersReply, (), (members))

using PeerCommands = boost::mp11::mp_list<
    CommandSpec<"peer.list", ListPeers, PeersReply, "Your peer threads and private messages, and what you are asked.">,
    CommandSpec<"peer.propose", ProposePeer, PeerReply,
                "Asks one to three members for peer coaching. Nobody writes until all have agreed.">,
    CommandSpec<"peer.message", SendMessage, PeerReply,
                "Writes to one to three members privately; in the thread that they have already, if they do.">,
    CommandSpec<"peer.answer", AnswerPeer, PeerReply,
                "Agrees to what waits, or declines it without a reason; it holds when everybody has agreed.">,
    CommandSpec<"peer.amend", AmendPeer, PeerReply, "Proposes other agreements, or somebody to come in.">,
    CommandSpec<"peer.set_state", SetPeerState, PeerReply, "Pauses, resumes or closes a peer thread (any party).">,
    CommandSpec<"peer.leave", LeavePeer, Done, "Leaves a peer thread, or withdraws a proposal.">,
    CommandSpec<"peer.look", LookForPeer, Done, "Whether you look for a peer, and about what. Members may see it.">,
    CommandSpec<"peer.suggestions", SuggestPeers, SuggestedPeersReply, "Members who look for a peer.">>;

} // namespace lateral::protocol

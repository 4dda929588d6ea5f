// Peer threads: asked, agreed, paused, left and closed by their parties alone.
#include "server/domain/peers.hpp"
#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::PeerAgreement;
using protocol::PeerState;
using protocol::PeerThread;

namespace {

struct Circle : World {
    explicit Circle(std::string const& url) : World(url) {}

    static protocol::ProposePeer proposal(std::vector<protocol::MemberId> members) {
        protocol::ProposePeer propose{};
        propose.members.items = std::move(members);
        propose.focus = text<protocol::Title>("How we open a talk");
        propose.opening = text<protocol::Body>("My opener script is below");
        propose.agreements.items = {PeerAgreement::stays_here, PeerAgreement::warm_and_cool};
        return propose;
    }
    PeerThread proposed() { return done(marisol, proposal({ben.id})).peer; }
    PeerThread answer(Actor const& actor, PeerThread const& peer, bool agree = true, bool open = false) {
        auto const version = peer.pending.value().terms.version;
        return done(actor, protocol::AnswerPeer{peer.id, {version}, agree, open}).peer;
    }
    PeerThread active() { return answer(ben, proposed()); }
    protocol::AmendPeer amendment(PeerThread const& peer, std::optional<protocol::MemberId> adds = {},
                                  bool open = false) const {
        return {peer.id, {{PeerAgreement::stays_here, PeerAgreement::weekly}}, {}, adds, open, {}};
    }
    std::vector<PeerThread> list(Actor const& actor) { return done(actor, protocol::ListPeers{}).threads; }
    protocol::SendMessage message(std::vector<protocol::MemberId> members, std::string_view body = "A word") const {
        return {{std::move(members)}, text<protocol::Body>(body), {}};
    }
    bool heard_by(Actor const& actor) { return heard("member:" + std::to_string(actor.id.value), "peer.changed"); }

    Actor marisol = person("Marisol");
    Actor ben = person("Ben");
    Actor tess = person("Tess");
    Actor outside = person("Otto");
    Actor specialist = person("Sam", NetworkRole::specialist);
    Actor guest = person("Gus", NetworkRole::guest);
};

} // namespace

TEMPLATE_TEST_CASE("nothing is written until everybody agreed", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.proposed();
    CHECK(world.heard_by(world.ben));
    CHECK_FALSE(world.heard_by(world.outside));
    CHECK(peer.state == PeerState::proposed);
    CHECK_FALSE(peer.thread);
    auto const asked = world.list(world.ben).at(0);
    CHECK(asked.opening == "My opener script is below");
    CHECK(asked.pending->terms.agreements.json == R"(["stays_here","warm_and_cool"])");
    CHECK(world.list(world.admin).empty());
    CHECK(world.done(world.ben, protocol::ListSpaces{}).spaces.empty());

    auto const begun = world.answer(world.ben, asked);
    CHECK(begun.state == PeerState::active);
    CHECK(begun.opening.empty());
    auto const posts = world.posts(world.ben, begun.thread.value());
    REQUIRE(posts.size() == 1);
    CHECK(posts.front().author.id == world.marisol.id);
    world.post(world.ben, *begun.thread, "A warm note and a cool one");
    CHECK(world.posts(world.marisol, *begun.thread).size() == 2);
    CHECK(world.code(world.ben, protocol::AnswerPeer{peer.id, {1}, true, false}) == ErrorCode::conflict);
}

TEMPLATE_TEST_CASE("a proposal of several waits for each, and ends with one who declines", "[peers]", Sqlite,
                   Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.done(world.marisol, Circle::proposal({world.ben.id, world.tess.id})).peer;
    CHECK(world.answer(world.ben, peer).state == PeerState::proposed);
    world.answer(world.tess, peer, false);
    CHECK(world.heard_by(world.ben));
    CHECK(world.list(world.tess).empty());
    CHECK(world.list(world.ben).empty());
    auto const left = world.list(world.marisol).at(0);
    CHECK(left.state == PeerState::closed);
    CHECK(left.members.size() == 1);
    CHECK(world.code(world.ben, protocol::AnswerPeer{peer.id, {1}, true, false}) == ErrorCode::not_found);
    world.done(world.marisol, protocol::LeavePeer{peer.id});
    CHECK(world.list(world.marisol).empty());
}

TEMPLATE_TEST_CASE("to everybody outside a peer thread does not exist", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.active();
    for (auto const* actor : {&world.admin, &world.specialist, &world.outside, &world.guest}) {
        auto const same = [&](auto const& command, auto const& missing) {
            CHECK(bytes(world.refused(*actor, command)) == bytes(world.refused(*actor, missing)));
            CHECK(world.code(*actor, command) == ErrorCode::not_found);
        };
        protocol::PeerId const none{4711};
        same(protocol::AnswerPeer{peer.id, {1}, true, false}, protocol::AnswerPeer{none, {1}, true, false});
        same(protocol::SetPeerState{peer.id, PeerState::closed}, protocol::SetPeerState{none, PeerState::closed});
        same(protocol::LeavePeer{peer.id}, protocol::LeavePeer{none});
        same(world.amendment(peer), protocol::AmendPeer{none, {{PeerAgreement::stays_here}}, {}, {}, false, {}});
        same(protocol::GetThread{*peer.thread}, protocol::GetThread{protocol::ThreadId{4711}});
        CHECK(world.list(*actor).empty());
    }
}

TEMPLATE_TEST_CASE("a yes to what was dropped is no yes to what came after it", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.active();
    auto const seen = world.done(world.marisol, world.amendment(peer, world.tess.id)).peer;
    REQUIRE(seen.pending);
    auto const version = seen.pending->terms.version;
    world.done(world.marisol, protocol::AnswerPeer{peer.id, {version}, false, false});
    auto const next = world.done(world.marisol, world.amendment(peer, {}, true)).peer;
    REQUIRE(next.pending);
    CHECK(next.pending->terms.version > version);
    CHECK_FALSE(world.run(world.ben, protocol::AnswerPeer{peer.id, {version}, true, true}));
    world.done(world.ben, protocol::AnswerPeer{peer.id, {next.pending->terms.version}, true, false});
}

TEMPLATE_TEST_CASE("what may be proposed, and to whom", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const refused = [&](Actor const& actor, protocol::ProposePeer const& command) {
        return world.code(actor, command);
    };
    CHECK(refused(world.guest, Circle::proposal({world.ben.id})) == ErrorCode::forbidden);
    CHECK(refused(world.marisol, Circle::proposal({world.guest.id})) == ErrorCode::invalid);
    CHECK(refused(world.marisol, Circle::proposal({})) == ErrorCode::invalid);
    CHECK(refused(world.marisol, Circle::proposal({world.marisol.id})) == ErrorCode::invalid);
    CHECK(refused(world.marisol, Circle::proposal({world.ben.id, world.ben.id})) == ErrorCode::invalid);
    CHECK(refused(world.marisol, Circle::proposal({protocol::MemberId{4711}})) == ErrorCode::not_found);
    world.done(world.admin, protocol::SuspendMember{world.tess.id});
    CHECK(refused(world.marisol, Circle::proposal({world.tess.id})) == ErrorCode::closed);
    auto two_of_a_line = Circle::proposal({world.ben.id});
    two_of_a_line.agreements.items.push_back(PeerAgreement::questions_first);
    CHECK(refused(world.marisol, two_of_a_line) == ErrorCode::invalid);
    auto without_the_first = Circle::proposal({world.ben.id});
    without_the_first.agreements.items = {PeerAgreement::weekly};
    CHECK(refused(world.marisol, without_the_first) == ErrorCode::invalid);
    auto student = Circle::proposal({world.ben.id});
    student.opening = text<protocol::Body>("My student Tyler M. will not write.");
    CHECK(refused(world.marisol, student) == ErrorCode::may_identify);
    // Said once, it holds for the post that the words become.
    protocol::NotStudents said;
    for (auto const& one : world
                               .done(world.marisol, protocol::CheckText{protocol::TextKind::body,
                                                                        text<protocol::Body>(student.opening.str())})
                               .found)
        said.items.push_back(text<protocol::NoStudentsWords>(one.words));
    REQUIRE_FALSE(said.items.empty());
    student.not_a_student = said;
    CHECK(world.answer(world.ben, world.done(world.marisol, student).peer).state == PeerState::active);
    for (std::int64_t i = 0; i < domain::kMostBegunADay + 1; ++i)
        if (!world.run(world.marisol, Circle::proposal({world.ben.id}))) break;
    CHECK(refused(world.marisol, Circle::proposal({world.ben.id})) == ErrorCode::rate_limited);
    world.clock.advance(std::chrono::hours(25));
    world.done(world.marisol, Circle::proposal({world.ben.id}));
}

TEMPLATE_TEST_CASE("other agreements hold when everybody has agreed to them", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.active();
    auto const amended = world.done(world.ben, world.amendment(peer)).peer;
    CHECK(amended.terms->version == 1);
    CHECK(amended.pending->terms.version == 2);
    CHECK(world.code(world.marisol, world.amendment(peer)) == ErrorCode::conflict);
    // It takes the number of what was dropped, so that no late yes finds another thing under it.
    CHECK(world.answer(world.marisol, amended, false).terms->version == 2);
    auto const again = world.done(world.ben, world.amendment(peer)).peer;
    auto const agreed = world.answer(world.marisol, again);
    CHECK(agreed.terms->version == 3);
    CHECK_FALSE(agreed.pending);
    CHECK(agreed.terms->agreements.json == R"(["stays_here","weekly"])");
}

TEMPLATE_TEST_CASE("somebody comes in when all agree, and sees from then on", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.active();
    auto const amended = world.done(world.ben, world.amendment(peer, world.tess.id, true)).peer;
    CHECK(world.list(world.tess).empty()); // not asked before the parties agreed
    CHECK(world.code(world.tess, protocol::AnswerPeer{peer.id, {2}, true, false}) == ErrorCode::not_found);
    world.answer(world.marisol, amended);
    auto const asked = world.list(world.tess).at(0);
    CHECK_FALSE(asked.thread);
    CHECK_FALSE(asked.pending->opens_history);
    CHECK(world.code(world.tess, protocol::GetThread{*peer.thread}) == ErrorCode::not_found);
    auto const in = world.answer(world.tess, asked);
    CHECK(in.thread == peer.thread);
    CHECK(world.posts(world.tess, *peer.thread).empty());
    world.post(world.tess, *peer.thread, "Hello");
    CHECK(world.posts(world.tess, *peer.thread).size() == 1);
    CHECK(world.posts(world.ben, *peer.thread).size() == 2);
}

TEMPLATE_TEST_CASE("history is open to who comes when all parties opened it", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.active();
    auto const amended = world.done(world.ben, world.amendment(peer, world.tess.id, true)).peer;
    world.answer(world.marisol, amended, true, true);
    auto const asked = world.list(world.tess).at(0);
    CHECK(asked.pending->opens_history);
    world.answer(world.tess, asked);
    CHECK(world.posts(world.tess, *peer.thread).size() == 1);
    auto const full = world.done(world.ben, world.amendment(peer, world.outside.id)).peer;
    world.answer(world.marisol, full);
    world.answer(world.tess, full);
    world.answer(world.outside, world.list(world.outside).at(0));
    CHECK(world.code(world.ben, world.amendment(peer, world.admin.id)) == ErrorCode::conflict); // four at most
}

TEMPLATE_TEST_CASE("any party pauses, goes on, closes and leaves", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.active();
    auto const write = World::new_post(*peer.thread);
    world.done(world.ben, protocol::SetPeerState{peer.id, PeerState::paused});
    CHECK(world.code(world.marisol, write) == ErrorCode::closed);
    CHECK(world.posts(world.marisol, *peer.thread).size() == 1);
    world.done(world.marisol, protocol::SetPeerState{peer.id, PeerState::active});
    world.done(world.ben, write);
    CHECK(world.code(world.ben, protocol::SetPeerState{peer.id, PeerState::proposed}) == ErrorCode::invalid);
    world.done(world.ben, protocol::LeavePeer{peer.id});
    CHECK(world.list(world.ben).empty());
    CHECK(world.code(world.ben, protocol::GetThread{*peer.thread}) == ErrorCode::not_found);
    CHECK(world.list(world.marisol).at(0).state == PeerState::closed);
    CHECK(world.code(world.marisol, write) == ErrorCode::closed);
    CHECK(world.code(world.marisol, protocol::SetPeerState{peer.id, PeerState::active}) == ErrorCode::closed);
    CHECK(world.posts(world.marisol, *peer.thread).size() == 2);
    world.done(world.marisol, protocol::LeavePeer{peer.id});
    CHECK(world.list(world.marisol).empty());
}

TEMPLATE_TEST_CASE("who was suspended leaves the others reading", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const peer = world.active();
    world.done(world.admin, protocol::SuspendMember{world.ben.id});
    CHECK(world.posts(world.marisol, *peer.thread).size() == 1);
    world.post(world.marisol, *peer.thread, "Still here");
    CHECK(world.list(world.marisol).at(0).members.size() == 2);
}

TEMPLATE_TEST_CASE("a private message is active at once and goes on where it began", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const first = world.done(world.marisol, world.message({world.ben.id})).peer;
    CHECK(first.state == PeerState::active);
    CHECK_FALSE(first.terms);
    CHECK(world.view(world.ben, *first.space)->unread.size() == 1);
    CHECK(world.done(world.ben, world.message({world.marisol.id}, "Another")).peer.id == first.id);
    CHECK(world.posts(world.marisol, *first.thread).size() == 2);
    auto const three = world.done(world.ben, world.message({world.marisol.id, world.tess.id})).peer;
    CHECK(three.id != first.id);
    CHECK(world.code(world.guest, world.message({world.ben.id})) == ErrorCode::forbidden);
    CHECK(world.code(world.ben, world.message({world.guest.id})) == ErrorCode::invalid);
    CHECK(world.code(world.admin, protocol::GetThread{*first.thread}) == ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("who is blocked calls nobody, and learns nothing of it", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    world.done(world.ben, protocol::BlockMember{world.marisol.id});
    auto const to_ben = world.done(world.marisol, world.message({world.ben.id})).peer;
    auto const to_tess = world.done(world.marisol, world.message({world.tess.id})).peer;
    CHECK(to_ben.state == to_tess.state);
    CHECK(to_ben.members.size() == to_tess.members.size());
    CHECK(world.list(world.ben).empty());
    CHECK(world.list(world.tess).size() == 1);
    CHECK(world.view(world.ben, *to_ben.space)->level == protocol::Level::muted);
    CHECK(world.done(world.ben, protocol::ListUnread{}).threads.empty());
    CHECK(world.done(world.ben, protocol::ListNotices{}).lines.empty());
    world.done(world.marisol, Circle::proposal({world.ben.id}));
    CHECK(world.list(world.ben).empty());
    // Ben may write to Marisol, in a thread of his own.
    CHECK(world.done(world.ben, world.message({world.marisol.id})).peer.id != to_ben.id);
    world.done(world.ben, protocol::UnblockMember{world.marisol.id});
    CHECK(world.list(world.ben).size() == 3);
}

TEMPLATE_TEST_CASE("who looks for a peer is found, people of other districts first", "[peers]", Sqlite, Postgres) {
    TestType engine;
    Circle world(engine.url);
    auto const isd = [&](std::string_view name) {
        return world
            .done(world.admin, protocol::CreateOrganisation{protocol::OrganisationKind::isd,
                                                            text<protocol::OrganisationName>(name),
                                                            {}})
            .organisation.id;
    };
    auto const lakebend = isd("Lakebend");
    auto const harbor = isd("North Harbor");
    world.affiliate(world.marisol, lakebend);
    world.affiliate(world.tess, lakebend);
    world.affiliate(world.ben, harbor);
    auto const look = [&](Actor const& actor, std::vector<std::string_view> const& topics) {
        protocol::LookForPeer command{true, {}};
        for (auto const topic : topics) command.focus.items.push_back(text<protocol::Topic>(topic));
        world.done(actor, command);
    };
    look(world.marisol, {"Number talks", "PODD"});
    look(world.tess, {"PODD", "number talks"});
    look(world.ben, {"Modelling"});
    auto const found = world.done(world.marisol, protocol::SuggestPeers{}).members;
    REQUIRE(found.size() == 2);
    CHECK(found.at(0).member.id == world.ben.id);
    CHECK(found.at(0).elsewhere);
    CHECK(found.at(1).shared.size() == 2);
    CHECK(world.done(world.marisol, protocol::ListPeers{}).looking);
    CHECK(world.code(world.guest, protocol::SuggestPeers{}) == ErrorCode::forbidden);
    CHECK(world.code(world.guest, protocol::LookForPeer{true, {}}) == ErrorCode::forbidden);
    world.done(world.ben, protocol::BlockMember{world.marisol.id});
    CHECK(world.done(world.marisol, protocol::SuggestPeers{}).members.size() == 1);
    world.done(world.tess, protocol::LookForPeer{false, {}});
    CHECK(world.done(world.marisol, protocol::SuggestPeers{}).members.empty());
}

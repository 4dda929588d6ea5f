// Questions asked through the steward: who asked is known to them and to nobody else.
#include "tests/domain/world.hpp"
#include "tests/support/database_dump.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AskedState;
using protocol::NoticeKind;

namespace {

struct Booth : World {
    explicit Booth(std::string const& url) : World(url) {
        done(stella, protocol::SetSpacePage{room, {}, true, {}, {}});
        name_in(stella, room, second, SpaceRole::steward);
    }
    Actor stella = person("Stella Steward");
    Actor second = person("Sven Second");
    Actor grace = person("Grace Zzsecret");
    Actor max = person("Max Member");
    Actor overseer = person("Sam Specialist", NetworkRole::specialist);
    protocol::SpaceId room = [this] {
        auto const made = space(admin, "room");
        name_in(admin, made, stella, SpaceRole::steward);
        done(admin, protocol::LeaveSpace{made});
        return made;
    }();

    protocol::AskThroughSteward question(std::string_view body = "May I say no?") const {
        return {room, text<protocol::Title>("May I?"), text<protocol::Body>(body), {}};
    }
    protocol::AskedId asked() { return done(grace, question()).id; }
    protocol::ThreadCreatedReply published(protocol::AskedId id) {
        return done(stella, protocol::PublishAsked{id, {}, {}, {}, {}});
    }
    std::size_t told(Actor const& actor, NoticeKind kind) {
        auto const lines = done(actor, protocol::ListNotices{}).lines;
        return static_cast<std::size_t>(std::ranges::count(lines, kind, &protocol::NoticeLine::kind));
    }
    std::vector<protocol::WaitingAsked> waiting(Actor const& actor) {
        return done(actor, protocol::ListAsked{}).questions;
    }
    protocol::OwnAsked own() { return done(grace, protocol::ListOwnAsked{}).questions.at(0); }
};

} // namespace

TEMPLATE_TEST_CASE("a question reaches the stewards with its asker's name, and everybody else without", "", Sqlite,
                   Postgres) {
    TestType engine;
    Booth booth(engine.url);
    CHECK(booth.code(booth.stella, booth.question()) == ErrorCode::forbidden);
    CHECK(booth.code(booth.grace, booth.question("About Tyler's IEP")) == ErrorCode::may_identify);
    auto const id = booth.asked();
    CHECK(booth.told(booth.stella, NoticeKind::asked) == 1);
    CHECK(booth.told(booth.second, NoticeKind::asked) == 1);
    REQUIRE(booth.waiting(booth.stella).size() == 1);
    CHECK(booth.waiting(booth.second)[0].asker.name == "Grace Zzsecret");
    for (auto const& other : {booth.max, booth.overseer, booth.admin}) {
        CHECK(booth.waiting(other).empty());
        CHECK(bytes(booth.refused(other, protocol::PublishAsked{id, {}, {}, {}, {}})) ==
              bytes(booth.refused(other, protocol::PublishAsked{{77}, {}, {}, {}, {}})));
        CHECK(booth.code(other, protocol::WithdrawAsked{id}) == ErrorCode::not_found);
        CHECK(booth.code(other, protocol::AcceptAsked{id, {}}) == ErrorCode::not_found);
        CHECK(booth.code(other, protocol::DeclineAsked{id, text<protocol::AskedWords>("No")}) == ErrorCode::not_found);
    }
    auto const made = booth.published(id);
    CHECK(made.thread.through_steward);
    CHECK(made.thread.author.id == booth.stella.id);
    CHECK(made.post.author.id == booth.stella.id);
    CHECK(booth.told(booth.grace, NoticeKind::settled) == 1);
    CHECK(booth.own().thread == made.thread.id);
    CHECK_FALSE(booth.own().changed);
    // Two stewards press at once, and then its asker.
    CHECK(booth.code(booth.second, protocol::PublishAsked{id, {}, {}, {}, {}}) == ErrorCode::closed);
    CHECK(booth.code(booth.second, protocol::DeclineAsked{id, text<protocol::AskedWords>("No")}) == ErrorCode::closed);
    CHECK(booth.code(booth.grace, protocol::WithdrawAsked{id}) == ErrorCode::closed);
}

TEMPLATE_TEST_CASE("nothing that others get of a question asked through the steward names who asked", "", Sqlite,
                   Postgres) {
    TestType engine;
    Booth booth(engine.url);
    auto const id = booth.asked();
    std::string everything;
    auto const note = [&](auto const& answer) { everything += protocol::encode(answer) + "\n"; };
    auto const note_events = [&] {
        for (auto const& event : booth.events)
            if (event.topic != "member:" + std::to_string(booth.grace.id.value)) everything += event.body + "\n";
    };
    note_events();
    auto const made = booth.published(id);
    note_events();
    auto answer = World::new_post(made.thread.id, "You may.");
    answer.reply_to = made.post.id;
    auto const reply = booth.done(booth.max, answer).post.id;
    note_events();
    CHECK(booth.told(booth.grace, NoticeKind::reply) == 1);
    CHECK(booth.told(booth.stella, NoticeKind::reply) == 1);
    booth.done(booth.grace, protocol::AcceptAsked{id, reply});
    note_events();
    CHECK(booth.told(booth.max, NoticeKind::accepted) == 1);
    CHECK(booth.done(booth.max, protocol::GetThread{made.thread.id}).thread.thread.answer == reply);
    booth.done(booth.max, protocol::FlagPost{made.post.id, protocol::FlagReason::unkind, {}});
    note_events();
    for (auto const& other : {booth.max, booth.overseer, booth.admin}) {
        note(booth.done(other, protocol::ListThreads{booth.room, {}, {}}));
        note(booth.done(other, protocol::ListPosts{made.thread.id, {}, {}, {}, {}}));
        note(booth.done(other, protocol::ListNotices{}));
        note(booth.done(other, protocol::ListWaiting{}));
        note(booth.done(other, protocol::ListAsked{}));
        note(booth.done(other, protocol::ListOwnAsked{}));
        note(booth.done(other, protocol::ListUnread{}));
        note(booth.done(other, protocol::AboutSpace{booth.room}));
        note(booth.done(other, protocol::ListSpaceMembers{booth.room}));
        note(booth.done(other, protocol::ListCases{}));
        note(booth.done(other, protocol::PostHistory{made.post.id}));
    }
    note(booth.done(booth.admin, protocol::ListAudit{}));
    CHECK(everything.find("Zzsecret") == std::string::npos);
    CHECK(everything.find(std::to_string(booth.grace.id.value)) == std::string::npos);
    // In the log that others resume from neither, nor in any table but her own rows.
    CHECK(booth.told(booth.stella, NoticeKind::accepted) == 0);
}

TEMPLATE_TEST_CASE("what the steward changes or declines is told to who asked, with words", "", Sqlite, Postgres) {
    TestType engine;
    Booth booth(engine.url);
    auto const id = booth.asked();
    booth.done(
        booth.stella,
        protocol::PublishAsked{
            id, text<protocol::Title>("May one?"), {}, text<protocol::AskedWords>("I made it about all of us."), {}});
    CHECK(booth.own().changed);
    CHECK(booth.own().title == "May I?");
    CHECK(booth.own().words == "I made it about all of us.");
    auto const other = booth.asked();
    booth.clock.advance(std::chrono::hours(1));
    booth.done(booth.second, protocol::DeclineAsked{other, text<protocol::AskedWords>("Ask your union.")});
    auto const all = booth.done(booth.grace, protocol::ListOwnAsked{}).questions;
    CHECK(std::ranges::any_of(all, [](auto const& one) {
        return one.state == AskedState::declined && one.words == "Ask your union." && !one.thread;
    }));
    CHECK(booth.waiting(booth.stella).empty());
    CHECK(booth.code(booth.grace, protocol::AcceptAsked{other, {}}) == ErrorCode::closed);
}

TEMPLATE_TEST_CASE("five questions wait, one that is taken back is gone, and nothing is asked where nobody takes it",
                   "", Sqlite, Postgres) {
    TestType engine;
    Booth booth(engine.url);
    auto const first = booth.asked();
    for (int i = 1; i < 5; ++i) booth.asked();
    CHECK(booth.code(booth.grace, booth.question()) == ErrorCode::conflict);
    booth.done(booth.grace, protocol::WithdrawAsked{first});
    CHECK(booth.code(booth.grace, protocol::WithdrawAsked{first}) == ErrorCode::not_found);
    CHECK(booth.code(booth.stella, protocol::PublishAsked{first, {}, {}, {}, {}}) == ErrorCode::not_found);
    booth.asked();
    booth.done(booth.stella, protocol::SetSpacePage{booth.room, {}, false, {}, {}});
    CHECK(booth.code(booth.max, booth.question()) == ErrorCode::closed);
    CHECK(booth.waiting(booth.stella).size() == 5); // those that wait are still to be answered
}

TEMPLATE_TEST_CASE("who is no steward any more sees no asker, and a question waits while its asker is away", "", Sqlite,
                   Postgres) {
    TestType engine;
    Booth booth(engine.url);
    auto const id = booth.asked();
    booth.done(booth.admin, protocol::SuspendMember{booth.grace.id});
    CHECK(booth.waiting(booth.stella).empty());
    CHECK(booth.code(booth.stella, protocol::PublishAsked{id, {}, {}, {}, {}}) == ErrorCode::not_found);
    booth.done(booth.admin, protocol::RestoreMember{booth.grace.id});
    CHECK(booth.waiting(booth.stella).size() == 1);
    booth.name_in(booth.stella, booth.room, booth.second, SpaceRole::none);
    CHECK(booth.waiting(booth.second).empty());
    CHECK(booth.code(booth.second, protocol::PublishAsked{id, {}, {}, {}, {}}) == ErrorCode::not_found);
    auto const made = booth.published(id);
    booth.done(booth.admin, protocol::SuspendMember{booth.grace.id});
    auto answer = World::new_post(made.thread.id, "You may.");
    answer.reply_to = made.post.id;
    booth.done(booth.max, answer); // told to nobody who is away
    CHECK(booth.done(booth.max, protocol::GetThread{made.thread.id}).thread.thread.author.id == booth.stella.id);
}

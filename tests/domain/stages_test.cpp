#include "tests/domain/world.hpp"

#include <algorithm>
#include <chrono>

using namespace lateral;
using namespace lateral::tests;
using protocol::CreatePost;
using protocol::ExtendStage;
using protocol::NextStage;
using protocol::Number;
using protocol::RewordStage;
using protocol::Speakers;
using protocol::StageFormat;
using protocol::StageName;
using protocol::StagePlan;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr std::int64_t kHour = 3'600'000'000;

/// A channel in which Paula brings a dilemma and Gale helps.
struct Circle : World {
    explicit Circle(std::string const& url) : World(url) { name_in(admin, room, steward, SpaceRole::steward); }
    Actor steward = person("Stella Steward");
    Actor presenter = person("Paula Presenter");
    Actor other = person("Gale Guide");
    protocol::SpaceId room = space(admin, "circle");

    protocol::ThreadId consultancy() {
        return done(presenter, staged(room, protocol_of(StageFormat::consultancy, 4))).thread.id;
    }
    protocol::ThreadId chat_of(std::vector<std::string> const& questions) {
        return done(presenter, staged(room, chat(questions))).thread.id;
    }
    StagePlan plan(protocol::ThreadId thread) {
        return done(other, protocol::GetThread{thread}).thread.thread.plan.value();
    }
    bool may(Actor const& actor, protocol::ThreadId thread) {
        auto const answer = run(actor, new_post(thread));
        if (!answer) CHECK(answer.error().code == ErrorCode::not_your_turn);
        return answer.has_value();
    }
    /// "poc" when presenter, other and steward may write, in this order, and "-" for who may not.
    std::string turns(protocol::ThreadId thread) {
        return std::string(may(presenter, thread) ? "p" : "-") + (may(other, thread) ? "o" : "-") +
               (may(steward, thread) ? "s" : "-");
    }
};

} // namespace

TEMPLATE_TEST_CASE("a consultancy lets everybody write when it is their turn, and time alone moves it", "", Sqlite,
                   Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const thread = circle.consultancy();
    CHECK(circle.heard("space:" + std::to_string(circle.room.value), "thread.created"));
    CHECK(circle.turns(thread) == "pos"); // clarifying
    circle.clock.advance(hours(1));
    CHECK(circle.turns(thread) == "pos"); // probing
    circle.clock.advance(minutes(59));
    CHECK(circle.turns(thread) == "pos");
    circle.clock.advance(minutes(1));
    CHECK(circle.turns(thread) == "-os"); // the group talks
    circle.clock.advance(hours(1));
    CHECK(circle.turns(thread) == "p-s"); // the presenter reflects
    circle.clock.advance(hours(1));
    CHECK(circle.turns(thread) == "--s"); // over
    circle.clock.advance(days(100));
    CHECK(circle.turns(thread) == "--s");
}

TEMPLATE_TEST_CASE("who may not write is told which stage holds and when it is their turn", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const thread = circle.consultancy();
    auto const begin = circle.clock.now().value;
    circle.clock.advance(hours(2) + minutes(30));
    auto const refusal = circle.refused(circle.presenter, World::new_post(thread));
    CHECK(refusal.field == "thread");
    CHECK(refusal.retry_after == 30 * 60);
    auto const at = [&](int hour) { return std::to_string(begin + hour * kHour); };
    CHECK(refusal.params ==
          R"({"position":3,"stage":"discussion","speaks":"others","until":)" + at(3) + R"(,"yours_at":)" + at(3) + "}");
    CHECK(bytes(refusal).find(R"("params":{"position":3)") != std::string::npos);
    circle.clock.advance(hours(1));
    auto const late = circle.refused(circle.other, World::new_post(thread));
    CHECK_FALSE(late.retry_after.has_value());
    CHECK(late.params == R"({"position":4,"stage":"reflection","speaks":"presenter","until":)" + at(4) + "}");
    circle.clock.advance(hours(1));
    CHECK(circle.refused(circle.other, World::new_post(thread)).params == R"({"position":5})");
}

TEMPLATE_TEST_CASE("a refused post leaves nothing, and its key can be used when the turn has come", "", Sqlite,
                   Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const thread = circle.consultancy();
    circle.clock.advance(hours(2));
    auto const post = World::new_post(thread, "Written in the train");
    RequestKey const key{"a-key-of-mine", "digest"};
    CHECK(circle.code(circle.presenter, post, key) == ErrorCode::not_your_turn);
    auto const types = [&](Actor const& who) {
        return circle.read<protocol::Result<protocol::SpaceId>>(
            [&](auto& tx) { return domain::may_type(tx, who, protocol::StartTyping{thread}); });
    };
    CHECK(types(circle.presenter).error().code == ErrorCode::not_your_turn);
    CHECK(types(circle.other));
    CHECK(circle.posts(circle.other, thread).size() == 1);
    circle.clock.advance(hours(1));
    auto const first = circle.done(circle.presenter, post, key).post.id;
    circle.clock.advance(hours(1));
    // The same request again, after the end: it was written when it was its turn.
    CHECK(circle.done(circle.presenter, post, key).post.id == first);
}

TEMPLATE_TEST_CASE("before the first stage the presenter alone may add something", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto later = World::chat({"What works?"});
    later.starts_at = protocol::Timestamp{circle.clock.now().value + 2 * kHour};
    auto const thread = circle.done(circle.presenter, World::staged(circle.room, later)).thread.id;
    CHECK(circle.turns(thread) == "p-s");
    auto const early = circle.refused(circle.other, World::new_post(thread));
    CHECK(early.retry_after == 2 * 60 * 60);
    CHECK(early.params.find(R"({"position":0,"until")") == 0);
    circle.clock.advance(hours(2));
    CHECK(circle.turns(thread) == "pos");
}

TEMPLATE_TEST_CASE("presenter and steward move a plan on or give it time, and what follows moves along", "", Sqlite,
                   Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const thread = circle.consultancy();
    auto const before = circle.plan(thread);
    circle.clock.advance(minutes(20));
    auto const now = circle.clock.now().value;
    circle.done(circle.presenter, NextStage{thread, {1}});
    CHECK(circle.heard() == std::vector<std::string>{"space:" + std::to_string(circle.room.value) + " thread.changed"});
    auto plan = circle.plan(thread);
    CHECK(plan.stages[0].starts_at == before.stages[0].starts_at);
    CHECK(plan.stages[1].starts_at.value == now);
    CHECK(plan.stages[2].starts_at.value == now + kHour);
    CHECK(plan.ends_at.value == before.ends_at.value - kHour * 2 / 3);

    circle.done(circle.steward, ExtendStage{thread, {2}, {30}});
    plan = circle.plan(thread);
    CHECK(plan.stages[1].starts_at.value == now);
    CHECK(plan.stages[2].starts_at.value == now + kHour + kHour / 2);
    CHECK(plan.ends_at.value == before.ends_at.value - kHour / 6);

    // The answer and the event say what is kept.
    for (std::int64_t stage = 2; stage <= 4; ++stage) {
        auto const reply = circle.done(circle.presenter, NextStage{thread, {stage}}).thread.thread.plan.value();
        CHECK(protocol::encode(reply) == protocol::encode(circle.plan(thread)));
        CHECK(circle.events.back().body.find(protocol::encode(reply)) != std::string::npos);
    }
    CHECK(circle.plan(thread).ends_at.value == now);
    CHECK(circle.turns(thread) == "--s");
}

TEMPLATE_TEST_CASE("a plan is moved by nobody else, nor by who saw another stage", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const thread = circle.consultancy();
    auto const code = [&](Actor const& actor, auto const& command) { return circle.code(actor, command); };
    CHECK(code(circle.other, NextStage{thread, {1}}) == ErrorCode::forbidden);
    CHECK(code(circle.other, ExtendStage{thread, {1}, {5}}) == ErrorCode::forbidden);
    CHECK(code(circle.admin, NextStage{thread, {0}}) == ErrorCode::conflict); // its steward, by having made the space
    CHECK(code(circle.presenter, NextStage{thread, {2}}) == ErrorCode::conflict);
    CHECK(code(circle.presenter, ExtendStage{thread, {2}, {5}}) == ErrorCode::conflict);
    circle.clock.advance(hours(1));
    CHECK(code(circle.presenter, NextStage{thread, {1}}) == ErrorCode::conflict);
    circle.clock.advance(hours(9));
    CHECK(code(circle.presenter, NextStage{thread, {5}}) == ErrorCode::conflict);
    CHECK(code(circle.presenter, ExtendStage{thread, {4}, {5}}) == ErrorCode::conflict);

    auto const plain = circle.thread(circle.presenter, circle.room);
    CHECK(code(circle.presenter, NextStage{plain, {1}}) == ErrorCode::invalid);
    auto const endless = circle.consultancy();
    for (int month = 0; month < 24; ++month) circle.run(circle.presenter, ExtendStage{endless, {1}, {30 * 24 * 60}});
    CHECK(code(circle.presenter, ExtendStage{endless, {1}, {30 * 24 * 60}}) == ErrorCode::invalid);

    auto const locked = circle.consultancy();
    circle.done(circle.steward, protocol::LockThread{locked, true});
    CHECK(code(circle.presenter, NextStage{locked, {1}}) == ErrorCode::closed);
    CHECK(code(circle.presenter, World::new_post(locked)) == ErrorCode::closed);
    circle.done(circle.steward, NextStage{locked, {1}});
}

TEMPLATE_TEST_CASE("what a steward does to somebody's plan is on record, without words", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const thread = circle.chat_of({"Who listens?", "Who talks?"});
    circle.done(circle.presenter, NextStage{thread, {1}});
    CHECK(circle.done(circle.admin, protocol::ListAudit{}).entries.front().act != "stage.next");
    circle.done(circle.steward, RewordStage{thread, {1}, text<protocol::StageText>("Who waits?")});
    auto const entry = circle.done(circle.admin, protocol::ListAudit{}).entries.front();
    CHECK(entry.act == "stage.reword");
    CHECK(entry.detail == "{}");
}

TEMPLATE_TEST_CASE("a plan that does not fit its format is refused, and nothing is written", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const field = [&](protocol::CreateThread const& command) {
        auto const error = circle.refused(circle.presenter, command);
        CHECK(error.code == ErrorCode::invalid);
        return error.field;
    };
    auto const staged = [&](protocol::NewPlan const& plan) { return field(World::staged(circle.room, plan)); };
    CHECK(staged(World::protocol_of(StageFormat::consultancy, 3)) == "plan.stages");
    CHECK(staged(World::protocol_of(StageFormat::rounds, 5)) == "plan.stages");
    CHECK(staged(World::chat({})) == "plan.stages");
    CHECK(staged(World::protocol_of(StageFormat::chat, 1)) == "plan.stages[0].text");
    auto worded = World::protocol_of(StageFormat::tuning, 5);
    worded.stages.items[4].text = text<protocol::StageText>("Now what?");
    CHECK(staged(worded) == "plan.stages[4].text");
    auto timed = World::chat({"Why?"});
    timed.starts_at = protocol::Timestamp{circle.clock.now().value - 1};
    CHECK(staged(timed) == "plan.starts_at");
    timed.starts_at = protocol::Timestamp{circle.clock.now().value + 400 * 24 * kHour};
    CHECK(staged(timed) == "plan.starts_at");
    CHECK(field(World::new_thread(circle.room, ThreadKind::staged)) == "plan");
    auto question = World::new_thread(circle.room, ThreadKind::question);
    question.plan = World::chat({"Why?"});
    CHECK(field(question) == "plan");
    CHECK(circle.done(circle.other, protocol::ListThreads{circle.room, {}, {}}).threads.empty());
}

TEMPLATE_TEST_CASE("every format can be opened as it is told of", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const formats = circle.done(circle.other, protocol::ListFormats{}).formats;
    CHECK(formats.size() == 5);
    for (auto const& format : formats) {
        INFO(protocol::name_of(format.format));
        protocol::NewPlan plan{format.format, {}, {}};
        for (auto const& stage : format.stages) {
            plan.stages.items.push_back({{stage.minutes}});
            if (stage.name == StageName::question) plan.stages.items.back().text = text<protocol::StageText>("Why?");
        }
        auto const made = circle.done(circle.presenter, World::staged(circle.room, plan)).thread.plan.value();
        CHECK(made.format == format.format);
        REQUIRE(made.stages.size() == format.stages.size());
        for (std::size_t i = 0; i < made.stages.size(); ++i) {
            CHECK(made.stages[i].name == format.stages[i].name);
            CHECK(made.stages[i].speaks == format.stages[i].speaks);
        }
    }
}

TEMPLATE_TEST_CASE("questions of a chat are looked at as every text that is published", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto asked = World::staged(circle.room, World::chat({"What works?", "What helped my student Tyler M.?"}));
    auto const refusal = circle.refused(circle.presenter, asked);
    CHECK(refusal.code == ErrorCode::may_identify);
    CHECK(refusal.field == "plan");
    asked.not_a_student = protocol::NotStudents{{text<protocol::NoStudentsWords>("Tyler M.")}};
    auto const thread = circle.done(circle.presenter, asked).thread.id;
    auto const plan = circle.plan(thread);
    CHECK(plan.stages.at(1).text == "What helped my student Tyler M.?");
    CHECK(plan.stages.at(1).name == StageName::question);

    RewordStage reword{thread, {2}, text<protocol::StageText>("And my student Anna K.?")};
    CHECK(circle.code(circle.presenter, reword) == ErrorCode::may_identify);
    reword.text = text<protocol::StageText>("What helped?");
    circle.done(circle.presenter, reword);
    CHECK(circle.plan(thread).stages.at(1).text == "What helped?");
    reword.position = {3};
    CHECK(circle.code(circle.presenter, reword) == ErrorCode::invalid);
    CHECK(circle.code(circle.other, reword) == ErrorCode::forbidden);
    CHECK(circle.code(circle.presenter, RewordStage{circle.consultancy(), {1}, reword.text}) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("chats that are on or begin within a day are told to who sees them", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const in = [&](protocol::SpaceId space, std::int64_t hours) {
        auto plan = World::chat({"Why?"});
        plan.starts_at = protocol::Timestamp{circle.clock.now().value + hours * kHour};
        return circle.done(circle.presenter, World::staged(space, plan)).thread.id;
    };
    auto const coming = [&](Actor const& actor) {
        std::vector<protocol::ThreadId> found;
        for (auto const& view : circle.done(actor, protocol::ListComing{}).threads) {
            CHECK(view.thread.plan.has_value());
            found.push_back(view.thread.id);
        }
        return found;
    };
    using Threads = std::vector<protocol::ThreadId>;
    auto const hidden = circle.space(circle.presenter, "hidden", Visibility::closed);
    auto const soon = in(circle.room, 5);
    auto const now = in(circle.room, 0);
    auto const secret = in(hidden, 1);
    in(circle.room, 25);
    circle.consultancy();
    CHECK(coming(circle.other) == Threads{now, soon});
    CHECK(coming(circle.presenter) == Threads{now, secret, soon});
    circle.done(circle.other, protocol::FollowThread{soon, protocol::Level::muted});
    CHECK(coming(circle.other) == Threads{now});
    circle.clock.advance(minutes(10));
    CHECK(coming(circle.other) == Threads{});
    circle.done(circle.steward, protocol::LockThread{soon, true});
    CHECK(coming(circle.steward) == Threads{});
}

TEMPLATE_TEST_CASE("a plan goes with its thread wherever that is shown", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const thread = circle.consultancy();
    auto const plan = protocol::encode(circle.plan(thread));
    auto const same = [&](protocol::Thread const& shown) {
        REQUIRE(shown.plan.has_value());
        CHECK(protocol::encode(*shown.plan) == plan);
    };
    same(circle.done(circle.other, protocol::ListThreads{circle.room, {}, {}}).threads.at(0).thread);
    same(circle.done(circle.other, protocol::ListPosts{thread, {}, {}, {}, {}}).thread.thread);
    same(circle.done(circle.other, protocol::ListUnread{}).threads.at(0).thread.thread);
    same(circle.done(circle.steward, protocol::PinThread{thread, true}).thread.thread);
    same(circle.done(circle.other, protocol::ListThreads{circle.room, {}, {}}).threads.at(0).thread);
    auto const elsewhere = circle.space(circle.admin, "elsewhere");
    circle.done(circle.admin, protocol::MoveThread{thread, elsewhere});
    for (auto const& event : circle.events)
        if (event.name == "thread.created") CHECK(event.body.find(plan) != std::string::npos);
    same(circle.done(circle.other, protocol::GetThread{thread}).thread.thread);
}

TEMPLATE_TEST_CASE("a thread without stages costs a post no statement more", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    auto const plain = circle.thread(circle.presenter, circle.room);
    circle.post(circle.other, plain);
    std::vector<std::string> asked;
    circle.at_statement = [&](storage::Statement const& statement) { asked.emplace_back(statement.name); };
    circle.post(circle.other, plain);
    circle.at_statement = {};
    for (auto const& name : asked) {
        INFO(name);
        CHECK(name.find("plan") == std::string::npos);
        CHECK(name.find("stage") == std::string::npos);
    }
    CHECK_FALSE(asked.empty());
}

TEMPLATE_TEST_CASE("a thread with stages is nobody's unanswered question", "", Sqlite, Postgres) {
    TestType engine;
    Circle circle(engine.url);
    circle.consultancy();
    circle.clock.advance(days(7));
    CHECK(circle.done(circle.steward, protocol::ListWaiting{}).threads.empty());
    circle.thread(circle.presenter, circle.room, ThreadKind::question);
    circle.clock.advance(days(7));
    CHECK(circle.done(circle.steward, protocol::ListWaiting{}).threads.size() == 1);
}

#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

std::string topic(protocol::SpaceId id) { return "space:" + std::to_string(id.value); }

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    Actor steward = world.person("Stella Steward", NetworkRole::specialist);
    Actor member = world.person("Max Member");
    Actor other = world.person("Olga Other");
    protocol::SpaceId space = world.space(steward, "room");
};

} // namespace

TEMPLATE_TEST_CASE("a thread opens with its first post", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const made = room.world.done(room.member, World::new_thread(room.space, ThreadKind::question));
    CHECK(made.post.position == 1);
    CHECK(made.thread.last_position == 1);
    auto const& events = room.world.events;
    CHECK(room.world.heard() ==
          std::vector<std::string>{topic(room.space) + " thread.created", topic(room.space) + " post.created"});
    CHECK(room.world.done(room.member, protocol::GetThread{made.thread.id}).thread.read_position == 1);
    CHECK(made.thread.last_seq == events[1].seq);
    CHECK(events[0].body == protocol::encode(protocol::ThreadCreated{made.thread}));
    CHECK(protocol::encode(room.world.done(room.other, protocol::GetThread{made.thread.id}).thread.thread) ==
          protocol::encode(made.thread));
}

TEMPLATE_TEST_CASE("threads are listed pinned first, then by their newest post", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    std::vector<protocol::ThreadId> made;
    for (int i = 0; i < 5; ++i) made.push_back(world.thread(room.member, room.space));
    world.post(room.other, made[1]);
    world.done(room.steward, protocol::PinThread{made[2], true});
    auto const page = [&](std::optional<protocol::Seq> before) {
        return world.done(room.other, protocol::ListThreads{room.space, before, protocol::Number<1, 100>{2}});
    };
    auto const first = page({});
    REQUIRE(first.threads.size() == 3);
    CHECK(first.more);
    CHECK(first.threads[0].thread.id == made[2]);
    CHECK(first.threads[1].thread.id == made[1]);
    CHECK(first.threads[2].thread.id == made[4]);
    auto const second = page(first.threads[2].thread.last_seq);
    REQUIRE(second.threads.size() == 2);
    CHECK_FALSE(second.more);
    CHECK(second.threads[0].thread.id == made[3]);
    CHECK(second.threads[1].thread.id == made[0]);
}

TEMPLATE_TEST_CASE("author and steward rename, the steward pins and locks", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const thread = world.thread(room.member, room.space);
    auto const title = [&](std::string_view words) {
        return protocol::RenameThread{thread, text<protocol::Title>(words)};
    };
    CHECK(world.done(room.member, title("Mine")).thread.thread.title == "Mine");
    CHECK(world.heard() == std::vector<std::string>{topic(room.space) + " thread.changed"});
    CHECK(world.done(room.steward, title("Ours")).thread.thread.title == "Ours");
    CHECK(world.code(room.other, title("Theirs")) == ErrorCode::forbidden);
    CHECK(world.code(room.member, protocol::PinThread{thread, true}) == ErrorCode::forbidden);
    CHECK(world.code(room.member, protocol::LockThread{thread, true}) == ErrorCode::forbidden);
    CHECK(world.done(room.steward, protocol::LockThread{thread, true}).thread.thread.locked);
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries[0].act == "thread.lock");
    CHECK(world.code(room.member, title("Late")) == ErrorCode::closed);
    CHECK(world.done(room.steward, title("Fair")).thread.thread.title == "Fair");
    CHECK_FALSE(world.done(room.steward, protocol::LockThread{thread, false}).thread.thread.locked);
}

TEMPLATE_TEST_CASE("no more threads are pinned than a page bears", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    for (int i = 0; i < domain::kMaxPinned; ++i)
        world.done(room.steward, protocol::PinThread{world.thread(room.member, room.space), true});
    CHECK(world.code(room.steward, protocol::PinThread{world.thread(room.member, room.space), true}) ==
          ErrorCode::conflict);
}

TEMPLATE_TEST_CASE("a thread moves between spaces of one steward", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const thread = world.thread(room.member, room.space);
    auto const target = world.space(room.steward, "elsewhere", Visibility::closed);
    auto const not_theirs = world.space(world.admin, "admins");
    CHECK(world.code(room.member, protocol::MoveThread{thread, not_theirs}) == ErrorCode::forbidden);
    CHECK(world.code(room.steward, protocol::MoveThread{thread, not_theirs}) == ErrorCode::forbidden);
    auto const moved = world.done(room.steward, protocol::MoveThread{thread, target}).thread.thread;
    CHECK(moved.space == target);
    CHECK(world.heard() ==
          std::vector<std::string>{topic(target) + " thread.created", topic(room.space) + " thread.removed"});
    CHECK(world.code(room.member, protocol::GetThread{thread}) == ErrorCode::not_found);
    CHECK(world.posts(room.steward, thread)[0].space == target);
}

TEMPLATE_TEST_CASE("who asked, or the steward, marks the answer of a question", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const question = world.thread(room.member, room.space, ThreadKind::question);
    auto const post = world.post(room.other, question).id;
    CHECK(world.code(room.other, protocol::AcceptAnswer{question, post}) == ErrorCode::forbidden);
    CHECK(world.done(room.member, protocol::AcceptAnswer{question, post}).thread.thread.answer == post);
    CHECK(world.heard() ==
          std::vector<std::string>{topic(room.space) + " thread.changed",
                                   "member:" + std::to_string(room.other.id.value) + " notice.raised"});
    CHECK(world.done(room.other, protocol::GetThread{question}).thread.thread.answer == post);
    CHECK_FALSE(world.done(room.steward, protocol::AcceptAnswer{question, {}}).thread.thread.answer);
    world.done(room.steward, protocol::AcceptAnswer{question, post});
    world.done(room.other, protocol::DeletePost{post});
    CHECK(world.heard() ==
          std::vector<std::string>{topic(room.space) + " post.deleted", topic(room.space) + " thread.changed"});
    CHECK_FALSE(world.done(room.member, protocol::GetThread{question}).thread.thread.answer);
    CHECK(world.code(room.member, protocol::AcceptAnswer{question, post}) == ErrorCode::closed);
    auto const talk = world.thread(room.member, room.space);
    auto const said = world.post(room.other, talk).id;
    CHECK(world.code(room.member, protocol::AcceptAnswer{talk, said}) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("typing is for those who could post", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.member, room.space);
    auto const typing = [&] {
        return room.world.read<protocol::Result<protocol::SpaceId>>(
            [&](auto& tx) { return domain::may_type(tx, room.other, protocol::StartTyping{thread}); });
    };
    CHECK(typing().value() == room.space);
    room.world.done(room.steward, protocol::LockThread{thread, true});
    CHECK(typing().error().code == ErrorCode::closed);
}

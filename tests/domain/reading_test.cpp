#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    Actor writer = world.person("Wanda Writer", NetworkRole::specialist);
    protocol::SpaceId space = world.space(writer, "room");
    protocol::ThreadId before = world.thread(writer, space);
    Actor reader = world.person("Rita Reader");

    std::vector<protocol::ThreadId> unread() {
        std::vector<protocol::ThreadId> threads;
        for (auto const& thread : world.view(reader, space)->unread) threads.push_back(thread.thread);
        return threads;
    }
    void read_to(protocol::ThreadId thread, std::int64_t position) {
        world.done(reader, protocol::MarkThreadRead{thread, {position}});
    }
};
using Threads = std::vector<protocol::ThreadId>;

} // namespace

TEMPLATE_TEST_CASE("what was written before one joined counts as read", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    CHECK(room.unread().empty());
    auto const newer = room.world.thread(room.writer, room.space);
    CHECK(room.unread() == Threads{newer});
    room.world.post(room.writer, room.before);
    CHECK(room.unread() == Threads{newer, room.before});
}

TEMPLATE_TEST_CASE("reading positions go forward and back and stop at the end", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.writer, room.space);
    room.world.post(room.writer, thread);
    auto const told = [&] { return room.world.events.at(0).body; };
    auto const expected = [&](std::int64_t position, bool unread) {
        auto const view = room.world.done(room.reader, protocol::GetThread{thread}).thread;
        CHECK((view.kept_seq.value > 0) == unread);
        return protocol::encode(
            protocol::ThreadRead{thread, room.space, position, unread, view.thread.last_seq, view.kept_seq});
    };
    room.read_to(thread, 99);
    CHECK(told() == expected(2, false));
    CHECK(room.unread().empty());
    room.read_to(thread, 1);
    CHECK(told() == expected(1, true));
    CHECK(room.unread() == Threads{thread});
    CHECK(room.world.done(room.reader, protocol::GetThread{thread}).thread.read_position == 1);
    room.world.post(room.reader, thread);
    CHECK(room.unread().empty());
}

TEMPLATE_TEST_CASE("a watermark covers a space and never runs ahead", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const first = room.world.thread(room.writer, room.space);
    auto const mark = room.world.events.at(1).seq;
    auto const second = room.world.thread(room.writer, room.space);
    room.world.done(room.reader, protocol::MarkSpacesRead{{{{room.space, mark}}}});
    CHECK(room.unread() == Threads{second});
    auto const now = room.world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); });
    room.world.done(room.reader, protocol::MarkSpacesRead{{{{room.space, {now.value + 1000}}}}});
    CHECK(room.world.events.at(0).body == protocol::encode(protocol::SpaceRead{room.space, now}));
    CHECK(room.unread().empty());
    room.world.post(room.writer, first);
    CHECK(room.unread() == Threads{first});
}

TEMPLATE_TEST_CASE("muted threads are not unread, and levels are kept", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.writer, room.space);
    room.world.done(room.reader, protocol::FollowThread{thread, protocol::Level::muted});
    CHECK(room.world.heard() ==
          std::vector<std::string>{"member:" + std::to_string(room.reader.id.value) + " thread.followed"});
    CHECK(room.unread().empty());
    CHECK(room.world.done(room.reader, protocol::GetThread{thread}).thread.level == protocol::Level::muted);
    room.world.done(room.reader, protocol::FollowThread{thread, protocol::Level::following});
    CHECK(room.unread() == Threads{thread});
    auto const watermark = room.world.view(room.reader, room.space)->watermark;
    room.world.done(room.reader, protocol::FollowSpace{room.space, protocol::Level::following});
    auto const view = room.world.view(room.reader, room.space);
    CHECK(view->level == protocol::Level::following);
    CHECK(view->watermark == watermark);
}

TEMPLATE_TEST_CASE("of very many unread threads the newest hundred are named", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    protocol::ThreadId last;
    for (int i = 0; i < 103; ++i) last = room.world.thread(room.writer, room.space);
    auto const unread = room.unread();
    CHECK(unread.size() == 100);
    CHECK(unread.back() == last);
}

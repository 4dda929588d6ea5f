#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    Actor writer = world.person("Wanda Writer", NetworkRole::specialist);
    Actor reader = world.person("Rita Reader");
    protocol::SpaceId space = world.space(writer, "room");

    protocol::UnreadReply news() { return world.done(reader, protocol::ListUnread{}); }
    std::vector<protocol::ThreadId> threads() {
        std::vector<protocol::ThreadId> found;
        for (auto const& entry : news().threads) found.push_back(entry.thread.thread.id);
        return found;
    }
    protocol::Seq now() {
        return world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); });
    }
    void mark(protocol::Seq watermark) { world.done(reader, protocol::MarkSpacesRead{{{{space, watermark}}}}); }
    protocol::ThreadId long_thread(int posts) {
        auto const thread = world.thread(writer, space);
        for (int i = 1; i < posts; ++i) world.post(writer, thread);
        return thread;
    }
    std::optional<std::int64_t> first_unread(protocol::ThreadId thread) {
        return world.done(reader, protocol::ListPosts{thread, {}, {}, {}, {}}).first_unread;
    }
};
using Threads = std::vector<protocol::ThreadId>;

} // namespace

TEMPLATE_TEST_CASE("of a thread that a watermark covers in part only the rest is unread", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.long_thread(12);
    CHECK(room.first_unread(thread) == 1);
    room.mark(room.now());
    CHECK(room.first_unread(thread) == std::nullopt);
    CHECK(room.threads().empty());
    for (int i = 0; i < 5; ++i) room.world.post(room.writer, thread);
    CHECK(room.first_unread(thread) == 13);
    auto const news = room.news();
    REQUIRE(news.threads.size() == 1);
    CHECK(news.threads[0].first_unread == 13);
    CHECK_FALSE(news.threads[0].mentions_me);
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {15}});
    CHECK(room.first_unread(thread) == 16);
}

TEMPLATE_TEST_CASE("what one leaves unread by hand stays so until it is read or covered anew", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.long_thread(4);
    auto const before = room.world.view(room.reader, room.space)->watermark;
    room.mark(room.now());
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {2}});
    CHECK(room.first_unread(thread) == 3);
    CHECK(room.threads() == Threads{thread});
    CHECK(room.world.view(room.reader, room.space)->unread.size() == 1);
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {3}});
    CHECK(room.first_unread(thread) == 4);
    auto const covered = room.now();
    room.mark(covered);
    CHECK(room.threads().empty());
    room.mark(before); // taken back
    CHECK(room.threads() == Threads{thread});
    room.mark(covered);
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {1}});
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {4}});
    CHECK(room.threads().empty());
    CHECK(room.world.done(room.reader, protocol::GetThread{thread}).thread.kept_seq == protocol::Seq{});
}

TEMPLATE_TEST_CASE("mentions come first, then what is followed, then the newest", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const mention = [&] { return "See [@Rita](lateral:member/" + std::to_string(room.reader.id.value) + ")"; };
    auto const named = room.long_thread(1);
    world.post(room.writer, named, mention());
    auto const read = room.long_thread(1);
    world.post(room.writer, read, mention());
    world.done(room.reader, protocol::MarkThreadRead{read, {2}});
    world.post(room.writer, read);
    auto const followed = room.long_thread(1);
    world.done(room.reader, protocol::FollowThread{followed, protocol::Level::following});
    auto const newest = room.long_thread(1);
    auto const muted = room.long_thread(1);
    world.done(room.reader, protocol::FollowThread{muted, protocol::Level::muted});
    auto const elsewhere = world.space(room.writer, "quiet");
    world.thread(room.writer, elsewhere);
    world.done(room.reader, protocol::FollowSpace{elsewhere, protocol::Level::muted});

    CHECK(room.threads() == Threads{named, followed, newest, read});
    auto const news = room.news();
    CHECK(news.threads[0].mentions_me);
    CHECK(news.threads[3].first_unread == 3);
    CHECK_FALSE(news.threads[3].mentions_me);
    CHECK_FALSE(news.more);
}

TEMPLATE_TEST_CASE("who came late to a closed space has nothing new from before", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const closed = world.space(room.writer, "closed", Visibility::closed);
    auto const thread = world.thread(room.writer, closed);
    world.name_in(room.writer, closed, room.reader, protocol::SpaceRole::member);
    CHECK(room.threads().empty());
    world.post(room.writer, thread);
    world.done(room.reader, protocol::MarkThreadRead{thread, {0}});
    auto const entry = room.news().threads.at(0);
    auto const shown = world.posts(room.reader, thread);
    CHECK(entry.first_unread == shown.front().position);

    auto const other = world.person("Olga Other");
    CHECK(world.done(other, protocol::ListUnread{}).threads.empty());
}

TEMPLATE_TEST_CASE("spaces are marked read together or not at all", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const hidden = world.space(room.writer, "hidden", Visibility::closed);
    auto const thread = room.long_thread(1);
    auto const second = world.space(room.writer, "second");
    world.thread(room.writer, second);
    auto const now = room.now();
    auto const marks = [&](protocol::SpaceId other) {
        return protocol::MarkSpacesRead{{{{room.space, now}, {other, now}}}};
    };
    CHECK(bytes(world.refused(room.reader, marks(hidden))) ==
          bytes(world.refused(room.reader, marks(protocol::SpaceId{999'999}))));
    CHECK(room.threads().size() == 2);
    CHECK(room.first_unread(thread) == 1);
    world.done(room.reader, marks(second));
    CHECK(room.threads().empty());
    CHECK(world.heard().size() == 2);
}

TEMPLATE_TEST_CASE("a thread opens where its reader left off, at a position or at its end", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.long_thread(20);
    auto const page = [&](std::int64_t around) {
        auto const reply = room.world.done(room.reader, protocol::ListPosts{thread, {}, {}, {{around}}, {{5}}});
        std::vector<std::int64_t> positions;
        for (auto const& post : reply.posts) positions.push_back(post.position);
        return positions;
    };
    using Positions = std::vector<std::int64_t>;
    CHECK(page(0) == Positions{1, 2, 3, 4, 5});
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {9}});
    CHECK(page(0) == Positions{7, 8, 9, 10, 11});
    CHECK(page(1) == Positions{1, 2, 3, 4, 5});
    CHECK(page(14) == Positions{11, 12, 13, 14, 15});
    CHECK(page(99) == Positions{16, 17, 18, 19, 20});
    room.mark(room.now());
    CHECK(page(0) == Positions{16, 17, 18, 19, 20});
    protocol::ListPosts const both{thread, {{1}}, {}, {{1}}, {}};
    CHECK(room.world.code(room.reader, both) == ErrorCode::invalid);
}

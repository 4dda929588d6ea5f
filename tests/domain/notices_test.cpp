#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::Delivery;
using protocol::Level;
using protocol::NoticeKind;

namespace {

std::string at(Actor const& member) {
    return "[@" + member.name + "](lateral:member/" + std::to_string(member.id.value) + ")";
}

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    Actor steward = world.person("Stella Steward", NetworkRole::specialist);
    Actor reader = world.person("Rita Reader");
    Actor writer = world.person("Wanda Writer");
    protocol::SpaceId space = world.space(steward, "room");

    protocol::NoticesReply list() { return world.done(reader, protocol::ListNotices{}); }
    std::vector<protocol::NoticeLine> lines() { return list().lines; }
    std::int64_t unread() { return list().unread; }
    void choose(NoticeKind kind, Delivery delivery) {
        world.done(reader, protocol::ChooseNotices{{{{{kind, delivery}}}}, {}, {}, {}, {}});
    }
    protocol::Post answer(Actor const& actor, protocol::Post const& to, std::string_view body = "An answer") {
        auto command = World::new_post(to.thread, body);
        command.reply_to = to.id;
        return world.done(actor, command).post;
    }
    bool told(Actor const& member) { return world.heard("member:" + std::to_string(member.id.value), "notice.raised"); }
    bool told_read(Actor const& member) {
        return world.heard("member:" + std::to_string(member.id.value), "notice.read");
    }
};

} // namespace

TEMPLATE_TEST_CASE("mentions and answers are told once, one line for a thread", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.reader, room.space);
    auto const first = room.world.posts(room.reader, thread).front();
    CHECK(room.lines().empty());
    room.answer(room.writer, first);
    CHECK(room.told(room.reader));
    CHECK_FALSE(room.told(room.writer));
    room.world.post(room.steward, thread, "hello " + at(room.reader) + " and again " + at(room.reader));
    auto const lines = room.lines();
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].kind == NoticeKind::mention);
    CHECK(lines[0].actor.name == "Stella Steward");
    CHECK(lines[0].count == 2);
    CHECK(lines[0].position == 2);
    CHECK(lines[0].title == "A title");
    CHECK_FALSE(lines[0].read);
    CHECK(room.unread() == 1);
}

TEMPLATE_TEST_CASE("nobody is told of what they did themselves", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.reader, room.space);
    room.answer(room.reader, room.world.posts(room.reader, thread).front(), "note to self " + at(room.reader));
    CHECK(room.lines().empty());
}

TEMPLATE_TEST_CASE("reading the thread reads what its posts told", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.writer, room.space);
    room.world.post(room.writer, thread, at(room.reader));
    room.world.post(room.writer, thread, at(room.reader));
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {2}});
    REQUIRE(room.unread() == 1);
    CHECK(room.lines()[0].count == 1);
    CHECK(room.lines()[0].position == 3);
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {3}});
    CHECK(room.unread() == 0);
    CHECK(room.lines().size() == 1);
    room.world.done(room.reader, protocol::MarkThreadRead{thread, {1}});
    CHECK(room.lines()[0].count == 2);
    auto const now = room.world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); });
    room.world.done(room.reader, protocol::MarkSpacesRead{{{{room.space, now}}}});
    CHECK(room.unread() == 0);
}

TEMPLATE_TEST_CASE("all are marked read in one write, and taken back", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.writer, room.space);
    room.world.post(room.writer, thread, at(room.reader));
    auto const before = room.list();
    room.world.done(room.reader, protocol::MarkNoticesRead{before.lines[0].seq, {}, {}, {}, {}});
    CHECK(room.world.heard() ==
          std::vector<std::string>{"member:" + std::to_string(room.reader.id.value) + " notice.read"});
    CHECK(room.unread() == 0);
    room.world.post(room.writer, thread, at(room.reader));
    CHECK(room.unread() == 1);
    room.world.done(room.reader, protocol::MarkNoticesRead{before.read_up_to, {}, {}, {}, {}});
    CHECK(room.lines()[0].count == 2);
    room.world.done(room.reader, protocol::MarkNoticesRead{{}, {}, thread, {}, {}});
    CHECK(room.unread() == 0);
    CHECK(room.world.code(room.reader, protocol::MarkNoticesRead{}) == ErrorCode::invalid);
    CHECK(room.world.code(room.reader, protocol::MarkNoticesRead{protocol::Seq{1}, {}, thread, {}, {}}) ==
          ErrorCode::invalid);
    room.world.done(room.reader, protocol::MarkNoticesRead{protocol::Seq{1'000'000}, {}, {}, {}, {}});
    room.world.post(room.writer, thread, at(room.reader));
    CHECK(room.unread() == 1);
}

TEMPLATE_TEST_CASE("who does not see a space is told nothing of it, and who loses it no more", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const closed = world.space(room.steward, "closed", Visibility::closed);
    auto const thread = world.thread(room.steward, closed);
    world.post(room.steward, thread, at(room.reader));
    CHECK_FALSE(room.told(room.reader));
    world.name_in(room.steward, closed, room.reader);
    CHECK(room.told(room.reader));
    world.post(room.steward, thread, at(room.reader));
    REQUIRE(room.lines().size() == 2);
    CHECK(room.lines()[0].kind == NoticeKind::mention);
    CHECK(room.lines()[1].kind == NoticeKind::added);
    CHECK(room.lines()[1].thread == std::nullopt);
    world.done(room.reader, protocol::MarkNoticesRead{{}, {}, {}, {}, closed});
    CHECK(room.unread() == 1);
    world.done(room.reader, protocol::LeaveSpace{closed});
    CHECK(room.list().lines.empty());
    CHECK(room.list().followed_threads.empty());
}

TEMPLATE_TEST_CASE("a deleted post and a withdrawn answer are told to nobody", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const question = world.thread(room.writer, room.space, ThreadKind::question);
    auto const post = world.post(room.reader, question);
    world.done(room.writer, protocol::AcceptAnswer{question, post.id});
    REQUIRE(room.lines().size() == 1);
    CHECK(room.lines()[0].kind == NoticeKind::accepted);
    world.done(room.writer, protocol::AcceptAnswer{question, std::nullopt});
    CHECK(room.lines().empty());
    auto const mention = world.post(room.writer, question, at(room.reader));
    CHECK(room.unread() == 1);
    world.done(room.writer, protocol::DeletePost{mention.id});
    CHECK(room.lines().empty());
}

TEMPLATE_TEST_CASE("an edit tells those whom it newly mentions, each once", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const thread = world.thread(room.writer, room.space);
    auto const post = world.post(room.writer, thread);
    world.done(room.reader, protocol::MarkThreadRead{thread, {2}});
    auto const edit = [&](std::string const& body, std::int64_t revision) {
        world.done(room.writer, protocol::EditPost{post.id, text<protocol::Body>(body), {revision}});
    };
    edit("now with " + at(room.reader), 1);
    CHECK(room.told(room.reader));
    CHECK(room.unread() == 1);
    edit("now again with " + at(room.reader), 2);
    CHECK_FALSE(room.told(room.reader));
    edit("now without", 3);
    CHECK(room.lines().empty());
}

TEMPLATE_TEST_CASE("moderation is told to whom it concerns", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const thread = world.thread(room.reader, room.space);
    auto const post = world.post(room.reader, thread);
    world.done(room.steward, protocol::DeletePost{post.id});
    REQUIRE(room.lines().size() == 1);
    CHECK(room.lines()[0].kind == NoticeKind::moderated);
    CHECK(room.lines()[0].actor.id == room.steward.id);
    world.done(room.steward, protocol::LockThread{thread, true});
    CHECK(room.lines()[0].count == 2);
    CHECK(room.world.code(room.reader,
                          protocol::ChooseNotices{{{{{NoticeKind::moderated, Delivery::off}}}}, {}, {}, {}, {}}) ==
          ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("followed threads are told without a row for each follower", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const thread = world.thread(room.writer, room.space);
    world.done(room.reader, protocol::MarkThreadRead{thread, {1}});
    world.done(room.reader, protocol::FollowThread{thread, Level::following});
    CHECK(room.list().followed_threads == std::vector{thread});
    CHECK(room.lines().empty());
    world.post(room.writer, thread);
    CHECK_FALSE(room.told(room.reader));
    world.post(room.steward, thread);
    REQUIRE(room.lines().size() == 1);
    CHECK(room.lines()[0].kind == NoticeKind::followed);
    CHECK(room.lines()[0].count == 2);
    CHECK(room.lines()[0].position == 2);
    CHECK(room.lines()[0].actor.name == "Stella Steward");
    world.post(room.writer, thread, at(room.reader));
    REQUIRE(room.lines().size() == 1);
    CHECK(room.lines()[0].kind == NoticeKind::mention);
    CHECK(room.lines()[0].count == 3);
    world.done(room.reader, protocol::MarkNoticesRead{room.lines()[0].seq, {}, {}, {}, {}});
    CHECK(room.unread() == 0);
    world.post(room.writer, thread);
    CHECK(room.unread() == 1);
    room.choose(NoticeKind::followed, Delivery::off);
    CHECK(room.unread() == 0);
}

TEMPLATE_TEST_CASE("muting a thread silences its posts, not what is done to one's own", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const thread = world.thread(room.reader, room.space);
    world.done(room.reader, protocol::FollowThread{thread, Level::muted});
    world.post(room.writer, thread, at(room.reader));
    CHECK(room.lines().empty());
    world.done(room.steward, protocol::LockThread{thread, true});
    CHECK(room.lines().size() == 1);
}

TEMPLATE_TEST_CASE("notices come when their reader chose", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const afternoon = std::chrono::sys_days(std::chrono::year(2026) / 3 / 4) + std::chrono::hours(20);
    world.clock.micros = std::chrono::microseconds(afternoon.time_since_epoch()).count(); // 15:00 in Detroit
    room.choose(NoticeKind::mention, Delivery::daily);
    world.done(room.reader, protocol::ChooseNotices{{}, {}, {}, {}, text<protocol::Zone>("America/Detroit")});
    auto const thread = world.thread(room.writer, room.space);
    world.post(room.writer, thread, at(room.reader));
    auto const waiting = room.list();
    CHECK(waiting.lines.empty());
    CHECK(waiting.unread == 0);
    REQUIRE(waiting.next_due);
    world.clock.advance(std::chrono::hours(16) - std::chrono::seconds(1));
    CHECK(room.unread() == 0);
    world.clock.advance(std::chrono::seconds(2));
    CHECK(room.unread() == 1);
    CHECK(room.list().next_due == std::nullopt);
    room.choose(NoticeKind::mention, Delivery::off);
    world.post(room.writer, thread, at(room.reader));
    CHECK_FALSE(room.told(room.reader));
    CHECK(room.lines()[0].count == 1);
}

TEMPLATE_TEST_CASE("choices are kept, and wrong ones refused", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const before = room.world.done(room.reader, protocol::GetNoticeSettings{});
    CHECK(before.choices.size() == 15);
    CHECK(before.gathered_at.value == 7 * 60);
    CHECK(before.zone.empty());
    room.world.done(room.reader, protocol::ChooseNotices{{{{{NoticeKind::reply, Delivery::weekly}}}},
                                                         protocol::MinuteOfDay{6 * 60},
                                                         protocol::MinuteOfDay{21 * 60},
                                                         protocol::MinuteOfDay{6 * 60},
                                                         text<protocol::Zone>("America/Menominee")});
    auto const after = room.world.done(room.reader, protocol::GetNoticeSettings{});
    CHECK(after.choices[1].kind == NoticeKind::reply);
    CHECK(after.choices[1].delivery == Delivery::weekly);
    CHECK(after.quiet_from.value == 21 * 60);
    CHECK(after.zone == "America/Menominee");
    CHECK(room.world.code(room.reader,
                          protocol::ChooseNotices{{}, {}, {}, {}, text<protocol::Zone>("../../etc/passwd")}) ==
          ErrorCode::invalid);
    CHECK(room.world.code(room.reader,
                          protocol::ChooseNotices{{}, {}, {}, {}, text<protocol::Zone>("America/Ann_Arbor")}) ==
          ErrorCode::invalid);
    CHECK(room.world.done(room.writer, protocol::GetNoticeSettings{}).zone.empty());
}

TEMPLATE_TEST_CASE("what is told later is not read with what was told before", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const now = [&] { return world.read<protocol::Timestamp>([](auto& tx) { return tx.now(); }); };
    auto const waits = world.thread(room.writer, room.space);
    auto const followed = world.thread(room.writer, room.space);
    auto const mark = [&](protocol::Seq up_to, std::optional<protocol::Timestamp> at) {
        world.done(room.reader, protocol::MarkNoticesRead{up_to, at, {}, {}, {}});
    };
    world.done(room.reader, protocol::MarkThreadRead{followed, {1}});
    world.done(room.reader, protocol::FollowThread{followed, Level::following});
    room.choose(NoticeKind::mention, Delivery::daily);
    room.choose(NoticeKind::followed, Delivery::daily);
    world.post(room.writer, waits, at(room.reader));
    world.post(room.writer, followed);
    room.choose(NoticeKind::mention, Delivery::instant);
    world.post(room.writer, world.thread(room.writer, room.space), at(room.reader));
    auto const before = room.list();
    REQUIRE(before.lines.size() == 1);
    mark(before.lines[0].seq, {});
    CHECK(room.unread() == 0);
    world.clock.advance(std::chrono::hours(24));
    CHECK(room.unread() == 2);
    auto const later = room.list();
    CHECK(later.next_due == std::nullopt);
    mark(later.lines[0].seq, {});
    CHECK(room.unread() == 0);
    mark(later.read_up_to, later.read_at);
    CHECK(room.unread() == 2);
    mark(later.lines[0].seq, protocol::Timestamp{now().value + 1'000'000'000});
    CHECK(room.list().read_at == now());
    CHECK(world.code(room.reader, protocol::MarkNoticesRead{{}, now(), waits, {}, {}}) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("opening a thread reads what no reading reads, and seeing posts what they told", "", Sqlite,
                   Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const question = world.thread(room.writer, room.space, ThreadKind::question);
    auto const own = world.post(room.reader, question);
    world.done(room.writer, protocol::AcceptAnswer{question, own.id});
    CHECK(room.lines()[0].position == own.position);
    world.post(room.writer, question, at(room.reader));
    world.post(room.writer, question, at(room.reader));
    auto const mark = [&](std::int64_t position) {
        world.done(room.reader, protocol::MarkNoticesRead{{}, {}, question, {{position}}, {}});
    };
    CHECK(room.lines()[0].count == 3);
    mark(0);
    CHECK(room.told_read(room.reader));
    CHECK(room.lines()[0].count == 2);
    CHECK(room.lines()[0].position == 3);
    mark(3);
    CHECK(room.lines()[0].count == 1);
    CHECK(room.lines()[0].position == 4);
    mark(3);
    CHECK_FALSE(room.told_read(room.reader));
    CHECK(world.code(room.reader, protocol::MarkNoticesRead{{}, {}, {}, {{3}}, room.space}) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("a deleted post is led to by its mark", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const thread = room.world.thread(room.writer, room.space);
    auto const post = room.world.post(room.reader, thread);
    room.world.done(room.steward, protocol::DeletePost{post.id});
    CHECK(room.lines()[0].position == 2);
}

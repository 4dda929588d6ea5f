#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::Level;
using protocol::NoticeKind;

namespace {

/// A channel in which one member has blocked another.
struct Quarrel {
    World world;
    Actor const reader = world.person("Rita Reader");
    Actor const rude = world.person("Rolf Rude");
    Actor const other = world.person("Olga Other");
    Actor const guest = world.person("Greta Guest", NetworkRole::guest);
    protocol::SpaceId const space = world.space(world.admin, "talk");

    explicit Quarrel(std::string const& url) : world(url) {
        world.name_in(world.admin, space, guest);
        world.done(reader, protocol::BlockMember{rude.id});
    }

    std::vector<protocol::NoticeLine> lines() { return world.done(reader, protocol::ListNotices{}).lines; }
    bool told() const { return world.heard("member:" + std::to_string(reader.id.value), "notice.raised"); }
    std::string at_reader() const { return "[@Rita](lateral:member/" + std::to_string(reader.id.value) + ")"; }
    void answer(Actor const& who, protocol::Post const& post, std::string const& body) {
        auto command = World::new_post(post.thread, body);
        command.reply_to = post.id;
        world.done(who, command);
    }
};

} // namespace

TEMPLATE_TEST_CASE("a block is told to who blocked and to nobody else", "", Sqlite, Postgres) {
    TestType engine;
    Quarrel q(engine.url);
    auto const own = "member:" + std::to_string(q.reader.id.value);
    CHECK(q.world.heard() == std::vector<std::string>{own + " member.blocked"});
    q.world.done(q.reader, protocol::BlockMember{q.rude.id});
    CHECK(q.world.events.empty());
    auto const blocks = q.world.done(q.reader, protocol::ListBlocks{}).members;
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].name == "Rolf Rude");
    CHECK(q.world.done(q.rude, protocol::ListBlocks{}).members.empty());
    q.world.done(q.reader, protocol::UnblockMember{q.rude.id});
    CHECK(q.world.heard() == std::vector<std::string>{own + " member.unblocked"});
    q.world.done(q.reader, protocol::UnblockMember{q.rude.id});
    CHECK(q.world.events.empty());
    for (auto const& entry : q.world.done(q.world.admin, protocol::ListAudit{}).entries)
        CHECK(entry.act.find("block") == std::string::npos);
}

TEMPLATE_TEST_CASE("nobody blocks themselves, strangers of a guest, or too many", "", Sqlite, Postgres) {
    TestType engine;
    Quarrel q(engine.url);
    CHECK(q.world.code(q.reader, protocol::BlockMember{q.reader.id}) == ErrorCode::invalid);
    auto const closed = q.world.space(q.other, "closed", Visibility::closed);
    auto const stranger = q.world.person("Stan Stranger", NetworkRole::guest);
    q.world.name_in(q.other, closed, stranger);
    CHECK(bytes(q.world.refused(q.guest, protocol::BlockMember{stranger.id})) ==
          bytes(q.world.refused(q.guest, protocol::BlockMember{{77}})));
    CHECK(q.world.code(q.reader, protocol::BlockMember{{77}}) == ErrorCode::not_found);
    q.world.done(q.reader, protocol::UnblockMember{{77}});
    std::vector<Actor> many;
    for (int i = 1; i < domain::kMaxBlocks; ++i) many.push_back(q.world.person("Person"));
    q.world.write([&](storage::Transaction& tx) {
        for (auto const& one : many) CHECK(domain::handle(tx, q.reader, protocol::BlockMember{one.id}));
        return true;
    });
    CHECK(q.world.code(q.reader, protocol::BlockMember{q.other.id}) == ErrorCode::conflict);
}

TEMPLATE_TEST_CASE("a guest who lost sight of somebody knows the block and not the name", "", Sqlite, Postgres) {
    TestType engine;
    Quarrel q(engine.url);
    auto const closed = q.world.space(q.other, "closed", Visibility::closed);
    q.world.name_in(q.other, closed, q.guest);
    q.world.done(q.guest, protocol::BlockMember{q.other.id});
    CHECK(q.world.done(q.guest, protocol::ListBlocks{}).members[0].name == "Olga Other");
    q.world.done(q.guest, protocol::LeaveSpace{closed});
    q.world.done(q.guest, protocol::LeaveSpace{q.space});
    auto const blocks = q.world.done(q.guest, protocol::ListBlocks{}).members;
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].id == q.other.id);
    CHECK(blocks[0].name.empty());
    q.world.done(q.guest, protocol::UnblockMember{q.other.id});
    CHECK(q.world.done(q.guest, protocol::ListBlocks{}).members.empty());
}

TEMPLATE_TEST_CASE(
    "no mention, answer or acceptance by somebody blocked reaches, and what they wrote before is silent too", "",
    Sqlite, Postgres) {
    TestType engine;
    Quarrel q(engine.url);
    auto& world = q.world;
    auto const thread = world.thread(q.rude, q.space, ThreadKind::question);
    auto const own = world.post(q.reader, thread, "An answer");
    auto const rude = world.post(q.rude, thread, q.at_reader());
    CHECK(world.heard() == std::vector<std::string>{"space:" + std::to_string(q.space.value) + " post.created"});
    q.answer(q.rude, own, "Nonsense");
    CHECK_FALSE(q.told());
    world.done(q.rude, protocol::EditPost{rude.id, text<protocol::Body>("Again " + q.at_reader()), {1}});
    CHECK_FALSE(q.told());
    world.done(q.rude, protocol::AcceptAnswer{thread, own.id});
    CHECK_FALSE(q.told());
    CHECK(q.lines().empty());
    for (auto const& entry : world.done(q.reader, protocol::ListUnread{}).threads) CHECK_FALSE(entry.mentions_me);

    auto const second = world.thread(q.other, q.space);
    world.post(q.other, second, q.at_reader());
    CHECK(q.told());
    REQUIRE(q.lines().size() == 1);
    world.done(q.reader, protocol::BlockMember{q.other.id});
    CHECK(q.lines().empty());
    for (auto const& entry : world.done(q.reader, protocol::ListUnread{}).threads) CHECK_FALSE(entry.mentions_me);
    world.done(q.reader, protocol::UnblockMember{q.other.id});
    CHECK(q.lines().size() == 1);
}

TEMPLATE_TEST_CASE("a followed thread is told of for the others' posts alone", "", Sqlite, Postgres) {
    TestType engine;
    Quarrel q(engine.url);
    auto& world = q.world;
    auto const thread = world.thread(q.other, q.space);
    world.done(q.reader, protocol::MarkThreadRead{thread, {1}});
    world.done(q.reader, protocol::FollowThread{thread, Level::following});
    world.post(q.rude, thread);
    CHECK(q.lines().empty());
    world.post(q.other, thread);
    world.post(q.rude, thread);
    auto const lines = q.lines();
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].kind == NoticeKind::followed);
    CHECK(lines[0].actor.name == "Olga Other");
    CHECK(lines[0].count == 1);
    CHECK(lines[0].position == 3);
}

TEMPLATE_TEST_CASE("moderation by a steward whom one blocked is told all the same", "", Sqlite, Postgres) {
    TestType engine;
    Quarrel q(engine.url);
    auto& world = q.world;
    world.name_in(world.admin, q.space, q.rude, SpaceRole::steward);
    auto const thread = world.thread(q.reader, q.space);
    world.done(q.rude, protocol::LockThread{thread, true});
    CHECK(q.told());
    REQUIRE(q.lines().size() == 1);
    CHECK(q.lines()[0].kind == NoticeKind::moderated);
}

TEMPLATE_TEST_CASE("everybody gets the same bytes of what somebody blocked wrote", "", Sqlite, Postgres) {
    TestType engine;
    Quarrel q(engine.url);
    auto const thread = q.world.thread(q.rude, q.space);
    q.world.post(q.rude, thread, "Hello " + q.at_reader());
    CHECK(protocol::encode(q.world.posts(q.reader, thread)) == protocol::encode(q.world.posts(q.other, thread)));
    CHECK(protocol::encode(q.world.done(q.reader, protocol::GetMember{q.rude.id})) ==
          protocol::encode(q.world.done(q.other, protocol::GetMember{q.rude.id})));
}

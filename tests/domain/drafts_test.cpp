#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::DraftPlace;

namespace {

struct Desk {
    explicit Desk(std::string const& url) : world(url) {}
    World world;
    Actor steward = world.person("Stella Steward", NetworkRole::specialist);
    Actor writer = world.person("Wanda Writer");
    protocol::SpaceId space = world.space(steward, "desk", Visibility::closed);
    protocol::ThreadId thread = [this] {
        world.name_in(steward, space, writer);
        return world.thread(steward, space);
    }();

    protocol::SaveDraft draft(std::int64_t base, std::string_view body) const {
        return {DraftPlace::reply, {thread.value}, {base}, text<protocol::DraftBody>(body), {}, {}, {}, {}};
    }
    std::int64_t save(std::int64_t base, std::string_view body) {
        return world.done(writer, draft(base, body)).revision;
    }
    std::optional<protocol::Draft> kept(Actor const& actor) {
        return world.done(actor, protocol::GetDraft{DraftPlace::reply, {thread.value}}).draft;
    }
    std::vector<std::string> heard_by_writer(std::string const& name) const {
        return {"member:" + std::to_string(writer.id.value) + " " + name};
    }
};

} // namespace

TEMPLATE_TEST_CASE("a draft is kept for its author alone", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    CHECK(desk.save(0, "I would begin with") > 0);
    CHECK(desk.world.heard() == desk.heard_by_writer("draft.saved"));
    CHECK_FALSE(desk.world.events[0].body.contains("begin"));
    CHECK(desk.kept(desk.writer)->body == "I would begin with");
    CHECK(desk.kept(desk.steward) == std::nullopt);
    CHECK(desk.world.done(desk.steward, protocol::ListDrafts{}).drafts.empty());
    auto const list = desk.world.done(desk.writer, protocol::ListDrafts{}).drafts;
    REQUIRE(list.size() == 1);
    CHECK(list[0].thread == desk.thread);
    CHECK(list[0].thread_title == "A title");
    CHECK(list[0].space == desk.space);
}

TEMPLATE_TEST_CASE("what another device saved is never overwritten unseen", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    auto const first = desk.save(0, "on the phone");
    CHECK(desk.world.code(desk.writer, desk.draft(0, "on the laptop")) == ErrorCode::conflict);
    CHECK(desk.kept(desk.writer)->body == "on the phone");
    CHECK(desk.save(first, "both, put together") == first + 1);
    CHECK(desk.world.code(desk.writer, desk.draft(first, "late")) == ErrorCode::conflict);
    CHECK(desk.world.code(desk.writer, desk.draft(7, "from nowhere")) == ErrorCode::conflict);
}

TEMPLATE_TEST_CASE("a new draft is not taken for one that was sent before it", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    auto const first = desk.save(0, "begun on the phone");
    auto command = World::new_post(desk.thread, "begun on the phone");
    command.draft = {first};
    desk.world.done(desk.writer, command);
    desk.world.clock.advance(std::chrono::seconds(1));
    auto const second = desk.save(0, "another on the phone");
    CHECK(desk.world.code(desk.writer, desk.draft(first, "begun on the phone, gone on with on the laptop")) ==
          ErrorCode::conflict);
    desk.world.done(desk.writer, command, RequestKey{"key-2", "digest"});
    CHECK(desk.kept(desk.writer)->body == "another on the phone");
    CHECK(desk.kept(desk.writer)->revision == second);
}

TEMPLATE_TEST_CASE("saving that is sent twice counts once", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    auto const first = desk.save(0, "words");
    CHECK(desk.save(0, "words") == first);
    CHECK(desk.world.heard().empty());
    CHECK(desk.save(first, "more words") == first + 1);
    CHECK(desk.save(first, "more words") == first + 1);
}

TEMPLATE_TEST_CASE("what is sent is no draft any more, unless it was changed elsewhere since", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    auto& world = desk.world;
    auto const sent = desk.save(0, "an answer");
    auto command = World::new_post(desk.thread, "an answer");
    command.draft = {sent};
    world.done(desk.writer, command);
    CHECK(desk.kept(desk.writer) == std::nullopt);
    CHECK(world.heard("member:" + std::to_string(desk.writer.id.value), "draft.discarded"));
    auto const begun = desk.save(0, "another");
    auto const longer = desk.save(begun, "another, longer on the other device");
    command.draft = {begun};
    world.done(desk.writer, command, RequestKey{"key-2", "digest"});
    CHECK(desk.kept(desk.writer)->revision == longer);

    auto thread = World::new_thread(desk.space);
    protocol::SaveDraft const opening{DraftPlace::thread,
                                      {desk.space.value},
                                      {0},
                                      text<protocol::DraftBody>("first"),
                                      text<protocol::DraftTitle>("T"),
                                      ThreadKind::question,
                                      {},
                                      {}};
    thread.draft = {world.done(desk.writer, opening).revision};
    auto const made = world.done(desk.writer, thread);
    auto const edit = [&](std::int64_t base) {
        return protocol::SaveDraft{
            DraftPlace::edit, {made.post.id.value}, {base}, text<protocol::DraftBody>("x"), {}, {}, {}, {}};
    };
    auto const changing = world.done(desk.writer, edit(0)).revision;
    CHECK(world.code(desk.steward, edit(0)) == ErrorCode::forbidden);
    world.done(desk.writer, protocol::EditPost{made.post.id, text<protocol::Body>("x"), {1}, {{changing}}});
    auto const left = world.done(desk.writer, protocol::ListDrafts{}).drafts;
    REQUIRE(left.size() == 1);
    CHECK(left[0].draft.place == DraftPlace::reply);
}

TEMPLATE_TEST_CASE("throwing away takes the version that was looked at", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    auto const first = desk.save(0, "one");
    auto const second = desk.save(first, "two");
    auto const discard = [&](std::int64_t revision) {
        return protocol::DiscardDraft{DraftPlace::reply, {desk.thread.value}, {revision}};
    };
    CHECK(desk.world.code(desk.writer, discard(first)) == ErrorCode::conflict);
    desk.world.done(desk.steward, discard(second));
    CHECK(desk.kept(desk.writer)->body == "two");
    desk.world.done(desk.writer, discard(second));
    CHECK(desk.kept(desk.writer) == std::nullopt);
    desk.world.done(desk.writer, discard(second));
}

TEMPLATE_TEST_CASE("who loses a space keeps their words and loses those of others", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    auto& world = desk.world;
    auto const post = world.posts(desk.writer, desk.thread).front();
    auto quoting = desk.draft(0, "my words");
    quoting.reply_to = post.id;
    quoting.quote = text<protocol::Quote>("The first post");
    world.done(desk.writer, quoting);
    CHECK(desk.kept(desk.writer)->quote == "The first post");
    world.done(desk.writer, protocol::LeaveSpace{desk.space});
    CHECK(desk.kept(desk.writer)->body == "my words");
    CHECK(desk.kept(desk.writer)->quote == std::nullopt);
    auto const list = world.done(desk.writer, protocol::ListDrafts{}).drafts;
    REQUIRE(list.size() == 1);
    CHECK(list[0].thread_title == std::nullopt);
    CHECK(list[0].space == std::nullopt);
    CHECK(world.code(desk.writer, desk.draft(desk.kept(desk.writer)->revision, "more")) == ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("a deleted post's words leave the drafts that quote it", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    auto const post = desk.world.post(desk.steward, desk.thread, "said too much");
    auto quoting = desk.draft(0, "mine");
    quoting.reply_to = post.id;
    quoting.quote = text<protocol::Quote>("too much");
    desk.world.done(desk.writer, quoting);
    desk.world.done(desk.steward, protocol::DeletePost{post.id});
    CHECK(desk.kept(desk.writer)->quote == std::nullopt);
    CHECK(desk.kept(desk.writer)->body == "mine");
    // The other device has not heard of it yet.
    quoting.base = {desk.kept(desk.writer)->revision};
    desk.world.done(desk.writer, quoting);
    CHECK(desk.kept(desk.writer)->quote == std::nullopt);
    CHECK(desk.kept(desk.writer)->body == "mine");
}

TEMPLATE_TEST_CASE("drafts are bounded", "", Sqlite, Postgres) {
    TestType engine;
    Desk desk(engine.url);
    desk.world.write([&](storage::Transaction& tx) {
        for (std::int64_t i = 1; i <= domain::kMaxDrafts; ++i)
            tx.run(storage::sql::draft_upsert, desk.writer.id, DraftPlace::edit, i, std::int64_t{1},
                   std::optional<ThreadKind>{}, std::string{}, std::string{"x"}, std::optional<protocol::PostId>{},
                   std::optional<std::string>{}, tx.now());
        return true;
    });
    CHECK(desk.world.code(desk.writer, desk.draft(0, "one more")) == ErrorCode::conflict);
}

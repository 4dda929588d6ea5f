#include "server/domain/confidence.hpp"
#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::Visibility;

namespace {

struct KeptAnswer {
    std::string digest;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (digest, answer))

/// A network's space with a steward, who writes, and who reads.
struct Room : World {
    explicit Room(std::string const& url) : World(url) {}
    Actor steward = person("Stella Steward", NetworkRole::specialist);
    Actor author = person("Arthur Author");
    Actor reader = person("Rita Reader");
    protocol::SpaceId room = space(steward, "room");

    /// How many events that the actor could catch up with hold these words.
    std::int64_t in_log(Actor const& actor, std::string_view words) {
        return read<std::int64_t>([&](auto& tx) {
            std::int64_t found = 0;
            for (auto const& event : tx.template rows<storage::EventRecord>(
                     storage::sql::events_for_member, std::int64_t{0}, "member:" + std::to_string(actor.id.value),
                     std::int64_t{0}, actor.id, std::int64_t{1000}))
                found += event.body.find(words) != std::string::npos;
            return found;
        });
    }

    void keep_answer(Actor const& actor, std::string const& key, protocol::ThreadReply const& answer) {
        write([&](auto& tx) {
            tx.run(storage::sql::idempotency_insert, actor.id, key, "digest",
                   domain::stored_answer(tx, actor.id, protocol::encode(answer)), tx.now());
            return true;
        });
    }

    bool keeps_answer(Actor const& actor, std::string const& key) {
        return read<bool>([&](auto& tx) {
            return tx.template row<KeptAnswer>(storage::sql::idempotency_find, actor.id, key).has_value();
        });
    }
};

} // namespace

TEMPLATE_TEST_CASE("a title that was changed is in no event and no kept answer any more", "", Sqlite, Postgres) {
    TestType engine;
    Room world(engine.url);
    auto const made = world.thread(world.author, world.room);
    auto const other = world.thread(world.author, world.room);
    auto const renamed = [&](Actor const& actor, protocol::ThreadId thread, std::string_view title) {
        return world.done(actor, protocol::RenameThread{thread, text<protocol::Title>(title)});
    };
    auto const first = renamed(world.author, made, "Secret of Marlow");
    auto const kept = renamed(world.author, other, "Not to be touched");
    world.keep_answer(world.author, "key-of-first", first);
    world.keep_answer(world.reader, "key-of-reader", first);
    world.keep_answer(world.author, "key-of-other", kept);
    REQUIRE(world.in_log(world.reader, "Secret of Marlow") == 2);

    renamed(world.steward, made, "Fractions");
    CHECK(world.in_log(world.reader, "Secret of Marlow") == 0);
    CHECK(world.in_log(world.reader, "Fractions") == 3);
    CHECK(world.in_log(world.reader, "Not to be touched") == 2);
    CHECK_FALSE(world.keeps_answer(world.author, "key-of-first"));
    CHECK_FALSE(world.keeps_answer(world.reader, "key-of-reader"));
    CHECK(world.keeps_answer(world.author, "key-of-other"));
}

TEMPLATE_TEST_CASE("a question of a chat that was changed is in no event any more", "", Sqlite, Postgres) {
    TestType engine;
    Room world(engine.url);
    auto const chat =
        world.done(world.author, World::staged(world.room, World::chat({"What of Marlow?", "What else?"})));
    REQUIRE(world.in_log(world.reader, "What of Marlow?") == 1);
    world.done(world.author, protocol::RewordStage{chat.thread.id, {2}, text<protocol::StageText>("What helped?")});
    CHECK(world.in_log(world.reader, "What of Marlow?") == 2);
    world.done(world.author, protocol::RewordStage{chat.thread.id, {1}, text<protocol::StageText>("What now?")});
    CHECK(world.in_log(world.reader, "What of Marlow?") == 0);
    CHECK(world.in_log(world.reader, "What now?") == 3);
}

TEMPLATE_TEST_CASE("where a thread was moved away from nobody hears its new title", "", Sqlite, Postgres) {
    TestType engine;
    Room world(engine.url);
    auto const thread = world.thread(world.author, world.room);
    auto const closed = world.space(world.steward, "closed", Visibility::closed);
    REQUIRE(world.in_log(world.reader, "thread") > 0);
    world.done(world.steward, protocol::MoveThread{thread, closed});
    world.done(world.steward, protocol::RenameThread{thread, text<protocol::Title>("Said in the closed room")});
    CHECK(world.in_log(world.reader, "Said in the closed room") == 0);
    CHECK(world.in_log(world.reader, std::to_string(closed.value)) == 0);
    CHECK(world.in_log(world.steward, "Said in the closed room") == 3);
}

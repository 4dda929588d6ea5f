#include "server/base/digest.hpp"
#include "server/domain/new_post.hpp"
#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

std::string topic(protocol::SpaceId id) { return "space:" + std::to_string(id.value); }
std::string topic(protocol::MemberId id) { return "member:" + std::to_string(id.value); }

struct KeptAnswer {
    std::string digest;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (digest, answer))

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    Actor steward = world.person("Stella Steward", NetworkRole::specialist);
    Actor author = world.person("Arthur Author");
    Actor reader = world.person("Rita Reader");
    protocol::SpaceId space = world.space(steward, "room");
    protocol::ThreadId thread = world.thread(steward, space);

    std::int64_t in_log(std::string const& words) {
        return world.read<std::int64_t>([&](auto& tx) {
            std::int64_t found = 0;
            for (auto const& event : tx.template rows<storage::EventRecord>(
                     storage::sql::events_for_member, std::int64_t{0}, topic(reader.id), std::int64_t{0}, reader.id,
                     std::int64_t{1000}))
                found += event.body.find(words) != std::string::npos;
            return found;
        });
    }
};

} // namespace

TEMPLATE_TEST_CASE("a post takes the next position and is told to its space", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const post = room.world.post(room.author, room.thread, "Hello *you*");
    CHECK(post.position == 2);
    CHECK(post.content.json.find("emphasis") != std::string::npos);
    CHECK(room.world.heard() == std::vector<std::string>{topic(room.space) + " post.created"});
    auto const thread = room.world.done(room.author, protocol::GetThread{room.thread}).thread;
    CHECK(thread.thread.last_position == 2);
    CHECK(thread.thread.last_seq == room.world.events[0].seq);
    CHECK(thread.read_position == 2);
    auto const posts = room.world.posts(room.reader, room.thread);
    REQUIRE(posts.size() == 2);
    CHECK(protocol::encode(posts[1]) == protocol::encode(post));
    CHECK(room.world.events[0].body == protocol::encode(protocol::PostCreated{post}));
}

TEMPLATE_TEST_CASE("the same key gives the first answer again and writes nothing", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    RequestKey const key{"key-12345", "digest"};
    auto const command = World::new_post(room.thread);
    auto const first = room.world.done(room.author, command, key);
    room.world.done(room.steward, protocol::LockThread{room.thread, true});
    auto const second = room.world.done(room.author, command, key);
    CHECK(protocol::encode(first) == protocol::encode(second));
    CHECK(room.world.events.empty());
    CHECK(room.world.posts(room.reader, room.thread).size() == 2);
    CHECK(room.world.code(room.author, command, {"key-12345", "other"}) == ErrorCode::key_reused);
    CHECK(room.world.code(room.author, World::new_thread(room.space), {"key-12345", "other"}) == ErrorCode::key_reused);
    CHECK(room.world.code(room.reader, command, key) == ErrorCode::closed); // another member's key is another key

    RequestKey const other{"key-67890", "digest"};
    auto const thread = room.world.done(room.author, World::new_thread(room.space), other);
    auto const again = room.world.done(room.author, World::new_thread(room.space), other);
    CHECK(protocol::encode(thread) == protocol::encode(again));
    CHECK(room.world.events.empty());
}

TEMPLATE_TEST_CASE("a post that has the number of another request is left alone, and that request finds its own", "",
                   Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    RequestKey const key{"key-12345", "digest"};
    protocol::PostId const number{base::id_from("post " + std::to_string(room.author.id.value) + " 0 key-12345")};
    auto const command = World::new_post(room.thread);
    world.write([&](storage::Transaction& tx) {
        domain::insert_post(tx, room.reader, {number, room.thread, room.space, 2, tx.next_seq(), "Mine", {}, {}}, {});
        tx.run(storage::sql::network_set_seq, tx.next_seq()); // of which no event says anything
        return protocol::Result<int>(0);
    });
    world.write([&](storage::Transaction& tx) {
        tx.run(storage::sql::thread_grow, std::int64_t{2}, tx.next_seq(), tx.now(), room.thread);
        return protocol::Result<int>(0);
    });
    auto const first = world.done(room.author, command, key).post;
    CHECK(first.id != number);
    CHECK(protocol::encode(world.done(room.author, command, key).post) == protocol::encode(first));
    auto const posts = world.posts(room.reader, room.thread);
    REQUIRE(posts.size() == 3);
    CHECK(posts[1].body == "Mine");
}

TEMPLATE_TEST_CASE("locked threads and archived spaces take no posts", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const post = world.post(room.author, room.thread);
    if (GENERATE(true, false))
        world.done(room.steward, protocol::LockThread{room.thread, true});
    else
        world.done(room.steward, protocol::UpdateSpace{room.space, {}, {}, protocol::SpaceState::archived});
    CHECK(world.code(room.author, World::new_post(room.thread)) == ErrorCode::closed);
    CHECK(world.code(room.author, protocol::EditPost{post.id, text<protocol::Body>("x"), {1}}) == ErrorCode::closed);
    CHECK(world.code(room.reader, protocol::AddReaction{post.id, protocol::ReactionKind::thanks}) == ErrorCode::closed);
    CHECK(world.posts(room.reader, room.thread).size() == 2);
    CHECK(world.done(room.author, protocol::DeletePost{post.id}).post.deleted);
}

TEMPLATE_TEST_CASE("an author edits their post and every version is kept", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const post = world.post(room.author, room.thread, "one");
    world.clock.advance(std::chrono::seconds(5));
    auto const edit = [&](std::string_view body, std::int64_t revision) {
        return protocol::EditPost{post.id, text<protocol::Body>(body), {revision}};
    };
    world.done(room.reader, protocol::AddReaction{post.id, protocol::ReactionKind::helpful});
    auto const edited = world.done(room.author, edit("two", 1)).post;
    CHECK(edited.body == "two");
    CHECK(edited.revision == 2);
    CHECK(edited.edited_at);
    CHECK(edited.reactions.size() == 1);
    CHECK(world.heard() == std::vector<std::string>{topic(room.space) + " post.edited"});
    CHECK(protocol::encode(world.posts(room.reader, room.thread)[1]) == protocol::encode(edited));
    CHECK(world.code(room.author, edit("three", 1)) == ErrorCode::conflict);
    CHECK(world.code(room.steward, edit("three", 2)) == ErrorCode::forbidden);
    auto const history = world.done(room.reader, protocol::PostHistory{post.id}).revisions;
    REQUIRE(history.size() == 2);
    CHECK(history[0].body == "one");
    CHECK(history[0].written_at == post.created_at);
    CHECK(history[1].body == "two");
    CHECK(history[1].written_at == *edited.edited_at);
}

TEMPLATE_TEST_CASE("a deleted post leaves its place and none of its words anywhere", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const post = world.post(room.author, room.thread,
                                 "confidential [@Rita](lateral:member/" + std::to_string(room.reader.id.value) + ")");
    world.done(room.author, protocol::EditPost{post.id, text<protocol::Body>("confidential again"), {1}});
    world.done(room.reader, protocol::AddReaction{post.id, protocol::ReactionKind::with_you});
    world.done(room.reader, protocol::AddReaction{post.id, protocol::ReactionKind::helpful});
    world.done(room.reader, protocol::RemoveReaction{post.id, protocol::ReactionKind::helpful});
    auto answer = World::new_post(room.thread, "I agree");
    answer.reply_to = post.id;
    answer.quote = text<protocol::Quote>("confidential");
    auto const quoting = world.done(room.reader, answer).post;
    world.write([&](auto& tx) {
        tx.run(storage::sql::idempotency_insert, room.author.id, "key-1", "digest",
               protocol::encode(protocol::PostReply{post}), tx.now());
        return true;
    });
    REQUIRE(room.in_log("confidential") == 3);

    auto const deleted = world.done(room.author, protocol::DeletePost{post.id}).post;
    CHECK(deleted.deleted);
    CHECK(deleted.body.empty());
    CHECK(deleted.author.id == room.author.id);
    CHECK(deleted.position == 2);
    CHECK(world.heard() == std::vector<std::string>{topic(room.space) + " post.deleted"});
    auto const posts = world.posts(room.reader, room.thread);
    REQUIRE(posts.size() == 3);
    CHECK(protocol::encode(posts[1]) == protocol::encode(deleted));
    CHECK_FALSE(posts[2].quote);
    CHECK(posts[2].reply_to == post.id);
    CHECK(room.in_log("confidential") == 0);
    CHECK(room.in_log("with_you") == 0);
    CHECK(room.in_log("I agree") == 1);
    CHECK(world.done(room.reader, protocol::PostHistory{post.id}).revisions.empty());
    CHECK(world.read<bool>([&](auto& tx) {
        return !tx.template row<KeptAnswer>(storage::sql::idempotency_find, room.author.id, "key-1");
    }));
    world.done(room.author, protocol::DeletePost{post.id});
    CHECK(world.events.empty());
    CHECK(world.code(room.author, protocol::EditPost{post.id, text<protocol::Body>("x"), {2}}) == ErrorCode::closed);
    CHECK(world.code(room.author, protocol::AddReaction{post.id, protocol::ReactionKind::thanks}) == ErrorCode::closed);
    auto late = World::new_post(room.thread, "late");
    late.reply_to = post.id;
    late.quote = text<protocol::Quote>("confidential");
    CHECK_FALSE(world.done(room.reader, late).post.quote);
    CHECK(quoting.quote);
}

TEMPLATE_TEST_CASE("a steward deletes another's post, which the audit chain notes without its words", "", Sqlite,
                   Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const post = world.post(room.author, room.thread, "unkind words");
    CHECK(world.code(room.reader, protocol::DeletePost{post.id}) == ErrorCode::forbidden);
    CHECK(world.code(world.admin, protocol::DeletePost{post.id}) == ErrorCode::forbidden);
    world.done(room.steward, protocol::DeletePost{post.id});
    auto const entries = world.done(world.admin, protocol::ListAudit{}).entries;
    REQUIRE_FALSE(entries.empty());
    CHECK(entries[0].act == "post.delete");
    CHECK(entries[0].actor == room.steward.id);
    CHECK(entries[0].detail.find("unkind") == std::string::npos);
}

TEMPLATE_TEST_CASE("reactions come and go once each", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const post = world.post(room.author, room.thread).id;
    protocol::AddReaction const add{post, protocol::ReactionKind::celebrate};
    world.done(room.reader, add);
    CHECK(world.heard() == std::vector<std::string>{topic(room.space) + " reaction.added"});
    world.done(room.reader, add);
    CHECK(world.events.empty());
    world.clock.advance(std::chrono::seconds(1));
    world.done(room.steward, add);
    auto const reactions = world.posts(room.author, room.thread)[1].reactions;
    REQUIRE(reactions.size() == 2);
    CHECK(reactions[0].member.name == "Rita Reader");
    protocol::RemoveReaction const remove{post, protocol::ReactionKind::celebrate};
    world.done(room.reader, remove);
    CHECK(world.heard() == std::vector<std::string>{topic(room.space) + " reaction.removed"});
    world.done(room.reader, remove);
    CHECK(world.events.empty());
    CHECK(world.posts(room.author, room.thread)[1].reactions.size() == 1);
}

TEMPLATE_TEST_CASE("posts are paged by position in both directions", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    for (int i = 0; i < 6; ++i) world.post(room.author, room.thread, "post " + std::to_string(i + 2));
    auto const page = [&](auto after, auto before, std::int64_t limit) {
        std::string positions;
        protocol::ListPosts const command{room.thread, after, before, {}, protocol::Number<1, 200>{limit}};
        for (auto const& post : world.done(room.reader, command).posts) positions += std::to_string(post.position);
        return positions;
    };
    using After = std::optional<protocol::Number<0, protocol::kMaxId>>;
    using Before = std::optional<protocol::Number<1, protocol::kMaxId>>;
    CHECK(page(After{}, Before{}, 3) == "123");
    CHECK(page(After{{3}}, Before{}, 3) == "456");
    CHECK(page(After{}, Before{{6}}, 3) == "345");
    CHECK(page(After{{7}}, Before{}, 3).empty());
    CHECK(world.code(room.reader, protocol::ListPosts{room.thread, After{{1}}, Before{{3}}, {}, {}}) ==
          ErrorCode::invalid);
    auto quote = World::new_post(room.thread);
    quote.quote = text<protocol::Quote>("words");
    CHECK(world.code(room.author, quote) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("a mention reaches only who can see the space", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const space = world.space(room.steward, "closed", Visibility::closed);
    auto const thread = world.thread(room.steward, space);
    world.name_in(room.steward, space, room.author);
    auto const mention = [](Actor const& who) { return "[@x](lateral:member/" + std::to_string(who.id.value) + ") "; };
    auto const post =
        world.post(room.steward, thread,
                   mention(room.author) + mention(room.author) + mention(room.reader) + "[@?](lateral:member/99)");
    storage::Statement const query{"test_mentions", "SELECT member_id FROM mentions WHERE post_id = :post",
                                   std::size(storage::sql::kAll)};
    CHECK(world.read<std::vector<protocol::MemberId>>([&](auto& tx) {
        return tx.template rows<protocol::MemberId>(query, post.id);
    }) == std::vector{room.author.id});
}

TEMPLATE_TEST_CASE("a text names only spaces that everybody sees who can read it", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const writer = world.person("Willa Writer");
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    auto const district = world.organisation("Three Pines");
    world.affiliate(writer, district);
    auto const network = world.space(world.admin, "network");
    auto const open = world.space(world.admin, "open");
    auto const own = world.space(world.admin, "own", Visibility::organisation, district);
    auto const closed = world.space(writer, "closed", Visibility::closed);
    auto const hidden = world.space(world.admin, "hidden", Visibility::closed);
    auto const content = [&](protocol::SpaceId in, std::int64_t id) {
        auto const thread = world.thread(writer, in);
        return world.post(writer, thread, "see [#words](lateral:space/" + std::to_string(id) + ")").content.json;
    };
    auto const names = [&](protocol::SpaceId in, protocol::SpaceId space) {
        return content(in, space.value).find("space_mention") != std::string::npos;
    };
    CHECK(names(network, open));
    CHECK(names(own, open));
    CHECK(names(own, own));
    CHECK(names(closed, open));
    CHECK(names(closed, closed));
    CHECK_FALSE(names(network, own));
    CHECK_FALSE(names(network, closed));
    CHECK_FALSE(names(closed, own));

    // What the writer may not see, what not all may see and what is not there are the same bytes: the words.
    auto const words = content(network, 12345);
    CHECK(words.find("#words") != std::string::npos);
    CHECK(content(network, hidden.value) == words);
    CHECK(content(network, closed.value) == words);

    // A guest of a space of the network sees no other.
    world.name_in(world.admin, network, guest);
    CHECK_FALSE(names(network, open));
    CHECK(names(network, network));
    world.name_in(world.admin, open, guest);
    CHECK(names(network, open));

    // Changing the text asks again.
    auto const thread = world.thread(writer, network);
    auto const post = world.post(writer, thread, "plain");
    auto const edit = [&](protocol::SpaceId space, std::int64_t revision) {
        auto const body = "[#words](lateral:space/" + std::to_string(space.value) + ")";
        return world.done(writer, protocol::EditPost{post.id, text<protocol::Body>(body), {revision}})
            .post.content.json;
    };
    CHECK(edit(closed, 1).find("space_mention") == std::string::npos);
    CHECK(edit(open, 2).find("space_mention") != std::string::npos);
}

TEMPLATE_TEST_CASE("a text names so many spaces and no more", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    std::string body;
    for (std::int64_t id = 1; id <= 40; ++id) body += "[#x](lateral:space/" + std::to_string(id) + ") ";
    body += "[#here](lateral:space/" + std::to_string(room.space.value) + ")";
    auto const content = room.world.post(room.author, room.thread, body).content.json;
    CHECK(content.find("space_mention") == std::string::npos); // looked for after twenty others
    CHECK(content.find("#here") != std::string::npos);
}

TEMPLATE_TEST_CASE("a quote holds words of the post that it is from, or of an earlier version", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const said =
        world.post(room.author, room.thread, "We tried *small* groups\n\n* on Tuesday\n* and it went well");
    auto const quoting = [&](std::string_view words) {
        auto answer = World::new_post(room.thread);
        answer.reply_to = said.id;
        answer.quote = text<protocol::Quote>(words);
        return answer;
    };
    CHECK(world.done(room.reader, quoting("small groups on Tuesday")).post.quote == "small groups on Tuesday");
    CHECK(world.done(room.reader, quoting("We tried …")).post.quote == "We tried …");
    auto const refused = world.refused(room.reader, quoting("We never tried small groups"));
    CHECK(refused.code == ErrorCode::invalid);
    CHECK(refused.field == "quote");
    world.done(room.author, protocol::EditPost{said.id, text<protocol::Body>("Something else"), {1}});
    CHECK(world.done(room.reader, quoting("it went well")).post.quote);
}

TEMPLATE_TEST_CASE("a page of very long posts ends early and holds what was asked for", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    std::string const words(19'999, 'w');
    for (int i = 0; i < 40; ++i) world.post(room.author, room.thread, words);
    auto const positions = [&](protocol::ListPosts const& command) {
        auto const posts = world.done(room.reader, command).posts;
        return std::pair(posts.front().position, posts.back().position);
    };
    auto const first = positions({room.thread, {}, {}, {}, {}});
    CHECK(first.first == 1);
    CHECK(first.second < 30);
    CHECK(positions({room.thread, {}, {{41}}, {}, {}}).second == 40);
    auto const around = positions({room.thread, {}, {}, {{30}}, {{10}}});
    CHECK(around == std::pair<std::int64_t, std::int64_t>(27, 36));
}

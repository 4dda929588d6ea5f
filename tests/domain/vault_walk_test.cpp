// What is stored, row by row: found when it was changed, sealed, given another key and opened.
#include "tests/domain/with_vault.hpp"

using namespace lateral;
using namespace lateral::tests;

TEMPLATE_TEST_CASE("what is deleted goes from kept answers that are sealed, too", "[vault]", Sqlite, Postgres) {
    TestType engine;
    WithVault const on;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const post = house.post(house.dana, reflection, "The xylotheque");
    auto const keep = [&](std::string const& key, std::string const& answer) {
        house.write([&](storage::Transaction& tx) {
            tx.run(storage::sql::idempotency_insert, house.dana.id, key, "digest",
                   domain::stored_answer(tx, house.dana.id, answer), tx.now());
            return true;
        });
    };
    keep("post", protocol::encode(protocol::PostReply{post}));
    keep("other", R"({"body":"\"post\":{\"id\":)" + std::to_string(post.id.value) + R"(,"})");
    auto const kept = [&](std::string const& key) {
        return house.template read<std::size_t>([&](storage::ReadTransaction& tx) {
            static constexpr storage::Statement kCount{"test_kept",
                                                       "SELECT COUNT(*) FROM idempotency WHERE client_key = :key", 901};
            return static_cast<std::size_t>(tx.template row<std::int64_t>(kCount, key).value());
        });
    };
    CHECK(kept("post") == 1);
    CHECK(change(engine.url, on.vault.get(), nullptr).damaged.empty());
    CHECK(change(engine.url, nullptr, on.vault.get()).damaged.empty());
    CHECK(check(engine.url, *on.vault).damaged.empty());
    house.done(house.dana, protocol::DeletePost{post.id});
    CHECK(kept("post") == 0);
    CHECK(kept("other") == 1);
    CHECK(check(engine.url, *on.vault).plain == 0); // the log that was scrubbed is sealed again
}

TEMPLATE_TEST_CASE("one changed byte takes away one text, and is told", "[vault]", Sqlite, Postgres) {
    TestType engine;
    WithVault on;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const post = house.post(house.dana, reflection, "The xylotheque");
    auto const other = house.post(house.dana, reflection, "The quokka");
    auto const spoil = [&](std::string const& sql) {
        storage::connect(engine.url, storage::Access::read_write)->execute(sql);
    };
    auto const of = [](protocol::PostId id) { return " WHERE id = " + std::to_string(id.value); };
    spoil("UPDATE posts SET body = SUBSTR(body, 1, LENGTH(body) - 6) || 'AAAA' || SUBSTR(body, LENGTH(body) - 1)" +
          of(post.id));
    auto const posts = house.posts(house.lena, reflection);
    REQUIRE(posts.size() == 3);
    CHECK(posts[1].body.contains("cannot be opened"));
    CHECK(posts[2].body == "The quokka");
    REQUIRE_FALSE(on.log.empty());
    CHECK(on.log[0].contains("post:" + std::to_string(post.id.value) + ":body"));
    CHECK_FALSE(on.log[0].contains("xylo"));
    CHECK(check(engine.url, *on.vault).damaged == std::vector{"posts " + std::to_string(post.id.value) + " body"});
    CHECK(house.finds(house.lena, "quokka"));

    // Put into another row it opens, and is found.
    spoil("UPDATE posts SET body = (SELECT p.body FROM posts p" + of(other.id) + ")" + of(post.id));
    CHECK(check(engine.url, *on.vault).damaged == std::vector{"posts " + std::to_string(post.id.value) + " body"});
}

TEMPLATE_TEST_CASE("older words are sealed, sealed anew and opened again, however often it is begun", "[vault]", Sqlite,
                   Postgres) {
    TestType engine;
    auto const first = new_vault();
    auto const second = new_vault();
    auto const before = std::exchange(test_vault(), nullptr);
    auto const [dana, reflection] = [&] {
        Cohort house(engine.url);
        auto const made = house.reflect("The xylotheque stayed quiet.");
        house.post(house.dana, made, "And the quokka");
        house.done(house.dana, draft_of(made, "The zeppelin"));
        house.index();
        house.done(house.dana, protocol::EditPost{house.posts(house.dana, made).at(0).id,
                                                  text<protocol::Body>("The axolotl spoke."),
                                                  {1}});
        house.index();
        CHECK(house.words_known("quokka") == 1);
        return std::pair(house.dana, made);
    }();
    test_vault() = before;
    auto const reads = [&](std::shared_ptr<Vault const> const& vault) {
        Opened world(engine.url, vault);
        auto const posts = world.done(dana, protocol::ListPosts{reflection, {}, {}, {}, {}}).posts;
        REQUIRE(posts.size() == 2);
        CHECK(posts[0].body == "The axolotl spoke.");
        CHECK(posts[1].body == "And the quokka");
        CHECK(world.done(dana, protocol::ListDrafts{}).drafts.at(0).draft.body == "The zeppelin");
        for (auto const* word : {"axolotl", "quokka"}) CHECK(world.done(dana, search_for(word)).found == 1);
        CHECK(world.done(dana, search_for("xylotheque")).found == 0);
    };
    CHECK(holds(engine.url, "quokka"));
    reads(nullptr);

    auto const sealed = change(engine.url, nullptr, first.get());
    CHECK(sealed.changed > 5);
    CHECK(sealed.damaged.empty());
    CHECK(change(engine.url, nullptr, first.get()).changed == 0);
    clean(engine.url);
    auto const checked = check(engine.url, *first);
    CHECK(checked.plain == 0);
    CHECK(checked.damaged.empty());
    CHECK_FALSE(check(engine.url, *second).damaged.empty());
    if (engine.url.starts_with("sqlite:")) {
        auto const connection = storage::connect(engine.url, storage::Access::read_write);
        connection->execute("VACUUM");
        connection->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    for (auto const* word : {"xylothe", "quokka", "zeppelin", "axolotl"}) {
        INFO(word);
        CHECK_FALSE(holds(engine.url, word));
    }
    reads(first);

    auto const anew = change(engine.url, first.get(), second.get());
    CHECK(anew.changed == sealed.changed);
    CHECK(anew.damaged.empty());
    CHECK(change(engine.url, first.get(), second.get()).changed == 0);
    CHECK(check(engine.url, *second).damaged.empty());
    reads(second);

    CHECK(change(engine.url, second.get(), nullptr).damaged.empty());
    CHECK(change(engine.url, second.get(), nullptr).changed == 0);
    clean(engine.url);
    reads(nullptr);
    CHECK(check(engine.url, *second).plain == sealed.changed);
}

TEMPLATE_TEST_CASE("what cannot be opened any more becomes a sentence, and nobody reads a sealed text", "[vault]",
                   Sqlite, Postgres) {
    TestType engine;
    WithVault const on;
    Cohort house(engine.url);
    auto const reflection = house.reflect("The xylotheque stayed quiet.");
    storage::connect(engine.url, storage::Access::read_write)
        ->execute("UPDATE posts SET body = body || 'A' WHERE thread_id = " + std::to_string(reflection.value));
    CHECK(change(engine.url, on.vault.get(), nullptr).damaged.size() == 1);
    auto const post = Opened(engine.url).done(house.dana, protocol::ListPosts{reflection, {}, {}, {}, {}}).posts.at(0);
    CHECK(post.body.contains("cannot be opened"));
    CHECK(post.content.json.contains("xylotheque"));
}

#include "protocol/model.hpp"
#include "storage/statements.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/test_database.hpp"

#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

using namespace lateral;
using namespace lateral::tests;
using storage::Outcome;
using storage::Verdict;

namespace {

Verdict append(storage::Transaction& tx, std::string const& topic, std::string const& body) {
    tx.append_event(topic, "test.happened", body, "test:1");
    return Verdict::keep;
}

std::int64_t seq_of(storage::Database& db) {
    std::int64_t seq = -1;
    REQUIRE(read_now(db, [&](auto& tx) { seq = tx.as_of().value; }) == Outcome::done);
    return seq;
}

} // namespace

TEMPLATE_TEST_CASE("a new database has an epoch and an empty log", "", Sqlite, Postgres) {
    TestType engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    struct Network {
        std::string epoch;
        storage::Seq seq;
    };
    std::string epoch;
    REQUIRE(read_now(db, [&](auto& tx) { epoch = tx.template row<std::string>(storage::sql::network_read).value(); }) ==
            Outcome::done);
    CHECK(epoch.size() == 16);
    CHECK(seq_of(db) == 0);
}

TEMPLATE_TEST_CASE("events are numbered without gaps and know the one before them in their topic", "", Sqlite,
                   Postgres) {
    TestType engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    std::vector<storage::EventRecord> seen;
    db.on_commit([&](storage::CommittedEvents events) { seen.insert(seen.end(), events->begin(), events->end()); });
    for (const char* topic : {"space:1", "space:2", "space:1"})
        REQUIRE(write_now(db, [&](auto& tx) { return append(tx, topic, "{}"); }) == Outcome::done);
    db.stop();
    REQUIRE(seen.size() == 3);
    CHECK(seen[0].seq.value == 1);
    CHECK(seen[0].prev.value == 0);
    CHECK(seen[2].seq.value == 3);
    CHECK(seen[2].prev.value == 1);
}

TEMPLATE_TEST_CASE("a discarded piece and one that throws leave nothing and take no number", "", Sqlite, Postgres) {
    TestType engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    std::atomic<int> published = 0;
    db.on_commit([&](storage::CommittedEvents events) { published += static_cast<int>(events->size()); });
    CHECK(write_now(db, [](auto& tx) {
              append(tx, "space:1", "{}");
              return Verdict::discard;
          }) == Outcome::done);
    CHECK(write_now(db, [](auto& tx) -> Verdict {
              append(tx, "space:1", "{}");
              throw std::runtime_error("no");
          }) == Outcome::failed);
    CHECK(write_now(db, [](auto& tx) { return append(tx, "space:1", "{}"); }) == Outcome::done);
    CHECK(seq_of(db) == 1);
    db.stop();
    CHECK(published == 1);
}

TEMPLATE_TEST_CASE("what is taken back takes nothing else of its group along", "", Sqlite, Postgres) {
    TestType engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    std::vector<std::int64_t> published;
    db.on_commit([&](storage::CommittedEvents events) {
        for (auto const& event : *events) published.push_back(event.seq.value);
    });
    std::vector<std::string> outcomes;
    std::vector<storage::Database::Piece> pieces;
    auto const add = [&](std::string name, storage::Database::Work work) {
        pieces.push_back({std::move(work), [&outcomes, name](Outcome outcome) {
                              outcomes.push_back(name + (outcome == Outcome::done ? " done" : " failed"));
                          }});
    };
    add("kept", [](auto& tx) { return append(tx, "space:1", "{}"); });
    add("discarded", [](auto& tx) { return append(tx, "space:1", "{}"), Verdict::discard; });
    add("refused", [](auto&) { return Verdict::discard; });
    add("thrown", [](auto& tx) -> Verdict {
        append(tx, "space:1", "{}");
        throw std::runtime_error("no");
    });
    add("kept too", [](auto& tx) { return append(tx, "space:1", "{}"); });
    db.write(std::move(pieces));
    db.stop();
    CHECK(outcomes ==
          std::vector<std::string>{"kept done", "discarded done", "refused done", "thrown failed", "kept too done"});
    CHECK(published == std::vector<std::int64_t>{1, 2});
    auto const counted = db.counters();
    CHECK(std::tuple(counted.written, counted.discarded, counted.failed) == std::tuple(2U, 2U, 1U));
}

TEMPLATE_TEST_CASE("a statement that broke a constraint takes nothing along that was acknowledged", "", Sqlite,
                   Postgres) {
    TestType engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    auto const settle = [&](std::vector<std::string> const& wanted) {
        std::string outcomes;
        std::vector<storage::Database::Piece> pieces;
        for (auto const& name : wanted)
            pieces.push_back({[name](auto& tx) -> Verdict {
                                  if (name == "good") return append(tx, "space:1", "{}");
                                  tx.run(storage::sql::membership_upsert, protocol::SpaceId{1}, protocol::MemberId{2},
                                         protocol::SpaceRole::member, protocol::Seq{1}); // neither is there
                                  return Verdict::keep;
                              },
                              [&outcomes](Outcome outcome) { outcomes += outcome == Outcome::done ? "d" : "f"; }});
        db.write(std::move(pieces));
        REQUIRE(write_now(db, [](auto&) { return Verdict::discard; }) == Outcome::done);
        return outcomes;
    };
    CHECK(settle({"good", "broken"}) == "df");
    CHECK(seq_of(db) == 1);
    CHECK(settle({"broken", "good", "broken", "good"}) == "fdfd");
    CHECK(seq_of(db) == 3);
    CHECK(settle({"broken"}) == "f");
    CHECK(seq_of(db) == 3);
}

TEST_CASE("PostgreSQL's answer to a commit that took everything back is no commit") {
    Postgres engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock)); // makes the tables
    auto const connection = storage::connect(engine.url, storage::Access::read_write);
    connection->begin_write();
    CHECK_THROWS_AS(connection->execute("INSERT INTO no_such_table VALUES (1)"), storage::StorageError);
    CHECK_THROWS_AS(connection->commit(), storage::StorageError);
    CHECK_FALSE(connection->in_transaction());
    connection->begin_write();
    CHECK_NOTHROW(connection->commit());
}

TEMPLATE_TEST_CASE("when any statement fails nothing is changed and nothing published", "", Sqlite, Postgres) {
    TestType engine;
    FakeClock clock;
    auto options = test_options(engine.url, clock);
    std::atomic<int> fail_at = 0;
    std::atomic<int> statements = 0;
    std::atomic<bool> armed = false;
    options.hook = [&](storage::Statement const&) {
        if (armed && ++statements == fail_at)
            throw storage::StorageError(storage::Fault::other, "statement failed on purpose");
    };
    std::atomic<int> published = 0; // outlives the thread that counts
    storage::Database db(std::move(options));
    db.on_commit([&](storage::CommittedEvents events) { published += static_cast<int>(events->size()); });
    auto outcome = Outcome::failed;
    int attempts = 0;
    while (outcome != Outcome::done) {
        ++attempts;
        statements = 0;
        fail_at = attempts;
        armed = true;
        outcome = write_now(db, [](auto& tx) {
            append(tx, "space:1", "{}");
            return append(tx, "space:2", "{}");
        });
        armed = false;
        if (outcome != Outcome::done) {
            CHECK(seq_of(db) == 0);
            CHECK(published == 0);
        }
    }
    CHECK(attempts > 5);
    CHECK(seq_of(db) == 2);
}

TEST_CASE("one piece that breaks its group harms no other in it") {
    Sqlite engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    std::promise<void> gate;
    auto open = gate.get_future().share();
    std::vector<std::future<Outcome>> outcomes;
    auto const submit = [&](storage::Database::Work work) {
        auto promise = std::make_shared<std::promise<Outcome>>();
        outcomes.push_back(promise->get_future());
        db.write(std::move(work), [promise](Outcome outcome) { promise->set_value(outcome); });
    };
    submit([open](auto&) {
        open.wait();
        return Verdict::discard;
    }); // holds the writer while a group gathers
    for (int i = 0; i < 5; ++i) submit([](auto& tx) { return append(tx, "space:1", "{}"); });
    submit([](auto& tx) -> Verdict {
        append(tx, "space:1", "{}");
        throw storage::StorageError(storage::Fault::other, "broken");
    });
    for (int i = 0; i < 5; ++i) submit([](auto& tx) { return append(tx, "space:1", "{}"); });
    gate.set_value();
    int done = 0;
    int failed = 0;
    for (auto& outcome : outcomes) (outcome.get() == Outcome::done ? done : failed)++;
    CHECK(done == 11);
    CHECK(failed == 1);
    CHECK(seq_of(db) == 10);
}

TEST_CASE("writers that arrive together share commits") {
    Sqlite engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    std::vector<std::jthread> threads;
    for (int t = 0; t < 16; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) write_now(db, [](auto& tx) { return append(tx, "space:1", "{}"); });
        });
    threads.clear();
    CHECK(seq_of(db) == 320);
    CHECK(db.counters().groups < 320);
}

TEST_CASE("a read transaction cannot write") {
    Sqlite engine;
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    auto const connection = storage::connect(engine.url, storage::Access::read_only);
    CHECK_THROWS_AS(connection->execute("UPDATE network SET seq = 5"), storage::StorageError);
}

TEST_CASE("a database of a newer program is refused") {
    Sqlite engine;
    FakeClock clock;
    {
        storage::Database db(test_options(engine.url, clock));
    }
    storage::connect(engine.url, storage::Access::read_write)
        ->execute("INSERT INTO migrations (number, name) VALUES (9999, 'later')");
    CHECK_THROWS_WITH(storage::Database(test_options(engine.url, clock)), Catch::Contains("newer Lateral"));
}

TEMPLATE_TEST_CASE("what a database says about a row that it refuses holds no value of that row", "", Sqlite,
                   Postgres) {
    TestType engine;
    FakeClock clock;
    std::mutex mutex;
    std::string log;
    auto options = test_options(engine.url, clock);
    options.log = [&](std::string const& line) {
        std::lock_guard const lock(mutex);
        log += line + "\n";
    };
    storage::Database db(std::move(options));
    auto const add = [](storage::Transaction& tx) {
        tx.run(storage::sql::member_insert, tx.new_id<protocol::MemberId>(), std::string("Zora Quince"),
               std::string("zora quince"), std::string("zora@example.org"), std::string("secret-hash"),
               protocol::NetworkRole::member, tx.now(), tx.as_of());
        return Verdict::keep;
    };
    REQUIRE(write_now(db, add) == Outcome::done);
    CHECK(write_now(db, add) == Outcome::failed);
    std::lock_guard const lock(mutex);
    INFO(log);
    CHECK(log.find("member_insert") != std::string::npos);
    for (auto const* value : {"zora", "Zora", "secret-hash"}) CHECK(log.find(value) == std::string::npos);
}

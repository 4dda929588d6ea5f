#include "tests/support/engines.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/test_database.hpp"

#include <catch2/catch.hpp>

using namespace lateral;
using namespace lateral::tests;
using storage::Outcome;
using storage::Verdict;

namespace {

Outcome append(storage::Database& db, std::string const& body) {
    return write_now(db, [body](storage::Transaction& tx) {
        tx.append_event("space:1", "test.happened", body, "test:1");
        return Verdict::keep;
    });
}

void note_bodies(storage::Database& db, std::vector<std::string>& heard) {
    db.on_commit([&heard](storage::CommittedEvents const& events) {
        for (auto const& event : *events) heard.push_back(event.body);
    });
}

} // namespace

TEMPLATE_TEST_CASE("however much another process wrote, all of it is published", "", Sqlite, Postgres) {
    constexpr int kMany = 10'500; // more than one look takes
    TestType engine;
    FakeClock clock;
    storage::Database server(test_options(engine.url, clock));
    std::vector<std::string> heard;
    note_bodies(server, heard);
    REQUIRE(append(server, "first") == Outcome::done);
    {
        storage::Database other(test_options(engine.url, clock));
        REQUIRE(write_now(other, [](storage::Transaction& tx) {
                    for (int i = 0; i < kMany; ++i)
                        tx.append_event("space:1", "test.happened", std::to_string(i), "test:1");
                    return Verdict::keep;
                }) == Outcome::done);
    }
    REQUIRE(append(server, "last") == Outcome::done);
    server.stop();
    REQUIRE(heard.size() == kMany + 2);
    for (int i = 0; i < kMany; ++i) REQUIRE(heard[static_cast<std::size_t>(i) + 1] == std::to_string(i));
    CHECK(heard.back() == "last");
}

TEMPLATE_TEST_CASE("what another process wrote is published with the next commit, before it, once", "", Sqlite,
                   Postgres) {
    TestType engine;
    FakeClock clock;
    storage::Database server(test_options(engine.url, clock));
    std::vector<std::string> heard;
    note_bodies(server, heard);
    {
        storage::Database other(test_options(engine.url, clock));
        REQUIRE(append(other, "before the server wrote anything") == Outcome::done);
        REQUIRE(append(server, "1") == Outcome::done);
        REQUIRE(append(other, "2") == Outcome::done);
        REQUIRE(append(other, "3") == Outcome::done);
    }
    // A write that changes nothing carries them too: the server's own housekeeping is one.
    REQUIRE(write_now(server, [](storage::Transaction&) { return Verdict::discard; }) == Outcome::done);
    REQUIRE(append(server, "4") == Outcome::done);
    server.stop();
    CHECK(heard == std::vector<std::string>{"1", "2", "3", "4"});
}

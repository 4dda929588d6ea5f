#include "protocol/model.hpp"
#include "storage/migrate.hpp"
#include "storage/statements.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/test_database.hpp"

#include <catch2/catch.hpp>

using namespace lateral;
using namespace lateral::tests;

namespace {

/// A network as the first migration alone made it, with one post in it. Not to be brought up to date with later ones.
constexpr const char* kFirstRows = R"(
INSERT INTO network (id, epoch, seq) VALUES (1, 'first', 3);
INSERT INTO members (id, name, sort_key, email, password_hash, role, state, joined_at, joined_seq)
  VALUES (11, 'Dana', 'dana', 'dana@example.org', 'x', 'member', 'active', 1, 0);
INSERT INTO spaces (id, name, description, visibility, state, created_at) VALUES (5, 'room', '', 'network', 'open', 1);
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked)
  VALUES (7, 5, 'discussion', 'A title', 11, '', '', 1, 2, 3, 2, 1, 0);
INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, created_at, body, content,
                   revision, deleted, client_key, request_digest)
  VALUES (9, 7, 1, 2, 11, '', '', 1, 'Kept', '[]', 1, 0, 'key-12345', 'digest'),
         (8, 7, 2, 3, 11, '', '', 2, 'Later, with a lower id', '[]', 1, 0, NULL, NULL);
INSERT INTO reactions (post_id, kind, member_id, reacted_at) VALUES (8, 'thanks', 11, 3);
INSERT INTO thread_settings (member_id, thread_id, level, read_position) VALUES (11, 7, 'following', 1);
)";

struct BarePostgres {
    std::string url = PostgresServer::instance().bare_url();
};

void make_first(std::string const& url) {
    auto const connection = storage::connect_engine(url, storage::Access::read_write);
    auto const first = storage::migration_files().front();
    REQUIRE(first.name == "0001_core.sql");
    connection->begin_write();
    connection->execute(connection->dialect(std::string(first.text)));
    connection->execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    connection->execute("INSERT INTO migrations (number, name) VALUES (1, '0001_core.sql')");
    connection->execute(kFirstRows);
    connection->commit();
}

struct Settings {
    protocol::Level level{};
    std::int64_t read_position = 0;
    protocol::Seq kept_seq{-1};
};
BOOST_DESCRIBE_STRUCT(Settings, (), (level, read_position, kept_seq))

} // namespace

TEMPLATE_TEST_CASE("a database of the first shape is brought up to date and keeps what it holds", "", Sqlite,
                   BarePostgres) {
    TestType engine;
    make_first(engine.url);
    FakeClock clock;
    storage::Database db(test_options(engine.url, clock));
    CHECK(read_now(db, [](storage::ReadTransaction& tx) {
              using protocol::MemberId;
              using protocol::ThreadId;
              CHECK(tx.as_of() == protocol::Seq{3});
              CHECK(tx.row<protocol::Seq>(storage::sql::post_seq_at, ThreadId{7}, std::int64_t{1}) == protocol::Seq{2});
              CHECK(tx.row<protocol::Seq>(storage::sql::post_seq_at, ThreadId{7}, std::int64_t{2}) == protocol::Seq{3});
              CHECK(tx.row<MemberId>(storage::sql::post_author, protocol::PostId{8}) == MemberId{11});
              auto const settings = tx.row<Settings>(storage::sql::thread_settings_of, MemberId{11}, ThreadId{7});
              REQUIRE(settings);
              CHECK(settings->level == protocol::Level::following);
              CHECK(settings->read_position == 1);
              CHECK(settings->kept_seq == protocol::Seq{});
              CHECK(tx.row<std::int64_t>(storage::sql::threads_pinned_count, protocol::SpaceId{5}) == 1);
          }) == storage::Outcome::done);
}

TEST_CASE("what refers to a table that was made anew still refers to it") {
    Sqlite engine;
    make_first(engine.url);
    FakeClock clock;
    storage::Database const db(test_options(engine.url, clock));
    auto const connection = storage::connect_engine(engine.url, storage::Access::read_write);
    connection->execute("INSERT INTO reactions (post_id, kind, member_id, reacted_at) VALUES (9, 'thanks', 11, 4)");
    CHECK_THROWS_AS(connection->execute("INSERT INTO reactions (post_id, kind, member_id, reacted_at) "
                                        "VALUES (10, 'thanks', 11, 4)"),
                    storage::StorageError);
    CHECK_THROWS_AS(connection->execute("DELETE FROM posts WHERE id = 8"), storage::StorageError);
}

TEST_CASE("a database with a row that refers to nothing is left as it was") {
    Sqlite engine;
    make_first(engine.url);
    auto const connection = storage::connect_engine(engine.url, storage::Access::read_write);
    connection->execute("PRAGMA foreign_keys = OFF");
    connection->execute("INSERT INTO reactions (post_id, kind, member_id, reacted_at) VALUES (10, 'thanks', 11, 4)");
    FakeClock clock;
    CHECK_THROWS_WITH(storage::Database(test_options(engine.url, clock)), Catch::Contains("reactions to posts"));
    // Fails when the second migration has dropped it.
    connection->execute("CREATE TEMP TABLE still_there AS SELECT 1 FROM posts INDEXED BY posts_by_key");
}

TEMPLATE_TEST_CASE("a database that a newer program wrote is left alone", "", Sqlite, BarePostgres) {
    TestType engine;
    make_first(engine.url);
    storage::connect_engine(engine.url, storage::Access::read_write)
        ->execute("INSERT INTO migrations (number, name) VALUES (9999, '9999_later.sql')");
    FakeClock clock;
    CHECK_THROWS_AS(storage::Database(test_options(engine.url, clock)), storage::StorageError);
}

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
INSERT INTO network (id, epoch, seq) VALUES (1, 'first', 2);
INSERT INTO members (id, name, sort_key, email, password_hash, role, state, joined_at, joined_seq)
  VALUES (11, 'Dana', 'dana', 'dana@example.org', 'x', 'member', 'active', 1, 0);
INSERT INTO spaces (id, name, description, visibility, state, created_at) VALUES (5, 'room', '', 'network', 'open', 1);
INSERT INTO threads (id, space_id, kind, title, author_id, author_organisation, author_title, created_at, last_post_at,
                     last_seq, last_position, pinned, locked)
  VALUES (7, 5, 'discussion', 'A title', 11, '', '', 1, 1, 2, 1, 1, 0);
INSERT INTO posts (id, thread_id, position, seq, author_id, author_organisation, author_title, created_at, body, content,
                   revision, deleted, client_key, request_digest)
  VALUES (9, 7, 1, 2, 11, '', '', 1, 'Kept', '[]', 1, 0, 'key-12345', 'digest');
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
              CHECK(tx.as_of() == protocol::Seq{2});
              CHECK(tx.row<protocol::Seq>(storage::sql::post_seq_at, ThreadId{7}, std::int64_t{1}) == protocol::Seq{2});
              auto const settings = tx.row<Settings>(storage::sql::thread_settings_of, MemberId{11}, ThreadId{7});
              REQUIRE(settings);
              CHECK(settings->level == protocol::Level::following);
              CHECK(settings->read_position == 1);
              CHECK(settings->kept_seq == protocol::Seq{});
              CHECK(tx.row<std::int64_t>(storage::sql::threads_pinned_count, protocol::SpaceId{5}) == 1);
          }) == storage::Outcome::done);
}

TEMPLATE_TEST_CASE("a database that a newer program wrote is left alone", "", Sqlite, BarePostgres) {
    TestType engine;
    make_first(engine.url);
    storage::connect_engine(engine.url, storage::Access::read_write)
        ->execute("INSERT INTO migrations (number, name) VALUES (9999, '9999_later.sql')");
    FakeClock clock;
    CHECK_THROWS_AS(storage::Database(test_options(engine.url, clock)), storage::StorageError);
}

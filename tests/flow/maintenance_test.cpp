// What time does to the data. Rows are made old, since a server's own clock cannot be set; a server that starts looks
// through them before its first write.
#include "server/app/assembly.hpp"
#include "server/app/maintenance.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "server/session/storage_work.hpp"
#include "storage/connection.hpp"
#include "tests/support/client.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/test_server.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>

using namespace lateral;
using namespace lateral::tests;

namespace {

constexpr std::int64_t kMinute = 60 * base::kSecond;

std::string number(std::int64_t value) { return std::to_string(value); }

void change(TestServer& server, std::string const& sql) {
    storage::connect(server.config().database_url(), storage::Access::read_write)->execute(sql);
}

std::string post(TestServer& server, std::string const& body, std::string const& key = "") {
    Socket socket(server.port(), server.ada.token);
    socket.hello();
    auto const arguments = R"({"thread":)" + number(server.open_thread.value) + R"(,"body":")" + body + "\"}";
    auto const answer = socket.ask(2, "post.create", arguments, key);
    REQUIRE(has(answer, "\"ok\""));
    return answer;
}

/// What the server does with the data while it is down; it has been done when this returns.
void restart_after(TestServer& server, std::string const& sql) {
    server.stop();
    change(server, sql);
    server.start();
    post(server, "after maintenance");
}

std::int64_t newest(TestServer& server) {
    return std::stoll(field(Socket(server.port(), server.bo.token).hello(), "seq"));
}

/// "resumed" or "resync", and what came with it.
struct Resumed {
    std::string status;
    std::string events;
};
Resumed resume(TestServer& server, std::int64_t seq) {
    auto const welcome = Socket(server.port(), server.bo.token).hello();
    Socket socket(server.port(), server.bo.token);
    auto const answer = socket.ask(1, "hello", resume_after(welcome, seq));
    socket.ask(2, "session.list", "{}");
    return {field(answer, "status"), socket.events};
}

void age_session(TestServer& server, TestPerson const& person, std::string const& column, std::int64_t age) {
    change(server, "UPDATE sessions SET " + column + " = " + number(base::wall_clock().value - age) +
                       " WHERE token_hash = '" + auth::hash_of_token(person.token) + "'");
}

/// The same minute's work as in the server, beside it.
void maintain(TestServer& server) {
    boost::asio::io_context loop;
    auto const db = app::open_database(server.config());
    session::answer_on(*db, {&loop});
    files::Store const store(app::files_folder(server.config()));
    files::Examiner const examiner(store, app::examiner_bounds(server.config()), "/nowhere");
    session::Files files(*db, store, examiner, app::file_bounds(server.config()));
    session::OwnExports own_exports(*db, server.config().database_url(), store, files,
                                    server.config().data + "/exports-beside", 0);
    app::Maintenance maintenance(loop, *db, files, own_exports, server.config());
    maintenance.start();
    wait_until("the rows were looked through", [&] {
        loop.restart();
        loop.run_for(std::chrono::milliseconds(10));
        return db->counters().written >= 3;
    });
    maintenance.stop();
    loop.restart();
    loop.run_for(std::chrono::milliseconds(100));
    own_exports.stop();
    files.stop();
    db->stop();
}

} // namespace

TEMPLATE_TEST_CASE("the event log keeps its days; who was away for longer is told to load afresh", "", Sqlite,
                   Postgres) {
    TestType engine;
    TestServer server(on(engine));
    post(server, "an old post");
    auto const old = newest(server);
    post(server, "a newer post");
    REQUIRE(resume(server, old - 1).status == "resumed");
    auto const days = server.config().event_log_days * base::kDay;
    auto const made_old = [&](std::int64_t age) {
        restart_after(server, "UPDATE event_log SET created_at = " + number(base::wall_clock().value - age) +
                                  " WHERE seq <= " + number(old));
    };
    made_old(days - 10 * kMinute);
    CHECK(resume(server, old - 1).status == "resumed");
    made_old(days + kMinute);
    auto const late = resume(server, old - 1);
    CHECK(late.status == "resync");
    CHECK_FALSE(has(late.events, "post"));
    auto const in_time = resume(server, old);
    CHECK(in_time.status == "resumed");
    CHECK(has(in_time.events, "a newer post"));
    CHECK_FALSE(has(in_time.events, "an old post"));
}

TEMPLATE_TEST_CASE("the event log keeps its number of events, to the one", "", Sqlite, Postgres) {
    constexpr std::int64_t kKept = 20;
    TestType engine;
    TestServer server(on(engine, [](auto& config) { config.event_log_events = kKept; }));
    for (int i = 0; i < 30; ++i) post(server, "post-" + std::to_string(i));
    auto const before = newest(server);
    REQUIRE(resume(server, before - kKept - 1).status == "resumed");
    restart_after(server, "UPDATE network SET id = id");
    CHECK(resume(server, before - kKept - 1).status == "resync");
    auto const kept = resume(server, before - kKept);
    CHECK(kept.status == "resumed");
    CHECK(has(kept.events, "post-29"));
    CHECK(has(kept.events, R"("seq":)" + number(before - kKept + 1)));
}

TEMPLATE_TEST_CASE("events from while the clock was wrong leave no hole in the log that a resume would pass over", "",
                   Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    post(server, "before");
    auto const before = newest(server);
    post(server, "while the clock was years behind");
    auto const behind = newest(server);
    post(server, "after");
    restart_after(server, "UPDATE event_log SET created_at = 1 WHERE seq > " + number(before) +
                              " AND seq <= " + number(behind));
    CHECK(resume(server, before).status == "resync");
    CHECK(resume(server, behind).status == "resumed");
}

TEMPLATE_TEST_CASE("a key is forgotten after seven days and not before; a post's never", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const begin_file = [&](std::string const& key) {
        Socket socket(server.port(), server.ada.token);
        socket.hello();
        return field(socket.ask(2, "file.begin", R"({"name":"plan.txt","size":10})", key), "file");
    };
    auto const young = begin_file("young-key-1");
    auto const old = begin_file("old-key-1");
    auto const said = field(post(server, "said once", "post-key-1"), "id");
    REQUIRE_FALSE(young.empty());
    REQUIRE(begin_file("old-key-1") == old);
    auto const now = base::wall_clock().value;
    restart_after(server, "UPDATE idempotency SET created_at = " + number(now - 7 * base::kDay) +
                              " - CASE client_key WHEN 'old-key-1' THEN " + number(kMinute) + " ELSE " +
                              number(-10 * kMinute) + " END");
    change(server, "UPDATE posts SET created_at = 1 WHERE id = " + said);
    CHECK(begin_file("young-key-1") == young);
    auto const again = begin_file("old-key-1");
    CHECK_FALSE(again.empty());
    CHECK(again != old);
    CHECK(field(post(server, "said once", "post-key-1"), "id") == said);
}

TEMPLATE_TEST_CASE("a session ends after its idle days and after its longest days, at the next request", "", Sqlite,
                   Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const status = [&] { return call(server.port(), "space.list", "{}", server.cy.token).status; };
    auto const in_time = [](std::int64_t days) { return days * base::kDay - 10 * kMinute; };
    auto const too_late = [](std::int64_t days) { return days * base::kDay + kMinute; };
    SECTION("idle") {
        age_session(server, server.cy, "seen_at", in_time(auth::kIdleDays));
        CHECK(status() == 200);
        age_session(server, server.cy, "seen_at", too_late(auth::kIdleDays));
    }
    SECTION("in use, and as old as a session gets") {
        age_session(server, server.cy, "created_at", in_time(auth::kLongestDays));
        CHECK(status() == 200);
        age_session(server, server.cy, "created_at", too_late(auth::kLongestDays));
    }
    CHECK(status() == 401);
    Socket socket(server.port(), server.cy.token);
    CHECK(has(socket.hello(), "\"unauthenticated\""));
    CHECK(socket.close_code() == 4401);
}

TEMPLATE_TEST_CASE("a session that runs out on an open socket ends there, for who asks and for who only listens", "",
                   Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    Socket asks(server.port(), server.cy.token);
    Socket listens(server.port(), server.bo.token);
    Socket goes_on(server.port(), server.ada.token);
    for (auto* socket : {&asks, &listens, &goes_on}) socket->hello();
    age_session(server, server.cy, "created_at", auth::kLongestDays * base::kDay + kMinute);
    CHECK(has(asks.ask(2, "space.list", "{}"), "\"unauthenticated\""));
    CHECK(asks.close_code() == 4401);

    age_session(server, server.bo, "seen_at", auth::kIdleDays * base::kDay + kMinute);
    maintain(server);
    post(server, "not for who ran out");
    std::string heard;
    while (auto const got = listens.receive()) heard += *got;
    CHECK(listens.close_code() == 4401);
    CHECK_FALSE(has(heard, "not for who ran out"));
    CHECK(has(goes_on.ask(2, "space.list", "{}"), "\"ok\""));
    CHECK(has(goes_on.events, "not for who ran out"));
}

TEMPLATE_TEST_CASE("a reset link is good for an hour", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const link =
        call(server.port(), "password.link", R"({"member":)" + number(server.cy.id.value) + "}", server.ada.token).body;
    auto const expires = std::stoll(field(link, "expires_at"));
    auto const now = base::wall_clock().value;
    CHECK(expires > now + 3540 * base::kSecond);
    CHECK(expires <= now + 3600 * base::kSecond);
    auto const use = [&](std::string const& password) {
        return call(server.port(), "password.reset",
                    R"({"code":")" + field(link, "code") + R"(","password":")" + password + "\"}");
    };
    auto const passes = [&](std::int64_t minutes) {
        change(server, "UPDATE reset_links SET expires_at = " + number(expires - minutes * kMinute));
    };
    passes(60);
    CHECK(has(use("slow otter harbour").body, "\"link_invalid\""));
    CHECK(call(server.port(), "space.list", "{}", server.cy.token).status == 200); // nothing was changed by it
    passes(58);
    CHECK(use("slow otter harbour").status == 200);
    CHECK(has(use("another otter harbour").body, "\"link_invalid\"")); // once
}

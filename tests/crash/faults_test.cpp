// Mistakes inside: what the person is told, what the others notice, what the administrator finds.
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/sqlite_file.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>

using namespace lateral::tests;
namespace fs = std::filesystem;

namespace {

fs::path database_of(ServerProcess const& server) { return fs::path(server.config().data) / "lateral.db"; }

/// `internal`, the request's id, and not a word more.
bool tells_nothing(std::string const& answer) {
    return std::regex_search(answer, std::regex(R"(\{"code":"internal","message":"request [0-9a-f]+"\}\}$)"));
}

ProgramEnd check(ServerProcess const& server) { return run_lateral({"check", "--config", server.config_file()}); }

void overwrite(fs::path const& file, std::streamoff at, std::size_t count) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(at);
    out << std::string(count, '\xa5');
    REQUIRE(out.good());
}

} // namespace

TEST_CASE("a command that fails inside says so without its insides, and harms no other connection") {
    ServerProcess server;
    Socket bo(server.port(), server.bo.token);
    Socket cy(server.port(), server.cy.token);
    bo.hello();
    cy.hello();
    auto const post = new_post(server.open_thread, "to be said");
    run_sql(database_of(server),
            "CREATE TRIGGER broken BEFORE INSERT ON posts BEGIN SELECT RAISE(ABORT, 'secret insides'); END");
    auto const broken = bo.ask(2, "post.create", post, "broken-key-1");
    INFO(broken);
    CHECK(tells_nothing(broken));
    auto const over_post = call(server.port(), "post.create", post, server.bo.token);
    CHECK(over_post.status == 500);
    CHECK(tells_nothing(over_post.body));
    CHECK(has(server.log(), "secret insides"));
    auto const id = field(over_post.body, "message"); // what the person reads out is what stands in the log
    CHECK(has(server.log(), id + ": "));
    CHECK(has(cy.ask(2, "space.list", "{}"), "\"ok\""));
    CHECK(has(cy.ask(3, "thread.follow",
                     R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"level":"following"})"),
              "\"ok\""));
    CHECK(has(bo.ask(3, "space.list", "{}"), "\"ok\"")); // nor its own
    run_sql(database_of(server), "DROP TRIGGER broken");
    CHECK(has(bo.ask(4, "post.create", post, "broken-key-1"), "\"ok\"")); // what failed was never done
    int re = 3;
    wait_until("the post reaches the others", [&] {
        cy.ask(++re, "space.list", "{}");
        return has(cy.events, "to be said");
    });
    CHECK(posts_of(server.port(), server.open_thread, server.ada.token).size() == 2);

    // A row that no version of the program wrote: an exception in the middle of a reading handler.
    run_sql(database_of(server), "UPDATE members SET role = 'emperor' WHERE email = 'gus@example.org'");
    auto const read = call(server.port(), "space.list", "{}", server.gus.token);
    INFO(read.body);
    CHECK(tells_nothing(read.body));
    CHECK(has(bo.ask(5, "space.list", "{}"), "\"ok\""));
    CHECK(call(server.port(), "space.list", "{}", server.cy.token).status == 200);
    CHECK(server.stop() == 0);
}

TEST_CASE("a post that cannot be taken into the search keeps no other out of it") {
    ServerProcess server;
    run_sql(database_of(server), "CREATE TRIGGER broken BEFORE INSERT ON search_words WHEN NEW.word = 'poison' "
                                 "BEGIN SELECT RAISE(ABORT, 'not this one'); END");
    auto const say = [&](std::string const& words) {
        REQUIRE(call(server.port(), "post.create", new_post(server.open_thread, words), server.bo.token).status == 200);
    };
    for (auto const* words : {"before it", "poison in it", "after it"}) say(words);
    wait_until("the post is passed over", [&] { return has(server.log(), "is not found by its words"); });
    auto const finds = [&](std::string const& word) {
        return has(call(server.port(), "search.find", R"({"words":")" + word + "\"}", server.bo.token).body,
                   "\"found\":1,");
    };
    CHECK(finds("before"));
    CHECK(finds("after"));
    CHECK_FALSE(finds("poison"));
    CHECK(server.stop() == 0);
}

TEST_CASE("check finds a damaged database file, however it is damaged") {
    ServerProcess server;
    CHECK(server.stop() == 0);
    auto const file = database_of(server);
    REQUIRE(check(server).code == 0);
    auto const size = static_cast<std::streamoff>(fs::file_size(file));
    SECTION("pages in the middle") { overwrite(file, size / 2 / 2048 * 2048, 3 * 2048); }
    SECTION("its header") { overwrite(file, 0, 100); }
    SECTION("its end is missing") { fs::resize_file(file, static_cast<std::uintmax_t>(size / 2)); }
    auto const end = check(server);
    INFO(end.output);
    CHECK(end.code == 1);
    CHECK_FALSE(has(end.output, "database: sound"));
    CHECK(end.output.size() > 20);
}

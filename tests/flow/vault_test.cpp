// A whole server with words in confidence encrypted, on both engines.
#include "server/app/command_line.hpp"
#include "storage/vault.hpp"
#include "tests/support/client.hpp"
#include "tests/support/database_dump.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/test_server.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

bool holds(std::string const& url, std::string const& word) {
    return std::ranges::any_of(DatabaseDump(url).rows(), [&](std::string const& row) { return row.contains(word); });
}

} // namespace

TEMPLATE_TEST_CASE("a server with a key answers again, catches up, and is opened and sealed by command", "[vault]",
                   Sqlite, Postgres) {
    TestType engine;
    TempFolder const folder;
    auto const key = (folder.path() / "key").string();
    lateral::storage::make_key_file(key);
    TestServer server(on(engine, [&](lateral::config::Config& config) { config.vault_key_file = key; }));
    std::string place;
    {
        Socket cy(server.port(), server.cy.token);
        place = place_of(cy.hello());
    }
    std::string thread;
    {
        Socket bo(server.port(), server.bo.token);
        bo.hello();
        auto const arguments = R"({"members":[)" + std::to_string(server.cy.id.value) + R"(],"body":"The xylotheque"})";
        auto const answer = bo.ask(2, "peer.message", arguments, "once-only-key");
        CHECK(field(bo.ask(4, "peer.message", arguments, "once-only-key"), "thread") == field(answer, "thread"));
        thread = field(answer, "thread");
    }
    auto const said = R"({"thread":)" + thread + R"(,"body":"And the quokka"})";
    CHECK(call(server.port(), "post.create", said, server.bo.token).status == 200);
    {
        Socket cy(server.port(), server.cy.token);
        CHECK(has(cy.ask(1, "hello", place), "\"resumed\""));
        cy.ask(2, "session.list", "{}");
        CHECK(has(cy.events, "And the quokka"));
    }
    auto const reads = [&] {
        auto const posts = call(server.port(), "post.list", R"({"thread":)" + thread + "}", server.cy.token).body;
        return has(posts, "The xylotheque") && has(posts, "And the quokka");
    };
    CHECK(reads());
    server.stop();
    auto const url = server.config().database_url();
    for (auto const* word : {"xylothe", "quokka"}) CHECK_FALSE(holds(url, word));

    auto without = server.config();
    without.vault_key_file.clear();
    CHECK(lateral::app::apply_vault(without, key) == 0);
    for (auto const* word : {"xylothe", "quokka"}) CHECK(holds(url, word));
    CHECK(lateral::app::apply_vault(server.config(), "") == 0);
    for (auto const* word : {"xylothe", "quokka"}) CHECK_FALSE(holds(url, word));
    CHECK(lateral::app::check_all(server.config()) == 0);
    server.start();
    CHECK(reads());
}

TEMPLATE_TEST_CASE("an event or an answer that does not open stops nobody", "[vault]", Sqlite, Postgres) {
    TestType engine;
    TempFolder const folder;
    auto const key = (folder.path() / "key").string();
    lateral::storage::make_key_file(key);
    TestServer server(on(engine, [&](lateral::config::Config& config) { config.vault_key_file = key; }));
    std::string place;
    auto const arguments = R"({"members":[)" + std::to_string(server.cy.id.value) + R"(],"body":"The xylotheque"})";
    {
        Socket cy(server.port(), server.cy.token);
        place = place_of(cy.hello());
        Socket bo(server.port(), server.bo.token);
        bo.hello();
        CHECK(has(bo.ask(2, "peer.message", arguments, "once-only-key"), "\"ok\""));
    }
    auto const database =
        lateral::storage::connect(server.config().database_url(), lateral::storage::Access::read_write);
    database->execute("UPDATE event_log SET body = body || 'A' WHERE subject LIKE 'post:%'");
    database->execute("UPDATE idempotency SET answer = answer || 'A'");
    Socket cy(server.port(), server.cy.token);
    CHECK(has(cy.ask(1, "hello", place), "\"resync\""));
    CHECK(has(cy.ask(2, "peer.list", "{}"), "\"ok\""));
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    CHECK(has(bo.ask(2, "peer.message", arguments, "once-only-key"), "\"internal\""));
    CHECK(has(bo.ask(3, "peer.message", arguments, "another-new-key"), "\"ok\""));
}

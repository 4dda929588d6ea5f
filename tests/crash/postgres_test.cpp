// The same promises where PostgreSQL keeps the words: of our own end, and of the engine's.
#include "storage/connection.hpp"
#include "tests/crash/writers.hpp"
#include "tests/support/client.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>

using namespace lateral;
using namespace lateral::tests;

namespace {

struct OnPostgres {
    std::string url = PostgresServer::instance().fresh_url();
    ServerProcess server{[this](auto& config) { config.database = url; }};
    std::vector<Written> written;

    /// Ends every connection to the database but the asking one, as an engine that is started anew does.
    void cut_off() const {
        storage::connect(url, storage::Access::read_write)
            ->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                      "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    void keep(Writers& writers) {
        for (auto& one : writers.stop()) {
            // What was cut off in its commit is told apart from what was not written; both are sent again.
            if (one.trouble.find("outcome_unknown") != std::string::npos ||
                one.trouble.find("read_only") != std::string::npos)
                one.trouble.clear();
            written.push_back(std::move(one));
        }
    }

    void check_and_send_again() {
        wait_until("writing is on", [&] { return http(server.port(), {.target = "/health/ready"}).status == 200; });
        check_all_there(written, server);
        send_again(written, server);
        check_all_there(written, server);
    }
};

} // namespace

TEST_CASE("on PostgreSQL what was acknowledged survives kill -9 of the server") {
    OnPostgres on;
    for (int round = 0; round < 2; ++round) {
        Writers writers(on.server, 20, "round" + std::to_string(round));
        wait_until("enough is acknowledged", [&] { return writers.acknowledged() >= 200; }, std::chrono::seconds(60));
        on.server.kill();
        on.keep(writers);
        on.server.start();
        on.check_and_send_again();
    }
    CHECK(on.server.stop() == 0);
}

TEST_CASE("PostgreSQL that drops every connection while twenty write loses and doubles nothing, and writing goes on") {
    OnPostgres on;
    for (int round = 0; round < 4; ++round) {
        Writers writers(on.server, 20, "cut" + std::to_string(round));
        for (std::size_t cut = 1; cut <= 3; ++cut) {
            auto const before = writers.acknowledged();
            // Whoever was told that it failed has stopped; as long as somebody writes there is something to cut off.
            wait_until("some are acknowledged or all were cut off",
                       [&, enough = before + 20] { return writers.acknowledged() >= enough || writers.ended(); });
            on.cut_off();
        }
        on.keep(writers);
        on.check_and_send_again();
    }
    CHECK(on.server.stop() == 0);
}

TEST_CASE("PostgreSQL that was started anew in the quiet costs nobody an error") {
    OnPostgres on;
    Socket bo(on.server.port(), on.server.bo.token);
    bo.hello();
    for (int round = 0; round < 3; ++round) {
        on.cut_off();
        for (int i = 0; i < 4; ++i) // both readers
            CHECK(bo.ask(100 * (round + 1) + i, "space.list", "{}").find("\"ok\"") != std::string::npos);
        on.cut_off();
        CHECK(bo.ask(100 * (round + 1) + 50, "post.create", new_post(on.server.open_thread, "and on"),
                     "quiet-" + std::to_string(1'000 + round))
                  .find("\"ok\"") != std::string::npos);
    }
    CHECK(on.server.stop() == 0);
}

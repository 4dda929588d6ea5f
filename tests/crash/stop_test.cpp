#include "tests/crash/writers.hpp"
#include "tests/support/client.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <csignal>

using namespace lateral::tests;

TEST_CASE("a stop while fifty write ends in order, and what was acknowledged is there") {
    ServerProcess server;
    std::vector<Written> written;
    for (int round = 0; round < 3; ++round) {
        Writers writers(server, 50, "stop" + std::to_string(round));
        wait_until("enough is acknowledged", [&] { return writers.acknowledged() >= 100; });
        CHECK(server.stop() == 0);
        for (auto& one : writers.stop()) written.push_back(std::move(one));
        server.start();
        check_all_there(written, server);
    }
}

TEST_CASE("a peer that does not answer holds a stop up for no longer than the configured time") {
    ServerProcess server([](auto& config) {
        config.stop_seconds = 2;
        config.header_seconds = 600; // for which closing would wait by itself
    });
    RawWebSocket deaf(server.port(), "Authorization: Bearer " + server.bo.token + "\r\n", "/live");
    deaf.send({.payload = R"({"id":1,"cmd":"hello"})"});
    CHECK(deaf.message().payload.find("\"ok\"") != std::string::npos);
    server.signal(SIGTERM);
    CHECK(server.wait(std::chrono::seconds(kSanitized ? 25 : 12)) == 0);
    CHECK(deaf.close_code() == 1012);
}

TEST_CASE("idle connections do not hold a stop up at all") {
    ServerProcess server([](auto& config) { config.stop_seconds = 600; });
    auto idle = RawWebSocket::unopened(server.port());
    auto const request = "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n\r\n";
    idle.send_bytes(request);
    CHECK(idle.read_head().find("200 OK") != std::string::npos);
    auto silent = RawWebSocket::unopened(server.port());
    CHECK(server.stop() == 0); // waits half a minute at most
}

TEST_CASE("a second signal ends the program at once") {
    ServerProcess server([](auto& config) { config.stop_seconds = 600; });
    RawWebSocket deaf(server.port(), "Authorization: Bearer " + server.bo.token + "\r\n", "/live");
    deaf.send({.payload = R"({"id":1,"cmd":"hello"})"});
    deaf.message();
    server.signal(SIGTERM);
    wait_until("it stops", [&] { return server.log().find("a second signal stops at once") != std::string::npos; });
    server.signal(SIGTERM);
    CHECK(server.wait() == 1);
    server.start();
    CHECK(server.stop() == 0);
}

TEST_CASE("a sync that fails makes the outcome unknown; asked again under the same key there is one post") {
    // Nothing but the 20th sync fails, somewhere among the posts.
    ServerProcess server(
        {}, under_strace({"-o", "/dev/null", "-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO:when=20"}));
    std::vector<Written> written(1);
    int unknown = 0;
    {
        Socket bo(server.port(), server.bo.token);
        bo.hello();
        for (int i = 0; i < 60; ++i) {
            auto const key = "sync-" + std::to_string(1'000 + i);
            written[0].posts.push_back({server.bo.token, server.open_thread, key, whole_body(key, 200)});
            auto const answer =
                bo.ask(10 + i, "post.create", new_post(server.open_thread, written[0].posts.back().body), key);
            written[0].posts.back().acknowledged = answer.find("\"ok\"") != std::string::npos;
            unknown += answer.find("outcome_unknown") != std::string::npos ? 1 : 0;
        }
    }
    CHECK(unknown == 1);
    wait_until("writing is on again", [&] { return http(server.port(), {.target = "/health/ready"}).status == 200; });
    check_all_there(written, server);
    send_again(written, server);
    server.kill();
    server.start();
    check_all_there(written, server);
    CHECK(server.stop() == 0);
    CHECK(run_lateral({"check", "--config", server.config_file()}).code == 0);
}

// What is true of the program that is installed, and not of the one that is built for tests. Left out of the suite;
// scripts/test --ci and --full build that program and name it in LATERAL_PROGRAM.
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/server_process.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

TEST_CASE("a release has no endpoint for conformance tests", "[.][release]") {
    ServerProcess server;
    auto const upgrade = [&](std::string const& path, std::string const& token) {
        return raw(server.port(),
                   "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                       "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " +
                       token + "\r\n\r\n",
                   std::chrono::milliseconds(500));
    };
    for (std::string const path : {"/_test/echo", "/_test/echo?x=1", "/_test/echo/", "/_test/"}) {
        INFO(path);
        CHECK(http(server.port(), {.target = path}).status == 404);
        CHECK(upgrade(path, server.ada.token).starts_with("HTTP/1.1 404"));
    }
    CHECK(upgrade("/live", server.ada.token).starts_with("HTTP/1.1 101")); // it does upgrade what it has
    CHECK(server.stop() == 0);
}

// The socket over TLS: the transport writes and waits by other ways there.
#include "tests/support/certificate.hpp"
#include "tests/support/client.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>
#include <thread>

using namespace lateral::tests;

namespace {

/// A server over TLS.
struct Secure {
    Certificate made;
    TestServer server;

    explicit Secure(TestServer::Change const& change = {})
        : server([&](auto& config) {
              made.use_in(config);
              if (change) change(config);
          }) {}

    Socket open(TestPerson const& person) const { return Socket::over_tls(server.port(), person.token); }
    std::string new_post(std::string const& body) const {
        return R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":")" + body + "\"}";
    }
};

bool is_good(std::string const& answer) { return answer.find("\"ok\"") != std::string::npos; }

} // namespace

TEST_CASE("over TLS what one says the other hears, and who has no session is told so") {
    Secure const secure;
    auto bo = secure.open(secure.server.bo);
    auto cy = secure.open(secure.server.cy);
    CHECK(is_good(bo.hello()));
    CHECK(is_good(cy.hello()));
    CHECK(is_good(bo.ask(2, "post.create", secure.new_post("Hello through TLS"), "wss-0001")));
    CHECK(bo.receive_with("post.created").find("Hello through TLS") != std::string::npos);
    CHECK(cy.receive_with("post.created").find("Hello through TLS") != std::string::npos);

    auto nobody = Socket::over_tls(secure.server.port(), "nobody");
    CHECK(nobody.hello().find("unauthenticated") != std::string::npos);
    CHECK(nobody.close_code() == 4401);
    auto const origin = "https://127.0.0.1:" + std::to_string(secure.server.port());
    CHECK(is_good(Socket::over_tls(secure.server.port(), secure.server.bo.token, origin).hello()));
    // The same address without TLS is another origin.
    CHECK_THROWS(Socket::over_tls(secure.server.port(), secure.server.bo.token, secure.server.origin()));
    CHECK_THROWS(Socket(secure.server.port(), secure.server.bo.token));
}

TEST_CASE("over TLS long messages pass in both directions, and those past the limit do not") {
    Secure const secure([](auto& config) { config.outbox_bytes = 500'000; }); // less than the page below
    auto bo = secure.open(secure.server.bo);
    bo.hello();
    std::string body; // one frame of this is five records of TLS
    for (int i = 0; i < 20'000; ++i) body += "\xF0\x9F\x8C\xB1";
    for (int i = 0; i < 5; ++i)
        REQUIRE(is_good(bo.ask(10 + i, "post.create", secure.new_post(body), "wss-" + std::to_string(1000 + i))));
    auto cy = secure.open(secure.server.cy);
    cy.hello();
    auto const page = R"({"thread":)" + std::to_string(secure.server.open_thread.value) + R"(,"limit":6})";
    auto const answer = cy.ask(2, "post.list", page);
    CHECK(answer.size() > 10 * body.size());
    std::size_t whole = 0; // a post says its words twice: as written, and as shown
    for (auto at = answer.find(body); at != std::string::npos; at = answer.find(body, at + body.size())) ++whole;
    CHECK(whole == 10);

    cy.send(std::string(200 * 1024, 'x'));
    CHECK(cy.close_code() == 1009);
}

TEST_CASE("over TLS a peer that never reads is dropped at the byte limit and others go on") {
    Secure const secure([](auto& config) {
        config.outbox_bytes = 262'144;
        config.writes_per_minute = 1'000'000;
        config.reads_per_minute = 1'000'000;
    });
    auto deaf = secure.open(secure.server.cy);
    deaf.hello();
    auto bo = secure.open(secure.server.bo);
    bo.hello();
    std::string const long_body(15'000, 'w');
    // The kernel's buffers take some megabytes first.
    for (int i = 0; i < 600; ++i)
        REQUIRE(is_good(
            bo.ask(10 + i, "post.create", secure.new_post(long_body), "wss-deaf-" + std::to_string(10'000 + i))));
    int heard = 0;
    while (deaf.receive()) ++heard;
    CHECK(deaf.closed());
    CHECK(heard > 0);
    CHECK(heard < 600);
    CHECK(is_good(bo.ask(2, "space.list", "{}")));
}

TEST_CASE("over TLS an orderly stop tells sockets to come back, and what was said is there") {
    Secure secure;
    auto bo = secure.open(secure.server.bo);
    bo.hello();
    REQUIRE(is_good(bo.ask(2, "post.create", secure.new_post("kept through TLS"), "wss-kept")));
    std::jthread stopper([&] { secure.server.stop(); });
    CHECK(bo.close_code() == 1012);
    stopper.join();
    secure.server.start();
    auto again = secure.open(secure.server.bo);
    again.hello();
    CHECK(again.ask(2, "post.list", R"({"thread":)" + std::to_string(secure.server.open_thread.value) + "}")
              .find("kept through TLS") != std::string::npos);
}

TEST_CASE("a peer that begins TLS and says no more is cut off") {
    Secure const secure([](auto& config) { config.header_seconds = 1; });
    auto const started = std::chrono::steady_clock::now();
    // The first bytes of a ClientHello.
    raw(secure.server.port(), std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 9), std::chrono::seconds(20));
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(15));
    CHECK(is_good(secure.open(secure.server.bo).hello()));
}

// How many connections and requests the edge takes, and from whom.
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/test_server.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace lateral::tests;

namespace {

constexpr const char* kElsewhere = "127.0.0.2";

/// A connection that was answered and stays open, or none when it was refused: closed without a word.
std::optional<RawWebSocket> taken(TestServer const& server, std::string const& from = "127.0.0.1") {
    auto made = RawWebSocket::unopened(server.port(), from);
    made.send_bytes("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n\r\n");
    auto const head = made.read_head();
    if (head.empty()) return std::nullopt;
    REQUIRE(head.starts_with("HTTP/1.1 200 "));
    return made;
}

std::vector<RawWebSocket> taken(std::size_t count, TestServer const& server, std::string const& from = "127.0.0.1") {
    std::vector<RawWebSocket> all;
    for (std::size_t i = 0; i < count; ++i) {
        auto one = taken(server, from);
        INFO("connection " << i + 1);
        REQUIRE(one);
        all.push_back(*std::move(one));
    }
    return all;
}

/// The next that is taken: who left gives the place back a moment later.
RawWebSocket taken_in_time(TestServer const& server) {
    std::vector<RawWebSocket> got;
    wait_until("the place is free", [&] {
        if (auto one = taken(server)) got.push_back(*std::move(one));
        return !got.empty();
    });
    return std::move(got.front());
}

/// POST /api/space.list from an address: the status.
int asked(TestServer const& server, std::string const& from, std::string const& lines = {}) {
    auto socket = RawWebSocket::unopened(server.port(), from);
    socket.send_bytes("POST /api/space.list HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                      "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n" + lines + "\r\n{}");
    auto const head = socket.read_head();
    return head.starts_with("HTTP/1.1 ") ? std::stoi(head.substr(9, 3)) : 0;
}

std::string bearer(std::string const& token) { return "Authorization: Bearer " + token + "\r\n"; }

/// How many of a hundred are answered before the limit is.
int answered_of_hundred(TestServer const& server, std::function<std::string(int)> const& lines) {
    int answered = 0;
    for (int i = 0; i < 100 && asked(server, "127.0.0.1", lines(i)) == 401; ++i) ++answered;
    return answered;
}

void limit_requests(lateral::config::Config& config) {
    config.threads = 1; // a limit for each loop
    config.reads_per_minute = 20;
}

} // namespace

TEST_CASE("past the limit of all connections the next is refused, and a place that comes free is given again") {
    TestServer server([](auto& config) { config.max_connections = 3; });
    auto open = taken(3, server);
    CHECK_FALSE(taken(server));
    CHECK_FALSE(taken(server, kElsewhere)); // all means all
    open.pop_back();
    auto const next = taken_in_time(server);
    CHECK_FALSE(taken(server));
}

TEST_CASE("past the limit of one address it is refused and others are not, and its places come free") {
    TestServer server([](auto& config) { config.max_connections_per_address = 3; });
    auto open = taken(3, server);
    CHECK_FALSE(taken(server));
    auto const others = taken(3, server, kElsewhere);
    CHECK_FALSE(taken(server, kElsewhere));
    // A socket holds its place like any connection, and gives it back when it ends.
    open.pop_back();
    {
        std::optional<Socket> socket;
        wait_until("the place is free", [&] {
            try {
                socket.emplace(server.port(), server.bo.token);
                return true;
            } catch (std::exception const&) {
                return false; // refused
            }
        });
        socket->hello();
        CHECK_FALSE(taken(server));
        socket->abort();
    }
    open.clear();
    wait_until("the places are free", [&] {
        while (auto one = taken(server)) open.push_back(*std::move(one));
        return open.size() == 3;
    });
}

TEST_CASE("who connects too often waits, alone") {
    TestServer server([](auto& config) { config.connects_per_minute = 30; });
    int before = 0; // what comes back while they are counted is room for some more
    while (before < 200 && taken(server)) ++before;
    CHECK(before >= 30);
    CHECK(before < 100);
    CHECK(taken(server, kElsewhere));
    wait_until("it may again", [&] { return taken(server).has_value(); });
}

TEST_CASE("a trusted proxy speaks for many and is not counted by address, but with all") {
    TestServer server([](auto& config) {
        config.trusted_proxies = {"127.0.0.1"};
        config.max_connections_per_address = 1;
        config.connects_per_minute = 1;
        config.max_connections = 12;
    });
    auto const through_proxy = taken(10, server);
    auto const direct = taken(1, server, kElsewhere);
    CHECK_FALSE(taken(server, kElsewhere));
    auto const last = taken(1, server);
    CHECK_FALSE(taken(server));
}

TEST_CASE("requests without a session are counted by address, over however many connections") {
    TestServer server(limit_requests);
    auto const answered = answered_of_hundred(server, [](int) { return std::string(); });
    CHECK(answered >= 20);
    CHECK(answered < 60);
    CHECK(asked(server, "127.0.0.1") == 429);
    // A header of theirs is nobody's word.
    CHECK(asked(server, "127.0.0.1", "X-Forwarded-For: 203.0.113.7\r\n") == 429);
    CHECK(asked(server, kElsewhere) == 401);
    CHECK(asked(server, kElsewhere, bearer(server.bo.token)) == 200);
}

TEST_CASE("behind a trusted proxy the address is the one it names, of IPv6 the first half") {
    TestServer server([](auto& config) {
        limit_requests(config);
        config.trusted_proxies = {"127.0.0.1"};
    });
    auto const as = [](std::string const& address) { return "X-Forwarded-For: " + address + "\r\n"; };
    CHECK(answered_of_hundred(server, [&](int) { return as("203.0.113.5"); }) < 60);
    CHECK(asked(server, "127.0.0.1", as("203.0.113.5")) == 429);
    CHECK(asked(server, "127.0.0.1", as("203.0.113.6")) == 401);
    // What the client wrote itself stands before what the proxy saw.
    CHECK(asked(server, "127.0.0.1", as("203.0.113.99, 203.0.113.5")) == 429);
    auto const household = [&](int i) { return as("2001:db8:1:2::" + std::to_string(i + 1)); };
    CHECK(answered_of_hundred(server, household) < 60);
    CHECK(asked(server, "127.0.0.1", as("2001:db8:1:2:ffff::1")) == 429);
    CHECK(asked(server, "127.0.0.1", as("2001:db8:1:3::1")) == 401);
}

TEST_CASE("a token made up for each request is no way around the limit, and costs nobody with a session") {
    TestServer server(limit_requests);
    REQUIRE(asked(server, "127.0.0.1", bearer(server.bo.token)) == 200);
    auto const answered = answered_of_hundred(server, [](int i) { return bearer("made-up-" + std::to_string(i)); });
    CHECK(answered < 60);
    CHECK(asked(server, "127.0.0.1", bearer("made-up-again")) == 429);
    CHECK(asked(server, "127.0.0.1", bearer(server.bo.token)) == 200);
    CHECK(asked(server, kElsewhere, bearer(server.cy.token)) == 200);
}

TEST_CASE("what strangers may ask teaches the server no token") {
    TestServer server(limit_requests);
    int answered = 0;
    for (int i = 0; i < 100; ++i)
        answered += call(server.port(), "join_link.doors", "{}", "made-up-" + std::to_string(i)).status == 200;
    CHECK(answered > 0);
    CHECK(answered < 60);
}

TEST_CASE("more sessions and sockets of one member read no more than the member may") {
    TestServer server([](auto& config) {
        limit_requests(config);
        config.reads_per_minute = 40;
    });
    auto const second = call(server.port(), "session.sign_in",
                             R"({"email":")" + server.bo.email + R"(","password":")" + TestServer::kPassword +
                                 R"(","credential":"token"})");
    REQUIRE(second.status == 200);
    int answered = 0;
    while (answered < 100 && asked(server, "127.0.0.1", bearer(server.bo.token)) == 200) ++answered;
    CHECK(answered >= 40);
    CHECK(answered < 80);
    CHECK(asked(server, "127.0.0.1", bearer(field(second.body, "token"))) == 429);
    CHECK(asked(server, "127.0.0.1", bearer(server.cy.token)) == 200);
}

TEST_CASE("hellos over ever new sockets are what a member reads too") {
    TestServer server(limit_requests);
    int greeted = 0;
    bool told = false;
    for (int i = 0; i < 100 && !told; ++i) {
        Socket socket(server.port(), server.bo.token);
        auto const answer = socket.hello();
        told = answer.find("rate_limited") != std::string::npos;
        greeted += told ? 0 : 1;
        if (told) CHECK(socket.close_code() == 1012);
        socket.abort();
    }
    CHECK(told);
    CHECK(greeted >= 20);
    CHECK(greeted < 60);
    Socket other(server.port(), server.cy.token);
    CHECK(other.hello().find("\"ok\"") != std::string::npos);
}

TEST_CASE("typing over several sockets is what a member reads too") {
    TestServer server(limit_requests); // each socket alone stays below what a socket may
    std::vector<Socket> sockets;
    for (int i = 0; i < 4; ++i) {
        sockets.emplace_back(server.port(), server.bo.token);
        REQUIRE(sockets.back().hello().find("\"ok\"") != std::string::npos);
    }
    int refused = 0;
    for (int i = 0; i < 40; ++i) {
        auto const answer = sockets[static_cast<std::size_t>(i % 4)].ask(
            10 + i, "typing.start", R"({"thread":)" + std::to_string(server.open_thread.value) + "}");
        refused += answer.find("rate_limited") != std::string::npos ? 1 : 0;
    }
    CHECK(refused > 0);
    CHECK(refused < 30);
}

TEST_CASE("a member has so many live connections and no more, and gets one back when another ends") {
    TestServer server([](auto& config) { config.max_connections_per_member = 2; });
    auto const greeting = [&](std::string const& token) {
        auto socket = std::make_unique<Socket>(server.port(), token);
        return std::pair(socket->hello(), std::move(socket));
    };
    auto const first = greeting(server.bo.token);
    auto second = greeting(server.bo.token);
    auto const third = greeting(server.bo.token);
    CHECK(second.first.find("\"ok\"") != std::string::npos);
    CHECK(third.first.find("rate_limited") != std::string::npos);
    CHECK(third.second->close_code() == 1012);
    CHECK(greeting(server.cy.token).first.find("\"ok\"") != std::string::npos);
    second.second->abort();
    wait_until("the slot is free", [&] { return greeting(server.bo.token).first.find("\"ok\"") != std::string::npos; });
    CHECK(first.second->ask(2, "space.list", "{}").find("\"ok\"") != std::string::npos);
}

TEST_CASE("asking how far an upload came is counted as every request is") {
    TestServer server(limit_requests);
    auto const status = [&](std::string const& token) {
        return http(server.port(), {"GET", "/upload/1", {{"Authorization", "Bearer " + token}}, ""}).status;
    };
    int answered = 0;
    while (answered < 100 && status("made-up-" + std::to_string(answered)) == 401) ++answered;
    CHECK(answered >= 20);
    CHECK(answered < 60);
    CHECK(status("made-up-again") == 429);
}

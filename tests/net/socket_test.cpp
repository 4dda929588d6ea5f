#include "protocol/codec.hpp"
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <thread>
#include <vector>

using namespace lateral::tests;
namespace protocol = lateral::protocol;

namespace {

std::string create_post(TestServer const& server, std::string const& body) {
    return R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":")" + body + "\"}";
}

} // namespace

TEST_CASE("a socket without a live session is told so by its close code") {
    TestServer server;
    for (std::string const& token : {std::string(), std::string("nobody"), server.sue.token}) {
        Socket socket(server.port(), token);
        CHECK(socket.hello().find("unauthenticated") != std::string::npos);
        CHECK(socket.close_code() == 4401);
    }
}

TEST_CASE("hello comes first") {
    TestServer server;
    Socket socket(server.port(), server.bo.token);
    CHECK(socket.ask(5, "space.list", "{}").find("malformed") != std::string::npos);
    CHECK(socket.close_code() == 4400);
}

TEST_CASE("what one says the other hears, once, after one's own answer") {
    TestServer server;
    Socket bo(server.port(), server.bo.token);
    Socket cy(server.port(), server.cy.token);
    bo.hello();
    cy.hello();
    bo.ask(2, "post.create", create_post(server, "Hello from here"), "key-0001");
    CHECK(bo.events.find("post.created") == std::string::npos);
    CHECK(bo.receive_with("post.created").find("Hello from here") != std::string::npos);
    CHECK(cy.receive_with("post.created").find("Hello from here") != std::string::npos);
    bo.ask(3, "post.create", create_post(server, "Hello from here"), "key-0001");
    cy.ask(4, "space.list", "{}");
    CHECK(cy.events.find("post.created") == std::string::npos);
}

TEST_CASE("who was away hears what was said meanwhile, in order, once") {
    TestServer server;
    Socket cy(server.port(), server.cy.token);
    auto const welcome = cy.hello();
    auto const epoch = welcome.substr(welcome.find("\"epoch\":\"") + 9, 16);
    auto const seq_at = welcome.find("\"seq\":") + 6;
    auto const seq = welcome.substr(seq_at, welcome.find(',', seq_at) - seq_at);
    cy.abort();
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    for (int i = 0; i < 20; ++i)
        bo.ask(10 + i, "post.create", create_post(server, "number " + std::to_string(i) + "."),
               "away-" + std::to_string(1000 + i));
    Socket back(server.port(), server.cy.token);
    CHECK(back.ask(1, "hello", R"({"resume":{"epoch":")" + epoch + R"(","seq":)" + seq + "}}").find("\"resumed\"") !=
          std::string::npos);
    for (int i = 0; i < 20; ++i)
        CHECK(back.receive_with("post.created").find("number " + std::to_string(i) + ".") != std::string::npos);
    Socket other(server.port(), server.cy.token);
    CHECK(other.ask(1, "hello", R"({"resume":{"epoch":"0000000000000000","seq":1}})").find("\"resync\"") !=
          std::string::npos);
}

TEST_CASE("losing a space ends its events in the same moment") {
    TestServer server;
    Socket ada(server.port(), server.ada.token);
    Socket bo(server.port(), server.bo.token);
    ada.hello();
    bo.hello();
    auto const said = [&](std::int64_t id, std::string const& body) {
        ada.ask(id, "post.create",
                R"({"thread":)" + std::to_string(server.closed_thread.value) + R"(,"body":")" + body + "\"}",
                "key-" + std::to_string(1000 + id));
    };
    said(2, "before");
    CHECK(bo.receive_with("post.created").find("before") != std::string::npos);
    ada.ask(3, "space.set_member",
            R"({"space":)" + std::to_string(server.closed.value) + R"(,"member":)" +
                std::to_string(server.bo.id.value) + R"(,"role":"none"})",
            "key-1003");
    said(4, "after");
    bo.receive_with("space.lost");
    bo.ask(5, "space.list", "{}");
    CHECK(bo.events.find("after") == std::string::npos);
    ada.ask(6, "space.set_member",
            R"({"space":)" + std::to_string(server.closed.value) + R"(,"member":)" +
                std::to_string(server.bo.id.value) + R"(,"role":"member"})",
            "key-1006");
    bo.receive_with("space.gained");
    said(7, "again");
    CHECK(bo.receive_with("post.created").find("again") != std::string::npos);
}

TEST_CASE("ending a session cuts its socket") {
    TestServer server;
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    CHECK(call(server.port(), "session.end_all", "{}", server.bo.token).status == 200);
    CHECK(bo.close_code() == 4401);
}

TEST_CASE("another password cuts the sockets of every other session and leaves one's own") {
    TestServer server;
    auto const signed_in = call(server.port(), "session.sign_in",
                                R"({"email":")" + server.bo.email + R"(","password":")" + TestServer::kPassword +
                                    R"(","credential":"token"})");
    REQUIRE(signed_in.status == 200);
    Socket elsewhere(server.port(), field(signed_in.body, "token"));
    elsewhere.hello();
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    REQUIRE(call(server.port(), "password.change", R"({"current":"quiet lake morning","next":"a new long password"})",
                 server.bo.token)
                .status == 200);
    CHECK(elsewhere.close_code() == 4401);
    CHECK(bo.ask(2, "space.list", "{}").find("\"ok\"") != std::string::npos);
}

TEST_CASE("suspending a member cuts their sockets and refuses them from then on") {
    TestServer server;
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    CHECK(call(server.port(), "member.suspend", R"({"member":)" + std::to_string(server.bo.id.value) + "}",
               server.ada.token)
              .status == 200);
    CHECK(bo.close_code() == 4401);
    CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 401);
}

TEST_CASE("a message past the limit, or in bytes, closes the socket that sent it") {
    TestServer server;
    Socket big(server.port(), server.bo.token);
    big.hello();
    CHECK_NOTHROW(big.send(std::string(200 * 1024, 'x')));
    CHECK(big.close_code() == 1009);
    Socket binary(server.port(), server.bo.token);
    binary.hello();
    binary.send_binary("\x01\x02");
    CHECK(binary.close_code() == 4400);
}

TEST_CASE("a message as long as the limit is taken, and a byte more closes the socket") {
    TestServer server;
    auto const message = [](std::size_t size) {
        std::string text = R"({"id":2,"cmd":"space.list","args":{},"pad":")";
        text.append(size - text.size() - 2, 'p');
        return text + "\"}";
    };
    Socket socket(server.port(), server.bo.token);
    socket.hello();
    socket.send(message(protocol::kMaxFrame));
    CHECK(socket.receive_with(R"("re":2)").find("\"ok\"") != std::string::npos);
    CHECK_NOTHROW(socket.send(message(protocol::kMaxFrame + 1)));
    CHECK(socket.close_code() == 1009);
}

TEST_CASE("who only listens and answers pings stays, and hears that the line lives") {
    TestServer server([](auto& config) { config.idle_seconds = 5; });
    Socket cy(server.port(), server.cy.token);
    cy.hello();
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(8);
    int pulses = 0;
    while (std::chrono::steady_clock::now() < end) { // reading answers pings
        auto const heard = cy.receive(std::chrono::seconds(4));
        REQUIRE(heard);
        pulses += *heard == R"({"topic":"server","ev":"server.state","data":{"writable":true}})" ? 1 : 0;
    }
    CHECK(pulses >= 4);
    REQUIRE_FALSE(cy.closed());
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    bo.ask(2, "post.create", create_post(server, "still there?"), "key-listens");
    CHECK(cy.receive_with("post.created").find("still there?") != std::string::npos);
}

TEST_CASE("a peer that never reads is dropped at the byte limit and others go on") {
    TestServer server([](auto& config) {
        config.outbox_bytes = 262'144;
        config.writes_per_minute = 1'000'000;
        config.reads_per_minute = 1'000'000;
    });
    Socket deaf(server.port(), server.cy.token);
    deaf.hello();
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    std::string const long_body(15'000, 'w');
    // The kernel's buffers take some megabytes first.
    for (int i = 0; i < 600; ++i)
        REQUIRE(bo.ask(10 + i, "post.create", create_post(server, long_body), "deaf-" + std::to_string(10'000 + i))
                    .find("\"ok\"") != std::string::npos);
    int heard = 0;
    while (deaf.receive()) ++heard;
    CHECK(deaf.closed());
    CHECK(heard < 600);
    CHECK(bo.ask(2, "space.list", "{}").find("\"ok\"") != std::string::npos);
}

TEST_CASE("a page of posts as long as posts may be reaches who asked for it") {
    TestServer server([](auto& config) {
        config.writes_per_minute = 1'000;
        config.outbox_bytes = 900'000; // less than a page
    });
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    std::string body;
    for (int i = 0; i < 20'000; ++i) body += "\xF0\x9F\x8C\xB1";
    for (int i = 0; i < 50; ++i)
        REQUIRE(bo.ask(10 + i, "post.create", create_post(server, body), "long-" + std::to_string(1000 + i))
                    .find("\"ok\"") != std::string::npos);
    Socket cy(server.port(), server.cy.token);
    cy.hello();
    auto const page = R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"limit":50})";
    CHECK(cy.ask(2, "post.list", page).size() > 900'000);
    CHECK(call(server.port(), "post.list", page, server.cy.token).body.size() > 900'000);
    CHECK(cy.ask(3, "space.list", "{}").find("\"ok\"") != std::string::npos);
}

TEST_CASE("slow headers are cut off") {
    TestServer server([](auto& config) { config.header_seconds = 1; });
    auto const started = std::chrono::steady_clock::now();
    CHECK(raw(server.port(), "GET / HTTP/1.1\r\nHost: ", std::chrono::seconds(10)).empty());
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(8));
}

TEST_CASE("headers that come letter by letter have no more time than others") {
    TestServer server([](auto& config) { config.header_seconds = 1; });
    auto slow = RawWebSocket::unopened(server.port());
    auto const started = std::chrono::steady_clock::now();
    std::jthread const dripping([&](std::stop_token const& stop) {
        slow.send_bytes("GET / HTTP/1.1\r\nHost: ");
        while (!stop.stop_requested()) {
            slow.send_bytes("x");
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        }
    });
    CHECK(slow.rest().empty()); // throws when the server does not close
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(8));
}

TEST_CASE("who says nothing but keeps a socket open is cut off") {
    TestServer server([](auto& config) { config.header_seconds = 1; });
    Socket silent(server.port(), "");
    CHECK_FALSE(silent.receive());
    CHECK(silent.closed());
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    while (bo.receive(std::chrono::milliseconds(1'500))) {
    }
    CHECK(bo.ask(2, "space.list", "{}").find("\"ok\"") != std::string::npos);
}

TEST_CASE("what is no command is counted like one, and who goes on is cut off") {
    TestServer server([](auto& config) { config.reads_per_minute = 50; });
    for (std::string const& token : {server.bo.token, std::string()}) {
        Socket socket(server.port(), token);
        if (!token.empty()) socket.hello();
        int limited = 0;
        for (int i = 0; i < 2'000 && !socket.closed(); ++i) {
            try {
                socket.send(R"({"id":7,"cmd":"no.such","args":{}})");
            } catch (std::exception const&) {
                break; // closed on us, as it should
            }
            auto const answer = socket.receive();
            if (answer && answer->find("rate_limited") != std::string::npos) ++limited;
        }
        CHECK(limited > 50);
        CHECK(limited < 500);
        CHECK(socket.closed());
    }
}

TEST_CASE("floods are answered with when to go on") {
    TestServer server([](auto& config) { config.writes_per_minute = 30; });
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    std::string last;
    for (int i = 0; i < 40; ++i)
        last = bo.ask(10 + i, "post.create", create_post(server, "flood"), "flood-" + std::to_string(1000 + i));
    CHECK(last.find("rate_limited") != std::string::npos);
    CHECK(last.find("retry_after") != std::string::npos);
    Socket cy(server.port(), server.cy.token);
    cy.hello();
    CHECK(cy.ask(2, "post.create", create_post(server, "fine"), "fine-1000").find("\"ok\"") != std::string::npos);
}

TEST_CASE("an orderly stop tells sockets to come back, and what was said is there") {
    TestServer server;
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    REQUIRE(bo.ask(2, "post.create", create_post(server, "kept"), "kept-1000").find("\"ok\"") != std::string::npos);
    std::jthread stopper([&] { server.stop(); });
    CHECK(bo.close_code() == 1012);
    stopper.join();
    server.start();
    Socket again(server.port(), server.bo.token);
    again.hello();
    CHECK(again.ask(2, "post.list", R"({"thread":)" + std::to_string(server.open_thread.value) + "}").find("kept") !=
          std::string::npos);
}

// RFC 6455, 4.2: the opening handshake.
#include "tests/conformance/echo_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

/// The first line of the answer to an opening with one line changed or left out.
std::string answer_to(std::string const& name, std::string const& value, std::string const& method = "GET",
                      std::string const& version = "1.1") {
    std::pair<std::string, std::string> const lines[] = {{"Host", "127.0.0.1:" + std::to_string(echo_port())},
                                                         {"Upgrade", "websocket"},
                                                         {"Connection", "Upgrade"},
                                                         {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                                                         {"Sec-WebSocket-Version", "13"}};
    std::string request = method + " /_test/echo HTTP/" + version + "\r\n";
    for (auto const& [field, usual] : lines) {
        auto const& used = field == name ? value : usual;
        if (!used.empty()) request += field + ": " + used + "\r\n";
    }
    auto socket = RawWebSocket::unopened(echo_port());
    socket.send_bytes(request + "\r\n");
    auto const got = socket.read_head();
    return got.substr(0, got.find("\r\n"));
}

} // namespace

TEST_CASE("a good opening is taken, however it is written") {
    CHECK(answer_to("", "") == "HTTP/1.1 101 Switching Protocols");
    CHECK(answer_to("Upgrade", "WebSocket") == "HTTP/1.1 101 Switching Protocols");
    CHECK(answer_to("Connection", "keep-alive, upgrade") == "HTTP/1.1 101 Switching Protocols");
}

TEST_CASE("an opening that is not one is refused with an answer") {
    auto const opens = [](std::string const& line) { return line.find(" 101 ") != std::string::npos; };
    CHECK(answer_to("Sec-WebSocket-Version", "12").find("HTTP/1.1 4") == 0);
    CHECK(answer_to("Sec-WebSocket-Version", "").find("HTTP/1.1 4") == 0);
    CHECK(answer_to("Sec-WebSocket-Key", "").find("HTTP/1.1 4") == 0);
    CHECK(answer_to("Sec-WebSocket-Key", "short").find("HTTP/1.1 4") == 0);
    CHECK_FALSE(opens(answer_to("Connection", "close")));
    CHECK_FALSE(opens(answer_to("Upgrade", "h2c")));
    CHECK_FALSE(opens(answer_to("", "", "POST")));
    CHECK_FALSE(opens(answer_to("", "", "GET", "1.0")));
    CHECK_FALSE(opens(answer_to("Host", "evil.example")));
}

TEST_CASE("no extension or subprotocol is agreed on that was not offered") {
    RawWebSocket plain(echo_port(), {});
    CHECK(plain.head().find("Sec-WebSocket-Extensions") == std::string::npos);
    RawWebSocket odd(echo_port(), "Sec-WebSocket-Extensions: x-unheard-of\r\nSec-WebSocket-Protocol: chat\r\n");
    CHECK(odd.head().find("Sec-WebSocket-Extensions") == std::string::npos);
    CHECK(odd.head().find("Sec-WebSocket-Protocol") == std::string::npos);
}

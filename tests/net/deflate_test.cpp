// The live connection where the configuration has permessage-deflate (RFC 7692): Beast writes there, and not our
// outbox.
#include "tests/support/client.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

constexpr int kWindow = 12; // what the server offers

void squeeze(lateral::config::Config& config) {
    config.deflate = true;
    config.writes_per_minute = 1'000'000;
    config.reads_per_minute = 1'000'000;
}

class Squeezed {
public:
    Squeezed(TestServer const& server, std::string const& token)
        : socket(server.port(),
                 "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nAuthorization: Bearer " +
                     token + "\r\n",
                 "/live") {
        send(R"({"id":1,"cmd":"hello"})");
        receive_with(R"("re":1)");
    }

    void send(std::string_view text) { socket.send({.reserved = 4, .payload = out_.message(text)}); }
    std::string receive_with(std::string_view part) {
        while (true) {
            auto const message = socket.message();
            REQUIRE(message.reserved == 4);
            auto text = in_.message(message.payload);
            if (text.find(part) != std::string::npos) return text;
        }
    }

    RawWebSocket socket;

private:
    Deflater out_{kWindow};
    Inflater in_{kWindow};
};

std::string said(TestServer const& server, int number, std::string const& body) {
    return R"({"id":)" + std::to_string(number) + R"(,"cmd":"post.create","key":"squeezed-)" +
           std::to_string(10'000 + number) + R"(","args":{"thread":)" + std::to_string(server.open_thread.value) +
           R"(,"body":")" + body + "\"}}";
}

} // namespace

TEST_CASE("squeezed, what one says the other hears, in order, once, long and short") {
    TestServer server(squeeze);
    Squeezed bo(server, server.bo.token);
    Squeezed cy(server, server.cy.token);
    Socket plain(server.port(), server.ada.token);
    plain.hello();
    auto const body = [](int i) {
        return "number " + std::to_string(i) + "." + std::string(i % 7 == 0 ? 15'000 : 5, 'w');
    };
    for (int i = 2; i < 50; ++i) bo.send(said(server, i, body(i)));
    for (int i = 2; i < 50; ++i) {
        CHECK(cy.receive_with("post.created").find(body(i)) != std::string::npos);
        CHECK(plain.receive_with("post.created").find(body(i)) != std::string::npos);
    }
    bo.send(R"({"id":99,"cmd":"space.list"})");
    CHECK(bo.receive_with(R"("re":99)").find("\"ok\"") != std::string::npos);
}

TEST_CASE("squeezed, a peer that never reads is dropped at the byte limit and others go on") {
    TestServer server([](auto& config) {
        squeeze(config);
        config.outbox_bytes = 262'144;
    });
    Squeezed deaf(server, server.cy.token);
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    // What repeats itself would fit into the kernel's buffers, squeezed.
    std::uint64_t next = 1;
    auto const noise = [&] {
        std::string body;
        while (body.size() < 15'000) {
            next = next * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
            body += std::to_string(next);
        }
        return body;
    };
    for (int i = 0; i < 900; ++i)
        REQUIRE(bo.ask(10 + i, "post.create",
                       R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":")" + noise() + "\"}",
                       "deaf-" + std::to_string(10'000 + i))
                    .find("\"ok\"") != std::string::npos);
    int heard = 0;
    while (auto const frame = deaf.socket.receive()) heard += frame->opcode == 1 ? 1 : 0; // until it is closed
    CHECK(heard < 900);
    CHECK(bo.ask(2, "space.list", "{}").find("\"ok\"") != std::string::npos);
}

TEST_CASE("squeezed, what swells past the limit closes its socket alone") {
    TestServer server(squeeze);
    Squeezed cy(server, server.cy.token);
    Squeezed bo(server, server.bo.token);
    bo.send(std::string(64 * 1024 * 1024, ' '));
    CHECK(bo.socket.close_code() == 1009);
    cy.send(R"({"id":2,"cmd":"space.list"})");
    CHECK(cy.receive_with(R"("re":2)").find("\"ok\"") != std::string::npos);
}

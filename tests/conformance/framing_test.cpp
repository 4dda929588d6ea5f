// RFC 6455, 5: frames, masks, fragments and control frames, as bytes.
#include "tests/conformance/echo_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

TEST_CASE("payloads of every length come back unchanged") {
    for (std::size_t const size :
         std::initializer_list<std::size_t>{0, 1, 125, 126, 127, 128, 65'535, 65'536, 65'537, 1024 * 1024}) {
        DYNAMIC_SECTION("text of " << size) {
            RawWebSocket socket(echo_port(), {});
            std::string const payload(size, '*');
            socket.send(text(payload));
            auto const echo = socket.message();
            CHECK(echo.opcode == 1);
            CHECK(echo.reserved == 0);
            CHECK((echo.payload == payload));
        }
        DYNAMIC_SECTION("binary of " << size) {
            RawWebSocket socket(echo_port(), {});
            std::string payload(size, '\0');
            for (std::size_t i = 0; i < size; ++i) payload[i] = static_cast<char>(i * 7);
            socket.send(binary(payload));
            auto const echo = socket.message();
            CHECK(echo.opcode == 2);
            CHECK((echo.payload == payload));
        }
    }
}

TEST_CASE("a message as long as the endpoint takes comes back, in one frame and in fragments") {
    constexpr std::size_t kMost = 16 * 1024 * 1024;
    std::string whole(kMost, '\0');
    for (std::size_t i = 0; i < whole.size(); ++i) whole[i] = static_cast<char>((i * 31) >> 3);
    // As many bytes as there are pieces of this size; the last one may be shorter.
    for (std::size_t const piece : std::initializer_list<std::size_t>{kMost, 1024 * 1024 + 1, 64 * 1024, 4'096}) {
        DYNAMIC_SECTION("binary in pieces of " << piece) {
            RawWebSocket socket(echo_port(), {});
            for (std::size_t at = 0; at < kMost; at += piece)
                socket.send(
                    {.fin = at + piece >= kMost, .opcode = at == 0 ? 2 : 0, .payload = whole.substr(at, piece)});
            auto const echo = socket.message();
            CHECK(echo.opcode == 2);
            CHECK(echo.payload.size() == kMost);
            CHECK((echo.payload == whole));
        }
        DYNAMIC_SECTION("text in pieces of " << piece) {
            RawWebSocket socket(echo_port(), {});
            std::string const words(kMost, 'w');
            for (std::size_t at = 0; at < kMost; at += piece)
                socket.send(
                    {.fin = at + piece >= kMost, .opcode = at == 0 ? 1 : 0, .payload = words.substr(at, piece)});
            auto const echo = socket.message();
            CHECK(echo.opcode == 1);
            CHECK((echo.payload == words));
        }
    }
    SECTION("and with one byte more it does not") {
        RawWebSocket socket(echo_port(), {});
        socket.send(binary(whole + "x"));
        CHECK(socket.close_code() == 1009);
    }
}

TEST_CASE("a message sent byte by byte is one message") {
    RawWebSocket socket(echo_port(), {});
    for (char const byte : wire_bytes(text("slowly, slowly"))) socket.send_bytes({&byte, 1});
    CHECK(socket.message().payload == "slowly, slowly");
}

TEST_CASE("messages sent at once come back in order") {
    RawWebSocket socket(echo_port(), {});
    std::string bytes;
    for (int i = 0; i < 200; ++i) bytes += wire_bytes(text("number " + std::to_string(i)));
    socket.send_bytes(bytes);
    for (int i = 0; i < 200; ++i) CHECK(socket.message().payload == "number " + std::to_string(i));
}

TEST_CASE("a message past the endpoint's limit closes with 1009") {
    SECTION("announced by its length") {
        RawWebSocket socket(echo_port(), {});
        socket.send_bytes(std::string("\x82\xff\0\0\0\0\x40\0\0\0\0\0\0\0", 14));
        CHECK(socket.close_code() == 1009);
    }
    SECTION("gathered from fragments") {
        RawWebSocket socket(echo_port(), {});
        socket.send({.fin = false, .opcode = 2, .payload = std::string(9 * 1024 * 1024, 'x')});
        socket.send({.fin = false, .opcode = 0, .payload = std::string(9 * 1024 * 1024, 'x')});
        CHECK(socket.close_code() == 1009);
    }
}

TEST_CASE("frames that the standard forbids close with 1002") {
    std::string const longest(125, 'p');
    SECTION("unmasked text") { CHECK(closed_with({{.payload = "bare", .masked = false}}) == 1002); }
    SECTION("unmasked ping") { CHECK(closed_with({{.opcode = 9, .payload = "bare", .masked = false}}) == 1002); }
    for (int reserved = 1; reserved < 8; ++reserved) {
        DYNAMIC_SECTION("reserved bits " << reserved << " in a text") {
            CHECK(closed_with({{.reserved = reserved, .payload = "x"}}) == 1002);
        }
        DYNAMIC_SECTION("reserved bits " << reserved << " in a ping") {
            CHECK(closed_with({{.reserved = reserved, .opcode = 9}}) == 1002);
        }
    }
    for (int const opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        DYNAMIC_SECTION("opcode " << opcode) { CHECK(closed_with({{.opcode = opcode}}) == 1002); }
        DYNAMIC_SECTION("opcode " << opcode << " after a good message") {
            RawWebSocket socket(echo_port(), {});
            socket.send(text("good"));
            socket.send({.opcode = opcode, .payload = "x"});
            CHECK(socket.message().payload == "good");
            CHECK(socket.close_code() == 1002);
        }
    }
    for (int const opcode : {8, 9, 10}) {
        DYNAMIC_SECTION("control frame " << opcode << " in fragments") {
            CHECK(closed_with({{.fin = false, .opcode = opcode}}) == 1002);
        }
        DYNAMIC_SECTION("control frame " << opcode << " of 126 bytes") {
            CHECK(closed_with({{.opcode = opcode, .payload = longest + "p"}}) == 1002);
        }
    }
    SECTION("a continuation of nothing") { CHECK(closed_with({{.opcode = 0, .payload = "x"}}) == 1002); }
    SECTION("an unfinished continuation of nothing") {
        CHECK(closed_with({{.fin = false, .opcode = 0, .payload = "x"}}) == 1002);
    }
    SECTION("a new message inside one") {
        CHECK(closed_with({{.fin = false, .payload = "one"}, {.payload = "two"}}) == 1002);
    }
    SECTION("a continuation after the end") {
        CHECK(closed_with(
                  {{.fin = false, .payload = "a"}, {.opcode = 0, .payload = "b"}, {.opcode = 0, .payload = "c"}}) ==
              1002);
    }
    SECTION("a short length written long") {
        RawWebSocket socket(echo_port(), {});
        socket.send_bytes(std::string("\x81\xfe\0\x05\0\0\0\0hello", 13));
        CHECK(socket.close_code() == 1002);
    }
    SECTION("a middle length written longest") {
        RawWebSocket socket(echo_port(), {});
        socket.send_bytes(std::string("\x81\xff\0\0\0\0\0\0\0\x7e\0\0\0\0", 14) + std::string(126, 'x'));
        CHECK(socket.close_code() == 1002);
    }
    SECTION("a length with its highest bit set") {
        RawWebSocket socket(echo_port(), {});
        socket.send_bytes(std::string("\x82\xff\x80\0\0\0\0\0\0\x01\0\0\0\0", 14));
        auto const code = socket.close_code();
        CHECK((code == 1002 || code == 1009));
    }
}

TEST_CASE("fragments are put together") {
    for (int const opcode : {1, 2}) {
        for (std::size_t const pieces : std::initializer_list<std::size_t>{2, 3, 50, 1'000}) {
            DYNAMIC_SECTION(pieces << " pieces of opcode " << opcode) {
                RawWebSocket socket(echo_port(), {});
                std::string whole;
                for (std::size_t i = 0; i < pieces; ++i) {
                    auto const piece = "piece " + std::to_string(i) + ";";
                    whole += piece;
                    socket.send({.fin = i + 1 == pieces, .opcode = i == 0 ? opcode : 0, .payload = piece});
                }
                auto const echo = socket.message();
                CHECK(echo.opcode == opcode);
                CHECK(echo.payload == whole);
            }
        }
    }
    SECTION("empty ones") {
        RawWebSocket socket(echo_port(), {});
        socket.send({.fin = false});
        socket.send({.fin = false, .opcode = 0});
        socket.send({.opcode = 0});
        CHECK(socket.message().payload.empty());
    }
    SECTION("an empty one between full ones") {
        RawWebSocket socket(echo_port(), {});
        socket.send({.fin = false});
        socket.send({.fin = false, .opcode = 0, .payload = "middle"});
        socket.send({.opcode = 0});
        CHECK(socket.message().payload == "middle");
    }
}

TEST_CASE("pings are answered with what they held") {
    for (std::size_t const size : std::initializer_list<std::size_t>{0, 1, 64, 125}) {
        DYNAMIC_SECTION(size << " bytes") {
            RawWebSocket socket(echo_port(), {});
            std::string payload(size, '\0');
            for (std::size_t i = 0; i < size; ++i) payload[i] = static_cast<char>(255 - i);
            socket.send({.opcode = 9, .payload = payload});
            auto const pong = socket.receive();
            REQUIRE(pong);
            CHECK(pong->opcode == 10);
            CHECK(pong->payload == payload);
        }
    }
    SECTION("ten at once, in order or the last alone") {
        RawWebSocket socket(echo_port(), {});
        std::string bytes;
        for (int i = 0; i < 10; ++i) bytes += wire_bytes({.opcode = 9, .payload = "ping " + std::to_string(i)});
        socket.send_bytes(bytes);
        std::string last;
        while (last != "ping 9") {
            auto const pong = socket.receive();
            REQUIRE(pong);
            REQUIRE(pong->opcode == 10);
            CHECK(pong->payload > last);
            last = pong->payload;
        }
    }
}

TEST_CASE("pongs that nobody asked for are passed over") {
    RawWebSocket socket(echo_port(), {});
    socket.send({.opcode = 10});
    socket.send({.opcode = 10, .payload = "unasked"});
    socket.send({.opcode = 9, .payload = "asked"});
    auto const pong = socket.receive();
    REQUIRE(pong);
    CHECK(pong->payload == "asked");
}

TEST_CASE("control frames pass between the fragments of a message") {
    RawWebSocket socket(echo_port(), {});
    socket.send({.fin = false, .payload = "first "});
    socket.send({.opcode = 9, .payload = "between"});
    socket.send({.opcode = 10, .payload = "unasked"});
    socket.send({.fin = false, .opcode = 0, .payload = "second "});
    socket.send({.opcode = 9, .payload = "again"});
    // Answered before the message is whole.
    for (auto const* expected : {"between", "again"}) {
        auto const pong = socket.receive();
        REQUIRE(pong);
        CHECK(pong->opcode == 10);
        CHECK(pong->payload == expected);
    }
    socket.send({.opcode = 0, .payload = "third"});
    CHECK(socket.message().payload == "first second third");
}

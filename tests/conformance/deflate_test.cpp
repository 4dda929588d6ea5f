// RFC 7692: permessage-deflate, with a deflater that is not the server's.
#include "tests/conformance/echo_server.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace lateral::tests;

namespace {

std::string offer(std::string const& parameters = {}) {
    return "Sec-WebSocket-Extensions: permessage-deflate" + parameters + "\r\n";
}

bool agrees(RawWebSocket const& socket, std::string const& what = "permessage-deflate") {
    return socket.head().find(what) != std::string::npos;
}

std::string noise(std::size_t size) {
    std::mt19937 random(static_cast<unsigned>(size));
    std::string made(size, '\0');
    for (auto& byte : made) byte = static_cast<char>(random());
    return made;
}

/// The text of a message, inflated if it came deflated.
std::string inflated(Inflater& inflater, WireFrame const& message) {
    return (message.reserved & 4) ? inflater.message(message.payload) : message.payload;
}

} // namespace

TEST_CASE("the extension is agreed on where it can be, and left out where not") {
    // Our windows are small, so the client must be able to keep its own small: browsers offer that.
    std::string const bits = "; client_max_window_bits";
    CHECK(agrees(RawWebSocket(echo_port(), offer(bits))));
    CHECK(agrees(RawWebSocket(echo_port(), offer(bits + "=10")), "client_max_window_bits=10"));
    CHECK(agrees(RawWebSocket(echo_port(), offer(bits + "; client_no_context_takeover"))));
    CHECK(
        agrees(RawWebSocket(echo_port(), offer(bits + "; server_no_context_takeover")), "server_no_context_takeover"));
    CHECK(agrees(RawWebSocket(echo_port(), offer(bits + "; server_max_window_bits=10")), "server_max_window_bits=10"));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer())));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer("; server_max_window_bits=12"))));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer("; client_no_context_takeover"))));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer(bits + "; unheard_of=1"))));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer(bits + "; server_max_window_bits=99"))));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer(bits + "; server_max_window_bits=0"))));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer(bits + "; server_max_window_bits=abc"))));
    CHECK_FALSE(agrees(RawWebSocket(echo_port(), offer("; client_max_window_bits=16"))));
}

TEST_CASE("where the extension was declined, messages pass as they are, and its bit is an error") {
    RawWebSocket socket(echo_port(), offer());
    REQUIRE_FALSE(agrees(socket));
    socket.send(text("not deflated"));
    auto const echo = socket.message();
    CHECK(echo.reserved == 0);
    CHECK(echo.payload == "not deflated");
    socket.send({.reserved = 4, .payload = Deflater(9).message("deflated all the same")});
    CHECK(socket.close_code() == 1002);
}

TEST_CASE("of several offers one is agreed on at most, and messages pass either way") {
    auto const one = [](std::string const& line) {
        RawWebSocket socket(echo_port(), "Sec-WebSocket-Extensions: " + line + "\r\n");
        socket.send(text("hello"));
        Inflater inflater;
        CHECK(inflated(inflater, socket.message()) == "hello");
        auto const first = socket.head().find("permessage-deflate");
        CHECK((first == std::string::npos || socket.head().find("permessage-deflate", first + 1) == std::string::npos));
        return first != std::string::npos;
    };
    // Which the standard leaves to the server; Beast declines them all.
    one("permessage-deflate; client_max_window_bits, permessage-deflate");
    one("permessage-deflate, permessage-deflate; client_max_window_bits");
    CHECK(one("x-unheard-of, permessage-deflate; client_max_window_bits"));
    CHECK_FALSE(one("x-unheard-of; client_max_window_bits"));
}

TEST_CASE("deflated messages come back as they were") {
    struct Way {
        std::string parameters;
        bool keeps = true; ///< the client keeps its window from one message to the next
    };
    Way const ways[] = {{"; client_max_window_bits", true},
                        {"; client_max_window_bits; server_no_context_takeover; client_no_context_takeover", false},
                        {"; client_max_window_bits=9; server_max_window_bits=9", true},
                        {"; client_max_window_bits=15; server_max_window_bits=15", true}};
    for (auto const& way : ways) {
        for (std::size_t const size : std::initializer_list<std::size_t>{0, 16, 1'024, 70'000, 1'000'000}) {
            DYNAMIC_SECTION(size << " bytes" << way.parameters) {
                RawWebSocket socket(echo_port(), offer(way.parameters));
                REQUIRE(agrees(socket));
                // A window of ours that is no larger than what the server can have asked for.
                auto deflater = std::make_unique<Deflater>(9);
                Inflater inflater;
                std::string words;
                while (words.size() < size) words += "what people say " + std::to_string(words.size()) + ", ";
                words.resize(size);
                for (auto const& payload : {words, words, noise(size)}) {
                    if (!way.keeps) deflater = std::make_unique<Deflater>(9);
                    socket.send({.reserved = 4, .opcode = 2, .payload = deflater->message(payload)});
                    CHECK((inflated(inflater, socket.message()) == payload));
                }
            }
        }
    }
}

TEST_CASE("a deflated message may come in fragments, with control frames between") {
    RawWebSocket socket(echo_port(), offer("; client_max_window_bits"));
    Deflater deflater(9);
    Inflater inflater;
    std::string const payload = "a text that is cut in three, a text that is cut in three";
    auto const deflated = deflater.message(payload);
    socket.send({.fin = false, .reserved = 4, .payload = deflated.substr(0, 5)});
    socket.send({.opcode = 9, .payload = "between"});
    socket.send({.fin = false, .opcode = 0, .payload = deflated.substr(5, 7)});
    socket.send({.opcode = 0, .payload = deflated.substr(12)});
    CHECK(inflated(inflater, socket.message()) == payload);
}

TEST_CASE("plain messages pass beside deflated ones") {
    RawWebSocket socket(echo_port(), offer("; client_max_window_bits"));
    Deflater deflater(9);
    Inflater inflater;
    socket.send(text("plain"));
    CHECK(inflated(inflater, socket.message()) == "plain");
    socket.send({.reserved = 4, .payload = deflater.message("deflated")});
    CHECK(inflated(inflater, socket.message()) == "deflated");
    socket.send(text("plain again"));
    CHECK(inflated(inflater, socket.message()) == "plain again");
}

TEST_CASE("what is wrong with a deflated message closes the connection") {
    auto const closed_after = [](WireFrame const& first, std::optional<WireFrame> const& second = {}) {
        RawWebSocket socket(echo_port(), offer("; client_max_window_bits"));
        socket.send(first);
        if (second) socket.send(*second);
        return socket.close_code();
    };
    SECTION("data that does not inflate") {
        auto const code = closed_after({.reserved = 4, .payload = "\xff\xff\xff\xff\xff\xff\xff"});
        CHECK(code >= 1002);
    }
    SECTION("text that inflates to bad UTF-8") {
        CHECK(closed_after({.reserved = 4, .payload = Deflater(9).message("\xff\xfe")}) == 1007);
    }
    SECTION("the bit on a continuation") {
        CHECK(closed_after({.fin = false, .payload = "x"}, WireFrame{.reserved = 4, .opcode = 0, .payload = "y"}) ==
              1002);
    }
    SECTION("the bit on a ping") { CHECK(closed_after({.reserved = 4, .opcode = 9}) == 1002); }
    SECTION("other reserved bits") {
        CHECK(closed_after({.reserved = 6, .payload = Deflater(9).message("x")}) == 1002);
    }
}

TEST_CASE("a small message that inflates past the limit closes with 1009") {
    RawWebSocket socket(echo_port(), offer("; client_max_window_bits"));
    auto const bomb = Deflater(9).message(std::string(32 * 1024 * 1024, '\0'));
    CHECK(bomb.size() < 1024 * 1024);
    socket.send({.reserved = 4, .opcode = 2, .payload = bomb});
    CHECK(socket.close_code() == 1009);
}

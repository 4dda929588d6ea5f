// RFC 6455, 5.5.1, 7 and 8: UTF-8, the closing handshake and its codes.
#include "tests/conformance/echo_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

TEST_CASE("good UTF-8 comes back as it was") {
    std::string const samples[] = {"Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!",
                                   "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5",
                                   std::string(1, '\0'),
                                   "\x7f",
                                   "\xc2\x80",
                                   "\xdf\xbf",
                                   "\xe0\xa0\x80",
                                   "\xed\x9f\xbf",
                                   "\xee\x80\x80",
                                   "\xef\xbf\xbd",
                                   "\xef\xbf\xbe",
                                   "\xef\xbf\xbf",
                                   "\xf0\x90\x80\x80",
                                   "\xf4\x8f\xbf\xbf",
                                   "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x8f\xab"};
    int number = 0;
    for (auto const& sample : samples) {
        DYNAMIC_SECTION("sample " << ++number) {
            RawWebSocket socket(echo_port(), {});
            socket.send(text(sample));
            CHECK(socket.message().payload == sample);
            // The same in fragments of a byte: characters are cut anywhere.
            for (std::size_t i = 0; i < sample.size(); ++i)
                socket.send({.fin = i + 1 == sample.size(), .opcode = i == 0 ? 1 : 0, .payload = sample.substr(i, 1)});
            CHECK(socket.message().payload == sample);
        }
    }
}

TEST_CASE("bad UTF-8 closes with 1007") {
    std::string const samples[] = {"\x80",
                                   "\xbf",
                                   "\xc0\xaf",
                                   "\xc1\x81",
                                   "\xc2",
                                   "\xc2 ",
                                   "\xe0\x80\xaf",
                                   "\xe0\x9f\xbf",
                                   "\xe2\x82",
                                   "\xed\xa0\x80",
                                   "\xed\xbf\xbf",
                                   "\xed\xa0\xbd\xed\xb0\x80",
                                   "\xf0\x80\x80\xaf",
                                   "\xf0\x8f\xbf\xbf",
                                   "\xf4\x90\x80\x80",
                                   "\xf5\x80\x80\x80",
                                   "\xf8\x88\x80\x80\x80",
                                   "\xfc\x84\x80\x80\x80\x80",
                                   "\xfe",
                                   "\xff",
                                   "good, then \xed\xa0\x80 bad"};
    int number = 0;
    for (auto const& sample : samples) DYNAMIC_SECTION("sample " << ++number) {
            CHECK(closed_with({text(sample)}) == 1007);
        }
    SECTION("in the second fragment") {
        CHECK(closed_with({{.fin = false, .payload = "good"}, {.opcode = 0, .payload = "\xff"}}) == 1007);
    }
    SECTION("a character that the last fragment leaves open") {
        CHECK(closed_with({{.fin = false, .payload = "\xe2"}, {.opcode = 0, .payload = "\x82"}}) == 1007);
    }
    SECTION("at once, without waiting for the rest of the message") {
        RawWebSocket socket(echo_port(), {});
        socket.send({.fin = false, .payload = "good"});
        socket.send({.fin = false, .opcode = 0, .payload = "\xff"});
        CHECK(socket.close_code() == 1007);
    }
    SECTION("in the reason of a close") {
        // The standard has the connection fail and names no code for it.
        auto const code = closed_with({{.opcode = 8, .payload = close_payload(1000, "\xce\xba\xff")}});
        CHECK((code == 1007 || code == 1002));
    }
}

TEST_CASE("binary may hold anything") {
    RawWebSocket socket(echo_port(), {});
    socket.send(binary("\xff\xfe\x80"));
    CHECK(socket.message().payload == "\xff\xfe\x80");
}

TEST_CASE("a close is answered with its code") {
    for (int const code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 3999, 4000, 4999}) {
        DYNAMIC_SECTION(code) { CHECK(closed_with({{.opcode = 8, .payload = close_payload(code)}}) == code); }
        DYNAMIC_SECTION(code << " with a reason") {
            CHECK(closed_with({{.opcode = 8, .payload = close_payload(code, "because \xc3\xa4")}}) == code);
        }
    }
    SECTION("empty") {
        auto const code = closed_with({{.opcode = 8}});
        CHECK((code == 1005 || code == 1000));
    }
    SECTION("with the longest reason") {
        CHECK(closed_with({{.opcode = 8, .payload = close_payload(1000, std::string(123, 'r'))}}) == 1000);
    }
}

TEST_CASE("a close with a code that nobody may send is a protocol error") {
    for (int const code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999}) DYNAMIC_SECTION(code) {
            CHECK(closed_with({{.opcode = 8, .payload = close_payload(code)}}) == 1002);
        }
    // Beyond what the standard speaks of: refused or returned, but closed.
    for (int const code : {5000, 65535}) DYNAMIC_SECTION(code) {
            auto const answer = closed_with({{.opcode = 8, .payload = close_payload(code)}});
            CHECK((answer == 1002 || answer == code));
        }
    SECTION("one byte of a code") { CHECK(closed_with({{.opcode = 8, .payload = "\x03"}}) == 1002); }
    SECTION("a reason too long") {
        CHECK(closed_with({{.opcode = 8, .payload = close_payload(1000, std::string(124, 'r'))}}) == 1002);
    }
}

TEST_CASE("nothing is said after a close") {
    RawWebSocket socket(echo_port(), {});
    socket.send({.opcode = 8, .payload = close_payload(1000)});
    socket.send(text("too late"));
    socket.send({.opcode = 9, .payload = "too late"});
    auto const close = socket.receive();
    REQUIRE(close);
    CHECK(close->opcode == 8);
    CHECK_FALSE(socket.receive());
}

TEST_CASE("a message before the close is still answered, one that is cut by it is not") {
    SECTION("whole") {
        RawWebSocket socket(echo_port(), {});
        socket.send(text("whole"));
        socket.send({.opcode = 8, .payload = close_payload(1000)});
        CHECK(socket.message().payload == "whole");
        CHECK(socket.close_code() == 1000);
    }
    SECTION("cut") {
        RawWebSocket socket(echo_port(), {});
        socket.send({.fin = false, .payload = "cut"});
        socket.send({.opcode = 8, .payload = close_payload(1000)});
        auto const close = socket.receive();
        REQUIRE(close);
        CHECK(close->opcode == 8);
    }
}

TEST_CASE("a peer that goes without a word leaves the server well") {
    for (int i = 0; i < 50; ++i) {
        RawWebSocket socket(echo_port(), {});
        socket.send({.fin = false, .payload = "half a mess"});
    }
    RawWebSocket socket(echo_port(), {});
    socket.send(text("fine"));
    CHECK(socket.message().payload == "fine");
}

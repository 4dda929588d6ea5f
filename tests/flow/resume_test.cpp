#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/test_server.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

std::string number(auto id) { return std::to_string(id.value); }

} // namespace

TEST_CASE("a thread that was moved out of sight takes along what was said in it, for who was away") {
    TestServer server;
    std::string place;
    {
        Socket cy(server.port(), server.cy.token);
        place = place_of(cy.hello());
    }
    auto const thread = R"({"thread":)" + number(server.open_thread);
    auto const as_ada = [&](std::string_view command, std::string const& arguments) {
        CHECK(call(server.port(), command, arguments, server.ada.token).status == 200);
    };
    as_ada("thread.rename", thread + R"(,"title":"Renamed meanwhile"})");
    as_ada("post.create", thread + R"(,"body":"Said meanwhile"})");
    as_ada("thread.move", thread + R"(,"space":)" + number(server.closed) + "}");
    for (auto const& [person, sees] : {std::pair(server.cy, false), std::pair(server.bo, true)}) {
        Socket socket(server.port(), person.token);
        CHECK(socket.ask(1, "hello", place).find("\"resumed\"") != std::string::npos);
        socket.ask(2, "session.list", "{}");
        CHECK((socket.events.find("Said meanwhile") != std::string::npos) == sees);
        CHECK((socket.events.find("Renamed meanwhile") != std::string::npos) == sees);
        CHECK(socket.events.find("thread.removed") != std::string::npos);
    }
}

namespace {

/// What a resume brings to somebody from a place: everything up to the answer of a command of their own.
std::string missed_by(TestServer& server, TestPerson const& person, std::string const& place) {
    Socket socket(server.port(), person.token);
    auto const welcome = socket.ask(1, "hello", place);
    CHECK(field(welcome, "status") == "resumed");
    socket.ask(2, "session.list", "{}");
    return socket.events;
}

void set_member(TestServer& server, lateral::protocol::SpaceId space, TestPerson const& person,
                std::string const& role) {
    auto const arguments = R"({"space":)" + number(space) + R"(,"member":)" + number(person.id) + R"(,"role":")" + role;
    CHECK(call(server.port(), "space.set_member", arguments + "\"}", server.ada.token).status == 200);
}

void say(TestServer& server, std::string const& words) {
    auto const arguments = R"({"thread":)" + number(server.closed_thread) + R"(,"body":")" + words + "\"}";
    CHECK(call(server.port(), "post.create", arguments, server.ada.token).status == 200);
}

std::string place_now(TestServer& server, TestPerson const& person) {
    return place_of(Socket(server.port(), person.token).hello());
}

} // namespace

TEST_CASE("who lost a space and got it back while away hears of it from then on, and nothing of between") {
    TestServer server;
    auto const place = place_now(server, server.bo);
    say(server, "said while in it");
    set_member(server, server.closed, server.bo, "none");
    say(server, "said in between");
    CHECK(call(server.port(), "thread.rename",
               R"({"thread":)" + number(server.closed_thread) + R"(,"title":"renamed in between"})", server.ada.token)
              .status == 200);
    set_member(server, server.closed, server.bo, "member");
    say(server, "said after coming back");
    auto const missed = missed_by(server, server.bo, place);
    CHECK_FALSE(has(missed, "said in between"));
    CHECK_FALSE(has(missed, "renamed in between"));
    CHECK(has(missed, "space.lost"));
    CHECK(has(missed, "space.gained"));
    CHECK(missed.find("space.lost") < missed.find("space.gained"));
    CHECK(missed.find("space.gained") < missed.find("said after coming back"));
    CHECK(has(missed, "said after coming back"));
    // Who was in it all the time misses nothing.
    auto const guest = missed_by(server, server.gus, place);
    for (auto const* words : {"said while in it", "said in between", "renamed in between", "said after coming back"})
        CHECK(has(guest, words));
    // The gap in the topic is to be seen: `prev` of what comes first is not the last that the client has.
    auto const first_after = missed.substr(missed.rfind("{\"seq\"", missed.find("said after coming back")));
    CHECK(std::stoll(field(first_after, "prev")) > std::stoll(field(place, "seq")));
}

TEST_CASE("who lost a space while away hears that it is gone, and nothing that was said there") {
    TestServer server;
    auto const place = place_now(server, server.bo);
    say(server, "said while in it");
    set_member(server, server.closed, server.bo, "none");
    say(server, "said afterwards");
    Socket bo(server.port(), server.bo.token);
    bo.ask(1, "hello", place);
    say(server, "said to those who are there");
    bo.ask(2, "session.list", "{}");
    CHECK(has(bo.events, "space.lost"));
    CHECK_FALSE(has(bo.events, "said"));
    CHECK_FALSE(has(bo.events, R"("topic":"space:)" + number(server.closed) + "\""));
}

TEST_CASE("who was added while away hears what was said from then on") {
    TestServer server;
    auto const place = place_now(server, server.cy);
    say(server, "said before");
    set_member(server, server.closed, server.cy, "member");
    say(server, "said since");
    auto const missed = missed_by(server, server.cy, place);
    CHECK_FALSE(has(missed, "said before"));
    CHECK(missed.find("space.gained") < missed.find("said since"));
    CHECK(has(missed, "said since"));
}

TEST_CASE("leaving a space ends its events in that moment, on every open connection") {
    TestServer server;
    Socket here(server.port(), server.bo.token);
    Socket there(server.port(), server.bo.token);
    Socket gus(server.port(), server.gus.token);
    for (auto* socket : {&here, &there, &gus}) socket->hello();
    say(server, "said before leaving");
    CHECK(has(here.ask(2, "space.leave", R"({"space":)" + number(server.closed) + "}"), "\"ok\""));
    say(server, "said after leaving");
    for (auto* socket : {&here, &there}) {
        auto const refused = socket->ask(3, "post.list", R"({"thread":)" + number(server.closed_thread) + "}");
        CHECK(has(refused, "\"not_found\""));
        CHECK(has(socket->events, "said before leaving"));
        // The batch of a commit may come to another loop after an answer that was asked for later.
        wait_until("the space is lost here too", [&] {
            socket->ask(5, "session.list", "{}");
            return has(socket->events, "space.lost");
        });
        CHECK_FALSE(has(socket->events, "said after leaving"));
        auto const typing = R"({"thread":)" + number(server.closed_thread) + "}";
        CHECK(has(socket->ask(4, "typing.start", typing), "\"not_found\""));
    }
    gus.ask(2, "typing.start", R"({"thread":)" + number(server.closed_thread) + "}");
    // Events of a commit follow its answers, and those may wait for the next commit's.
    wait_until("who stayed hears it", [&] {
        gus.ask(4, "session.list", "{}");
        return has(gus.events, "said after leaving");
    });
    // Passing events are cut off too: gus's own typing came to gus, before that answer or after it.
    gus.ask(3, "session.list", "{}");
    CHECK(has(gus.events, "\"typing\""));
    here.ask(5, "session.list", "{}");
    CHECK_FALSE(has(here.events, "\"typing\""));
}

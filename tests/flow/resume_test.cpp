#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/test_server.hpp"

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

#include "tests/support/client.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

TEST_CASE("who becomes a guest, or no longer is one, starts anew with the topics of that role") {
    TestServer server;
    for (auto const& [person, role] : {std::pair(server.bo, "guest"), std::pair(server.gus, "member")}) {
        Socket socket(server.port(), person.token);
        socket.hello();
        auto const arguments = R"({"member":)" + std::to_string(person.id.value) + R"(,"role":")" + role + "\"}";
        CHECK(call(server.port(), "member.set_role", arguments, server.ada.token).status == 200);
        CHECK(socket.close_code() == 4401);
    }
}

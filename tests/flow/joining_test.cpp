#include "tests/support/client.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

/// What stands after a name in an answer, up to the next comma or brace.
std::string value_of(std::string const& json, std::string const& name) {
    auto const at = json.find("\"" + name + "\":");
    REQUIRE(at != std::string::npos);
    auto const from = at + name.size() + 3;
    return json.substr(from, json.find_first_of(",}", from) - from);
}

} // namespace

TEMPLATE_TEST_CASE("the answer that holds the code of an invitation is not kept to be given again", "", Sqlite,
                   Postgres) {
    TestType engine;
    TestServer server(on(engine));
    Socket ada(server.port(), server.ada.token);
    ada.hello();
    auto const place = value_of(ada.ask(2, "organisation.create", R"({"kind":"isd","name":"Three Pines ISD"})"), "id");
    auto const link = ada.ask(3, "join_link.create", R"({"organisation":)" + place + R"(,"approval":true})");
    auto const asked = call(server.port(), "join_request.create",
                            R"({"code":)" + value_of(link, "code") + R"(,"name":"Ola","email":"ola@example.org"})");
    REQUIRE(asked.status == 200);
    auto const waiting = ada.ask(4, "join_request.list", "{}");
    auto const decide = R"({"request":)" + value_of(waiting, "id") + R"(,"admit":true})";
    CHECK(ada.ask(5, "join_request.decide", decide, "a-key-of-hers").find("\"code\":\"") != std::string::npos);
    auto const again = ada.ask(6, "join_request.decide", decide, "a-key-of-hers");
    CHECK(again.find("not_found") != std::string::npos);
}

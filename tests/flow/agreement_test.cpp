#include "tests/support/client.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

bool is_due(std::string const& answer) { return answer.find("\"agreement_due\",") != std::string::npos; }

std::string of_thread(TestServer const& server) { return R"({"thread":)" + std::to_string(server.open_thread.value); }

} // namespace

TEMPLATE_TEST_CASE("who has not accepted the agreement reads and keeps drafts, and writes nothing that others see", "",
                   Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const by = [&](std::string const& token, std::string_view command, std::string const& arguments) {
        return call(server.port(), command, arguments, token).body;
    };
    auto const post = of_thread(server) + R"(,"body":"Words for all"})";
    CHECK_FALSE(is_due(by(server.bo.token, "post.create", post)));
    REQUIRE(call(server.port(), "agreement.publish", R"({"body":"Be kind."})", server.ada.token).status == 200);

    auto const refused = call(server.port(), "post.create", post, server.bo.token);
    CHECK(refused.status == 403);
    CHECK(is_due(refused.body));
    CHECK(is_due(by(server.bo.token, "space.create", R"({"name":"mine","visibility":"closed"})")));
    CHECK(is_due(by(server.bo.token, "member.update", R"({"about":"Words for all"})")));
    CHECK(is_due(by(server.bo.token, "file.begin", R"({"name":"plan.txt","size":10})")));
    Socket socket(server.port(), server.bo.token);
    CHECK(socket.hello().find(R"("agreement_due":true)") != std::string::npos);
    CHECK(is_due(socket.ask(2, "typing.start", of_thread(server) + "}")));

    CHECK(call(server.port(), "post.list", of_thread(server) + "}", server.bo.token).status == 200);
    auto const draft =
        R"({"place":"reply","about":)" + std::to_string(server.open_thread.value) + R"(,"base":0,"body":"Not lost"})";
    CHECK(call(server.port(), "draft.save", draft, server.bo.token).status == 200);
    CHECK_FALSE(is_due(by(server.ada.token, "post.create", post))); // who published it accepted it

    REQUIRE(call(server.port(), "agreement.accept", R"({"version":1})", server.bo.token).status == 200);
    CHECK(call(server.port(), "post.create", post, server.bo.token).status == 200);
    CHECK_FALSE(is_due(socket.ask(3, "typing.start", of_thread(server) + "}")));
}

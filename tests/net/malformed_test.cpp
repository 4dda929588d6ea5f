// What is no command, ten thousand times: counted by the server's answers, and not by what was sent.
#include "tests/support/client.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace lateral::tests;

namespace {

constexpr int kWanted = 10'000;
constexpr int kAtOnce = 40;

/// Texts that each are wrong in their own way, by what the answer says of them.
std::vector<std::string> malformed() {
    return {"",
            "null",
            "[]",
            "\"hello\"",
            "{}",
            "{\"id\":5,\"cmd\":",
            "{\"id\":5,\"cmd\":\"space.list\",\"args\":{}} more",
            "{\"cmd\":\"space.list\",\"args\":{}}",
            "{\"id\":-1,\"cmd\":\"space.list\",\"args\":{}}",
            "{\"id\":\"5\",\"cmd\":\"space.list\",\"args\":{}}",
            "{\"id\":1e400,\"cmd\":\"space.list\",\"args\":{}}",
            "{\"id\":5,\"id\":6,\"cmd\":\"space.list\",\"args\":{}}",
            "{\"id\":5,\"cmd\":7,\"args\":{}}",
            "{\"id\":5,\"cmd\":\"space.list\",\"args\":[]}",
            "{\"id\":5,\"cmd\":\"post.create\",\"args\":{\"thread\":\"five\"}}",
            "{\"id\":5,\"cmd\":\"post.list\",\"args\":{\"thread\":1,\"limit\":1000000}}",
            "{\"id\":5,\"cmd\":\"no.such\",\"args\":{}}",
            "{\"id\":5,\"cmd\":\"space.list\",\"key\":\"" + std::string(500, 'k') + "\",\"args\":{}}",
            "{'id':5}",
            std::string(5'000, '['),
            "{\"a\":" + std::string(3'000, '{'),
            std::string(60'000, '9'),
            "{\"id\":5,\"cmd\":\"post.create\",\"args\":{\"thread\":1,\"body\":\"\\ud800\"}}"};
}

/// Sends some over one connection, and reads until each is answered or the server has had enough: how many answers.
int answers_over(TestServer const& server, int& shape, bool with_hello, int& closes) {
    static auto const shapes = malformed();
    RawWebSocket hostile(server.port(), "Authorization: Bearer " + server.bo.token + "\r\n", "/live");
    std::string bytes;
    if (with_hello) bytes += wire_bytes({.payload = R"({"id":1,"cmd":"hello","args":{}})"});
    for (int i = 0; i < kAtOnce; ++i)
        bytes += wire_bytes({.payload = shapes[static_cast<std::size_t>(shape++) % shapes.size()]});
    hostile.send_bytes(bytes);
    int answers = 0;
    while (answers < kAtOnce) {
        auto const frame = hostile.receive();
        if (!frame || frame->opcode == 8) {
            ++closes;
            // A close says why, and is an answer too.
            if (frame && frame->payload.size() >= 2) ++answers;
            break;
        }
        if (frame->payload.find("\"error\"") != std::string::npos) {
            ++answers;
            INFO(frame->payload);
            REQUIRE(frame->payload.find("\"ok\"") == std::string::npos);
            REQUIRE(frame->payload.find("\"internal\"") == std::string::npos);
        }
    }
    return answers;
}

} // namespace

TEST_CASE("ten thousand malformed messages are each answered, after hello and before, and harm nobody") {
    TestServer server([](auto& config) {
        config.reads_per_minute = 1'000'000;
        config.connects_per_minute = 1'000'000;
    });
    Socket cy(server.port(), server.cy.token);
    cy.hello();
    int shape = 0;
    int closes = 0;
    int greeted = 0;
    int ungreeted = 0;
    int connections = 0;
    while (greeted + ungreeted < kWanted) {
        REQUIRE(++connections < 2 * kWanted);
        bool const with_hello = connections % 4 != 0;
        auto const answers = answers_over(server, shape, with_hello, closes);
        REQUIRE(answers > 0);
        (with_hello ? greeted : ungreeted) += answers;
        // Each connection begins with another shape.
        ++shape;
    }
    CAPTURE(connections, closes, greeted, ungreeted);
    CHECK(greeted > 1'000);
    CHECK(ungreeted > 100);
    CHECK(cy.ask(2, "space.list", "{}").find("\"ok\"") != std::string::npos);
    CHECK(cy.ask(3, "post.create",
                 R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":"after it all"})", "malformed")
              .find("\"ok\"") != std::string::npos);
}

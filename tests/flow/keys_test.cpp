#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace lateral::tests;

namespace {

constexpr int kRounds = 150;
constexpr int kFiles = 15; // a member has few uploads under way at a time

/// What both say at the same time with one key; the two answers.
std::pair<std::string, std::string> both(Socket& one, Socket& other, int round, std::string const& command,
                                         std::string const& arguments) {
    auto const id = std::to_string(1000 + round);
    auto const frame =
        R"({"id":)" + id + R"(,"cmd":")" + command + R"(","key":"round-)" + id + R"(-key","args":)" + arguments + "}";
    auto const start = "{\"re\":" + id + ",";
    one.send(frame);
    other.send(frame);
    return {one.receive_with(start), other.receive_with(start)};
}

/// Bo coaches Cy at a school, and both agreed.
struct Coaching {
    Coaching() {
        school = field(said(server.ada, "organisation.create", R"({"kind":"school","name":"Larkspur"})"), "id");
        affiliate(server.bo, "coach");
        affiliate(server.cy, "teacher");
        cycle = field(said(server.bo, "cycle.propose",
                           R"({"coach":)" + std::to_string(server.bo.id.value) + R"(,"teacher":)" +
                               std::to_string(server.cy.id.value) +
                               R"(,"focus":"feedback","band":"middle","subject":"science","opening":"Shall we?"})"),
                      "id");
        for (auto const& who : {server.bo, server.cy})
            said(who, "cycle.answer", R"({"cycle":)" + cycle + R"(,"agree":true})");
    }
    std::string said(TestPerson const& who, std::string const& command, std::string const& arguments) {
        auto const answer = call(server.port(), command, arguments, who.token);
        INFO(command << " " << answer.body);
        REQUIRE(has(answer.body, "\"ok\""));
        return answer.body;
    }
    void affiliate(TestPerson const& who, std::string const& role) {
        said(server.ada, "affiliation.add",
             R"({"member":)" + std::to_string(who.id.value) + R"(,"organisation":)" + school + R"(,"role":")" + role +
                 "\"}");
    }

    TestServer server;
    std::string school;
    std::string cycle;
};

} // namespace

TEST_CASE("two devices that send one key at the same time write one post, and both are told of it") {
    TestServer server([](auto& config) { config.writes_per_minute = config.reads_per_minute = 1'000'000; });
    Socket phone(server.port(), server.bo.token);
    Socket desk(server.port(), server.bo.token);
    phone.hello();
    desk.hello();
    std::set<std::string> made;
    for (int round = 0; round < kRounds; ++round) {
        auto const [first, second] =
            both(phone, desk, round, "post.create",
                 R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":"Once"})");
        INFO(first << "\n" << second);
        REQUIRE(has(first, "\"ok\""));
        REQUIRE(field(first, "id") == field(second, "id"));
        made.insert(field(first, "id"));
    }
    CHECK(made.size() == kRounds);
    auto const page = call(server.port(), "thread.get",
                           R"({"thread":)" + std::to_string(server.open_thread.value) + "}", server.bo.token);
    CHECK(field(page.body, "last_position") == std::to_string(kRounds + 1));
    // Whose answer is kept instead of a row: the same.
    made.clear();
    for (int round = kRounds; round < kRounds + kFiles; ++round) {
        auto const [first, second] = both(phone, desk, round, "file.begin", R"({"name":"plan.txt","size":10})");
        REQUIRE(has(first, "\"ok\""));
        REQUIRE(field(first, "file") == field(second, "file"));
        made.insert(field(first, "file"));
    }
    CHECK(made.size() == kFiles);
}

TEST_CASE("a write that comes again is answered by what its sender may see by then") {
    Coaching coaching;
    Socket bo(coaching.server.port(), coaching.server.bo.token);
    bo.hello();
    auto const enter = R"({"cycle":)" + coaching.cycle +
                       R"(,"kind":"visit","words":"Cy waited eight seconds","on":"2024-01-16","minutes":40})";
    auto const key = "the-visit-of-tuesday";
    auto const first = bo.ask(2, "cycle.enter", enter, key);
    CHECK(has(first, "Cy waited eight seconds"));
    CHECK(bo.ask(3, "cycle.enter", enter, key).substr(7) == first.substr(7));

    coaching.affiliate(coaching.server.bo, "principal");
    auto const barred = bo.ask(4, "cycle.enter", enter, key);
    INFO(barred);
    CHECK(has(barred, "\"ok\""));
    CHECK(field(barred, "paused") == "true");
    CHECK_FALSE(has(barred, "\"record\""));
    CHECK_FALSE(has(barred, "Cy waited"));
    // And nothing was written a second time.
    auto const teachers = coaching.said(coaching.server.cy, "cycle.get", R"({"cycle":)" + coaching.cycle + "}");
    CHECK(field(teachers, "visits") == "1");
}

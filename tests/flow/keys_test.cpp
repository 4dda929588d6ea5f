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

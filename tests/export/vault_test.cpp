// What a member takes along, of a server whose words in confidence are encrypted.
#include "storage/vault.hpp"
#include "tests/export/unzip.hpp"
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/test_server.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace lateral::tests;

TEST_CASE("one's own words in confidence are in one's own export, to be read", "[vault]") {
    TempFolder const folder;
    auto const key = folder.path() / "key";
    lateral::storage::make_key_file(key);
    TestServer const server([&](lateral::config::Config& config) { config.vault_key_file = key.string(); });
    auto const ask = [&](std::string const& command, std::string const& arguments) {
        auto const answer = call(server.port(), command, arguments, server.cy.token).body;
        INFO(command << " " << answer);
        REQUIRE(has(answer, "\"ok\""));
        return answer;
    };
    ask("peer.message", R"({"members":[)" + std::to_string(server.bo.id.value) + R"(],"body":"The xylotheque"})");
    auto const thread = std::to_string(server.open_thread.value);
    ask("draft.save", R"({"place":"reply","about":)" + thread + R"(,"base":0,"body":"Another quokka"})");
    ask("export.make", "{}");
    wait_until("it is made", [&] { return has(ask("export.get", "{}"), "\"ready\""); });
    auto const made = std::filesystem::directory_iterator(std::filesystem::path(server.config().data) / "own-exports");
    std::string all;
    for (auto const& [name, content] : unzipped(made->path())) all += content;
    CHECK(has(all, "The xylotheque"));
    CHECK(has(all, "Another quokka"));
    CHECK_FALSE(has(all, "lateral:1:"));
}

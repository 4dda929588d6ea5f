// Words in confidence, encrypted with a key beside the database: the real program, its files' bytes, and its refusals.
#include "storage/connection.hpp"
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/server_process.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

using namespace lateral::tests;
namespace fs = std::filesystem;

namespace {

constexpr auto kSecret = "xylotheque";
constexpr auto kRoot = "xylothe"; ///< as it would stand in an index of stems, too

std::string number(auto id) { return std::to_string(id.value); }

bool stands_in(fs::path const& path, std::string const& word) {
    std::ifstream file(path, std::ios::binary);
    std::string const bytes(std::istreambuf_iterator<char>(file), {});
    return bytes.contains(word);
}

struct Keys {
    Keys() {
        for (auto const& file : {one, other}) REQUIRE(run_lateral({"vault", "key", file.string()}).code == 0);
    }
    TempFolder folder;
    fs::path one = folder.path() / "one";
    fs::path other = folder.path() / "other";
};

ServerProcess::Change with_key(fs::path const& file) {
    return [file](lateral::config::Config& config) { config.vault_key_file = file.string(); };
}

/// The same server with another key, or none.
std::string config_with(ServerProcess const& server, std::string const& key) {
    auto config = server.config();
    config.vault_key_file = key;
    auto const file = (server.folder() / "other.toml").string();
    std::ofstream(file, std::ios::trunc) << lateral::config::print(config);
    return file;
}

/// What Cy tells Bo alone; the thread that it is in.
std::string tell(ServerProcess const& server, std::string const& words) {
    auto const said = call(server.port(), "peer.message",
                           R"({"members":[)" + number(server.bo.id) + R"(],"body":")" + words + "\"}", server.cy.token);
    INFO(said.body);
    REQUIRE(has(said.body, "\"ok\""));
    return field(said.body, "thread");
}

lateral::protocol::ThreadId thread_of(std::string const& number) { return {std::stoll(number)}; }

bool stands_in_files(ServerProcess const& server, std::string const& word) {
    for (auto const& entry : fs::recursive_directory_iterator(server.config().data))
        if (entry.is_regular_file() && stands_in(entry.path(), word)) return true;
    return false;
}

/// A start that is refused, and why.
std::string refusal(std::string const& config) {
    auto const end = run_lateral({"serve", "--config", config});
    CHECK(end.code == 1);
    return end.output;
}

} // namespace

TEST_CASE("a server with a key writes none of the words in confidence anywhere, and its backups hold none", "[vault]") {
    Keys const keys;
    ServerProcess server(with_key(keys.one));
    CHECK(has(server.log(), "stored encrypted from now on"));
    auto const thread = tell(server, std::string("Between Cy and Bo: a ") + kSecret);
    auto const own =
        call(server.port(), "draft.save",
             R"({"place":"reply","about":)" + thread + R"(,"base":0,"body":"Another quokka"})", server.bo.token);
    CHECK(has(own.body, "\"ok\""));
    call(server.port(), "post.create", new_post(server.open_thread, "For all: a platypus"), server.cy.token);
    auto const file = server.folder() / "copy";
    REQUIRE(run_lateral({"backup", file.string(), "--config", server.config_file()}).code == 0);
    // The key is not needed for a copy, nor does one hold it.
    REQUIRE(run_lateral({"backup", file.string() + "2", "--config", config_with(server, "")}).code == 0);
    CHECK(posts_of(server.port(), thread_of(thread), server.bo.token).at(0).body.contains(kSecret));
    CHECK(server.stop() == 0);
    for (auto const* word : {kRoot, "quokka"}) {
        CHECK_FALSE(stands_in_files(server, word));
        CHECK_FALSE(stands_in(file, word));
    }
    CHECK(stands_in_files(server, "platypus"));
    std::string key;
    std::ifstream(keys.one) >> key;
    REQUIRE(key.size() == 44);
    CHECK_FALSE(stands_in_files(server, key));
    CHECK_FALSE(stands_in(file, key));

    REQUIRE(run_lateral({"restore", file.string(), "--config", server.config_file()}).code == 0);
    CHECK_FALSE(has(refusal(config_with(server, "")), kSecret));
    auto const sound = run_lateral({"check", "--config", server.config_file()});
    INFO(sound.output);
    CHECK(sound.code == 0);
    CHECK(has(sound.output, "words in confidence: sound"));
}

TEST_CASE("a server does not start without the key of its words, and says which file is missing", "[vault]") {
    Keys const keys;
    ServerProcess server(with_key(keys.one));
    auto const thread = tell(server, kSecret);
    CHECK(server.stop() == 0);
    auto const right = server.config_file();

    CHECK(has(refusal(config_with(server, "")), "vault.key_file is not set"));
    CHECK(has(refusal(config_with(server, keys.other.string())), "another key"));
    fs::permissions(keys.one, fs::perms::group_read, fs::perm_options::add);
    CHECK(has(refusal(right), "chmod 600"));
    fs::permissions(keys.one, fs::perms::group_read, fs::perm_options::remove);
    fs::rename(keys.one, keys.folder.path() / "away");
    auto const missing = refusal(right);
    CHECK(has(missing, keys.one.string()));
    CHECK(has(missing, "there is no such file"));
    CHECK(has(missing, "from the copy that you keep"));
    CHECK(run_lateral({"check", "--config", right}).code == 1);
    fs::rename(keys.folder.path() / "away", keys.one);

    CHECK(run_lateral({"vault", "key", keys.one.string()}).code == 1); // it is there
    auto const nothing = run_lateral({"vault", "apply", "--config", config_with(server, keys.other.string())});
    CHECK(nothing.code == 1);
    CHECK(has(nothing.output, "nothing was changed"));
    server.start();
    CHECK(posts_of(server.port(), thread_of(thread), server.bo.token).at(0).body == kSecret);
}

TEST_CASE("a check names the row of what does not open, and none of its words", "[vault]") {
    Keys const keys;
    ServerProcess server(with_key(keys.one));
    auto const thread = tell(server, kSecret);
    CHECK(server.stop() == 0);
    lateral::storage::connect(server.config().database_url(), lateral::storage::Access::read_write)
        ->execute("UPDATE posts SET body = SUBSTR(body, 1, LENGTH(body) - 5) || 'AAAAA' WHERE thread_id = " + thread);
    auto const found = run_lateral({"check", "--config", server.config_file()});
    INFO(found.output);
    CHECK(found.code == 1);
    CHECK(has(found.output, "words in confidence: \n  posts "));
    CHECK(has(found.output, " body does not open"));
    CHECK_FALSE(has(found.output, kSecret));
    server.start();
    CHECK(posts_of(server.port(), thread_of(thread), server.bo.token).at(0).body.contains("cannot be opened"));
    CHECK(has(server.log(), ":body do not open"));
}

TEST_CASE("older words are encrypted, given another key and opened again by a command that may be killed", "[vault]") {
    Keys const keys;
    ServerProcess server;
    auto const thread = tell(server, std::string("First: a ") + kSecret);
    std::string const page(15'000, 'q');
    for (int i = 0; i < 60; ++i)
        call(server.port(), "post.create", new_post(thread_of(thread), std::string(kSecret) + " " + page),
             server.bo.token);
    auto const said = posts_of(server.port(), thread_of(thread), server.cy.token).size();
    CHECK(server.stop() == 0);
    CHECK(stands_in_files(server, kRoot));

    // Killed after so many milliseconds, and each time a little later, until it comes to its end.
    auto const apply = [&](std::string const& config, std::string const& from) {
        auto const rest = from.empty() ? std::string() : " --from " + from;
        int kills = 0;
        for (int wait = 10;; wait += 15, ++kills) {
            auto const line = "timeout -s KILL " + std::to_string(wait / 1000.0) + " " + lateral_program() +
                              " vault apply --config " + config + rest + " >/dev/null 2>&1";
            if (std::system(line.c_str()) == 0) return kills; // NOLINT: a test's own command
            REQUIRE(wait < 60'000);
        }
    };
    auto const starts_with = [&](std::string const& key) {
        auto const config = config_with(server, key);
        fs::copy_file(config, server.config_file(), fs::copy_options::overwrite_existing);
        server.start();
        auto const posts = posts_of(server.port(), thread_of(thread), server.cy.token);
        CHECK(posts.size() == said);
        CHECK(posts.at(0).body == std::string("First: a ") + kSecret);
        CHECK(has(
            call(server.port(), "search.find", std::string(R"({"words":")") + kSecret + "\"}", server.cy.token).body,
            "\"posts\":[{"));
        CHECK(server.stop() == 0);
        auto const sound = run_lateral({"check", "--config", config});
        INFO(sound.output);
        CHECK(sound.code == 0);
        CHECK_FALSE(has(sound.output, "not encrypted yet"));
    };
    auto const before = run_lateral({"check", "--config", config_with(server, keys.one.string())});
    CHECK(before.code == 0);
    CHECK(has(before.output, "not encrypted yet"));
    CHECK(apply(config_with(server, keys.one.string()), "") > 0);
    CHECK_FALSE(stands_in_files(server, kRoot));
    starts_with(keys.one.string());
    CHECK_FALSE(stands_in_files(server, kRoot));

    CHECK(apply(config_with(server, keys.other.string()), keys.one.string()) > 0);
    starts_with(keys.other.string());
    CHECK(has(refusal(config_with(server, keys.one.string())), "another key"));

    CHECK(apply(config_with(server, ""), keys.other.string()) > 0);
    CHECK(stands_in_files(server, kRoot));
    starts_with("");
}

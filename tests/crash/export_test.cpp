// `lateral export` and `lateral import lateral`: beside a server that is written to, and into another one.
#include "storage/connection.hpp"
#include "tests/crash/killed.hpp"
#include "tests/crash/writers.hpp"
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/wait.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <random>

using namespace lateral::tests;
namespace fs = std::filesystem;

namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::string config_for(ServerProcess const& server, fs::path const& data) {
    auto config = server.config();
    config.data = data.string();
    auto const file = server.folder() / (data.filename().string() + ".toml");
    std::ofstream(file) << lateral::config::print(config);
    return file.string();
}

} // namespace

TEST_CASE("an export while ten write is of one moment, and comes up elsewhere with everything but passwords") {
    ServerProcess server;
    Writers writers(server, 10, "export");
    wait_until("some is written", [&] { return writers.acknowledged() >= 100; });
    auto const before = posts_of(server.port(), server.open_thread, server.ada.token);
    auto const out = server.folder() / "out";
    auto const made = run_lateral({"export", out.string(), "--config", server.config_file()});
    INFO(made.output);
    REQUIRE(made.code == 0);
    CHECK_FALSE(fs::exists(out.string() + ".new"));
    auto const count = writers.acknowledged();
    wait_until("writing goes on", [&] { return writers.acknowledged() > count; });
    CHECK(run_lateral({"export", out.string(), "--config", server.config_file()}).code == 1); // never over another
    // Beside a server nothing comes in, and nothing where somebody has been.
    CHECK(has(run_lateral({"import", "lateral", out.string(), "--config", server.config_file()}).output,
              "a server is running on"));
    check_all_there(writers.stop(), server);
    CHECK(has(call(server.port(), "audit.list", "{}", server.ada.token).body, "\"act\":\"export\""));
    CHECK(server.stop() == 0);
    CHECK(has(run_lateral({"import", "lateral", out.string(), "--config", server.config_file()}).output,
              "there is a community here already"));

    auto const config = config_for(server, server.folder() / "moved");
    auto const moved = run_lateral({"import", "lateral", out.string(), "--config", config});
    INFO(moved.output);
    REQUIRE(moved.code == 0);
    auto const sound = run_lateral({"check", "--config", config});
    INFO(sound.output);
    CHECK(sound.code == 0);

    // The same server on the other's data: nobody's password opens it, and a link does.
    fs::rename(server.config().data, server.folder() / "was");
    fs::rename(server.folder() / "moved", server.config().data);
    auto const link = run_lateral({"user", "reset", "--email", "bo@example.org", "--config", server.config_file()});
    REQUIRE(link.code == 0);
    auto code = link.output.substr(link.output.find('#') + 1);
    code = code.substr(0, code.find('\n'));
    server.start();
    CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 401);
    auto const sign_in = [&](std::string const& password) {
        return call(server.port(), "session.sign_in",
                    R"({"email":"bo@example.org","password":")" + password + R"(","credential":"token"})");
    };
    CHECK(sign_in("quiet lake morning").status != 200);
    REQUIRE(call(server.port(), "password.reset", R"({"code":")" + code + R"(","password":"another quiet morning"})")
                .status == 200);
    auto const token = field(sign_in("another quiet morning").body, "token");
    auto const posts = posts_of(server.port(), server.open_thread, token);
    REQUIRE(posts.size() >= before.size());
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(posts[i].body == before[i].body);
    CHECK(has(call(server.port(), "search.find", R"({"words":"begin"})", token).body, "\"posts\":[{")); // found at once
    CHECK(server.stop() == 0);
}

TEST_CASE("an export, and an import, without the bytes of a file end with a code that says so") {
    ServerProcess server;
    CHECK(server.stop() == 0);
    auto const digest = std::string(64, 'a');
    {
        auto const db = lateral::storage::connect(server.config().database_url(), lateral::storage::Access::read_write);
        db->execute("INSERT INTO contents (digest, size) VALUES ('" + digest + "', 3)");
        db->execute(
            "INSERT INTO files (id, uploader_id, name, size, begun_at, kind, type, digest, place) SELECT 7, MIN(id), "
            "'Plan.pdf', 3, 1, 'document', 'application/pdf', '" +
            digest + "', 0 FROM members");
        // On a post or a profile: what hangs on nothing stays behind.
        db->execute("UPDATE members SET photo_id = 7 WHERE id = (SELECT uploader_id FROM files WHERE id = 7)");
    }
    auto const out = (server.folder() / "out").string();
    auto const config = config_for(server, server.folder() / "moved");
    auto const nothing = run_lateral({"export", out, "--config", config});
    CHECK(nothing.code == 1);
    CHECK(has(nothing.output, "there is nothing here"));
    auto const made = run_lateral({"export", out, "--config", server.config_file()});
    INFO(made.output);
    CHECK(made.code == 3);
    CHECK(has(made.output, "1 file is missing or damaged"));
    CHECK(run_lateral({"import", "lateral", out, "--config", config}).code == 3);
    CHECK(has(run_lateral({"check", "--config", config}).output, digest + " is missing"));
}

TEST_CASE("an export names the rows that no import takes, and the import refuses them") {
    ServerProcess server;
    CHECK(server.stop() == 0);
    lateral::storage::connect(server.config().database_url(), lateral::storage::Access::read_write)
        ->execute("UPDATE spaces SET state = 'haunted' WHERE name = 'open'");
    auto const out = (server.folder() / "out").string();
    auto const made = run_lateral({"export", out, "--config", server.config_file()});
    INFO(made.output);
    CHECK(made.code == 3);
    CHECK(has(made.output, "spaces, key {\"id\":"));
    CHECK(has(made.output, "state is not right"));
    auto const refused =
        run_lateral({"import", "lateral", out, "--config", config_for(server, server.folder() / "moved")});
    CHECK(refused.code == 1);
    CHECK(has(refused.output, "spaces.jsonl, line "));
}

TEST_CASE("what is no place for an export and what is no export are refused") {
    ServerProcess server;
    auto const gone =
        run_lateral({"export", (server.folder() / "no" / "such").string(), "--config", server.config_file()});
    CHECK(gone.code == 1);
    auto const refused = run_lateral(
        {"import", "lateral", server.folder().string(), "--config", config_for(server, server.folder() / "empty")});
    CHECK(refused.code == 1);
    CHECK(has(refused.output, "manifest.json: there is no such file"));
}

TEST_CASE("a move that is killed again and again on its way out and in is whole in the end, and never half") {
    Place source;
    REQUIRE(run_lateral(source.import()).code == 0);
    auto const seed = std::random_device()();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    auto const patience = [&](int kills) {
        return std::chrono::milliseconds(5 + random() % (1 + 100 * static_cast<unsigned>(kills)));
    };
    auto const out = source.folder.path() / "out";
    std::vector<std::string> const export_it{"export", out.string(), "--config", source.config()};
    int kills = 0;
    for (; !ends_within(export_it, patience(kills), SIGKILL); ++kills) {
        REQUIRE(kills < 100);
        // It takes its place in one step: killed after that, it is whole.
        if (fs::exists(out)) break;
        if (fs::exists(out.string() + ".new")) CHECK(has(run_lateral(export_it).output, "delete it and export again"));
        fs::remove_all(out.string() + ".new");
    }
    CHECK(kills > 0);

    Place moved;
    Place killed;
    auto const import_into = [&](Place const& place) {
        return std::vector<std::string>{"import", "lateral", out.string(), "--config", place.config()};
    };
    auto const done = run_lateral(import_into(moved));
    INFO(done.output);
    REQUIRE(done.code == 0);
    auto const is_row_of = [](std::string const& table) {
        return [table](std::string const& row) { return row.starts_with(table); };
    };
    auto const is_there = [&] {
        try {
            return std::ranges::any_of(killed.rows(), is_row_of("posts "));
        } catch (std::runtime_error const&) {
            return false; // killed before the tables were made
        }
    };
    for (kills = 0; !ends_within(import_into(killed), patience(kills), SIGKILL) && !is_there(); ++kills)
        REQUIRE(kills < 100);
    CHECK(kills > 0);
    // All rows came at once; killed after that, the server finds the words for the search when it starts.
    auto rows = killed.rows();
    auto whole = moved.rows();
    for (auto* all : {&rows, &whole})
        for (auto const* table : {"search_", "post_search", "thread_search"}) std::erase_if(*all, is_row_of(table));
    CHECK(difference(rows, whole) == "");
    CHECK(run_lateral({"check", "--config", killed.config()}).code == 0);
}

// The command line beside a running server and without one.
#include "tests/crash/writers.hpp"
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/sqlite_file.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

using namespace lateral::tests;
namespace fs = std::filesystem;

namespace {

ProgramEnd lateral_on(ServerProcess const& server, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", server.config_file()});
    return run_lateral(arguments);
}

unsigned mode_of(fs::path const& path) {
    struct stat info{};
    REQUIRE(stat(path.c_str(), &info) == 0);
    return info.st_mode & 0777;
}

/// A configuration beside `server`'s for another data folder.
std::string config_for(ServerProcess const& server, fs::path const& data) {
    auto config = server.config();
    config.data = data.string();
    auto const file = server.folder() / (data.filename().string() + ".toml");
    std::ofstream(file) << lateral::config::print(config);
    return file.string();
}

} // namespace

TEST_CASE("the program says its version, and its settings as a file that it reads again") {
    CHECK(run_lateral({"--version"}).output.find_first_of("0123456789") == 0);
    auto const printed = run_lateral({"config", "print"});
    CHECK(printed.code == 0);
    TempFolder folder;
    std::ofstream(folder.path() / "again.toml") << printed.output;
    auto const again = lateral::config::load(folder.path() / "again.toml");
    REQUIRE(again);
    CHECK(again->data == (folder.path() / "data").string());
    CHECK(run_lateral({"config", "print", "--config", (folder.path() / "again.toml").string()}).code == 0);
    if (fs::path const shipped = fs::path(LATERAL_ROOT) / "config/lateral.toml"; fs::exists(shipped)) {
        std::ostringstream text;
        text << std::ifstream(shipped).rdbuf();
        CHECK(text.str() == printed.output);
    }
}

TEST_CASE("a configuration that is wrong is refused with key, value and line") {
    TempFolder folder;
    auto const start_with = [&](std::string const& text) {
        std::ofstream(folder.path() / "wrong.toml") << text;
        return run_lateral({"serve", "--config", (folder.path() / "wrong.toml").string()});
    };
    struct Case {
        std::string text, key, value, line;
    };
    Case const cases[] = {{"[server]\nthreads = 9999\n", "server.threads", "9999", "line 2"},
                          {"[server]\n\nthreads = \"many\"\n", "server.threads", "many", "line 3"},
                          {"[server]\nlistn = \"127.0.0.1:1\"\n", "server.listn", "127.0.0.1:1", "line 2"},
                          {"[websocket]\ndeflate = 1\n", "websocket.deflate", "1", "line 2"},
                          {"[proxy]\ntrusted = [1]\n", "proxy.trusted", "1", "line 2"},
                          {"[server]\nthreads = \n", "", "", "line 2"}};
    for (auto const& wrong : cases) {
        auto const end = start_with(wrong.text);
        INFO(end.output);
        CHECK(end.code == 2);
        CHECK(has(end.output, wrong.key));
        CHECK(has(end.output, wrong.value));
        CHECK(has(end.output, wrong.line));
    }
    CHECK(start_with("[server]\nlisten = \"0.0.0.0:8080\"\n").code == 2);
    auto const nothing = run_lateral({"serve", "--config", (folder.path() / "absent.toml").string()});
    CHECK(nothing.code != 0);
    CHECK(has(nothing.output, "absent.toml"));
}

TEST_CASE("a data folder has one server, and nobody restores under it") {
    ServerProcess server;
    auto const second = lateral_on(server, {"serve"});
    CHECK(second.code == 1);
    CHECK(has(second.output, "a server is running on"));
    auto const archive = (server.folder() / "archive").string();
    REQUIRE(lateral_on(server, {"backup", archive}).code == 0);
    CHECK(lateral_on(server, {"restore", archive}).code == 1);
    CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 200);
    // The lock ends with its holder, however that ends.
    server.kill();
    CHECK(lateral_on(server, {"restore", archive}).code == 0);
    server.start();
    CHECK(server.stop() == 0);
}

TEST_CASE("a backup while ten write restores: sound, whole, signed out, under a new epoch") {
    ServerProcess server;
    Writers writers(server, 10, "backup");
    wait_until("some is written", [&] { return writers.acknowledged() >= 100; });
    std::string epoch;
    std::string seq;
    {
        Socket cy(server.port(), server.cy.token);
        auto const welcome = cy.hello();
        epoch = field(welcome, "epoch");
        seq = field(welcome, "seq");
    }
    auto const before = posts_of(server.port(), server.open_thread, server.ada.token);
    auto const archive = server.folder() / "archive";
    auto const made = lateral_on(server, {"backup", archive.string()});
    INFO(made.output);
    REQUIRE(made.code == 0);
    auto const count = writers.acknowledged();
    wait_until("writing goes on", [&] { return writers.acknowledged() > count; });
    CHECK(lateral_on(server, {"backup", archive.string()}).code == 1); // never over another
    check_all_there(writers.stop(), server);
    CHECK(mode_of(archive) == 0600);
    CHECK_FALSE(fs::exists(archive.string() + ".part"));
    CHECK(server.stop() == 0);

    auto const data = server.folder() / "restored";
    auto const config = config_for(server, data);
    auto const restored = run_lateral({"restore", archive.string(), "--config", config});
    INFO(restored.output);
    REQUIRE(restored.code == 0);
    CHECK(mode_of(data) == 0700);
    CHECK(mode_of(data / "lateral.db") == 0600);
    auto const sound = run_lateral({"check", "--config", config});
    INFO(sound.output);
    CHECK(sound.code == 0);

    // Again, in the place of what is there: that is kept beside it.
    REQUIRE(run_lateral({"restore", archive.string(), "--config", server.config_file()}).code == 0);
    CHECK(mode_of(fs::path(server.config().data) / "lateral.db.before-restore") == 0600);
    server.start();
    CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 401);
    auto const signed_in = call(server.port(), "session.sign_in",
                                R"({"email":"bo@example.org","password":"quiet lake morning","credential":"token"})");
    REQUIRE(signed_in.status == 200);
    auto const token = field(signed_in.body, "token");
    auto const posts = posts_of(server.port(), server.open_thread, token);
    REQUIRE(posts.size() >= before.size());
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(posts[i].body == before[i].body);
    Socket back(server.port(), token);
    CHECK(has(back.ask(1, "hello", R"({"resume":{"epoch":")" + epoch + R"(","seq":)" + seq + "}}"), "\"resync\""));
    back.abort();
    CHECK(server.stop() == 0);
}

TEST_CASE("a file that is no backup is refused, and what is there stays") {
    ServerProcess server;
    CHECK(server.stop() == 0);
    auto const file = server.folder() / "broken";
    std::ofstream(file) << "this is not a database, whatever its name says, and it is long enough to have a header of "
                           "one hundred bytes";
    CHECK(lateral_on(server, {"restore", file.string()}).code == 1);
    CHECK(lateral_on(server, {"restore", (server.folder() / "absent").string()}).code == 1);
    server.start();
    CHECK(posts_of(server.port(), server.open_thread, server.bo.token).size() == 1);
}

TEST_CASE("check finds one changed byte in the audit chain, and a hole in it") {
    ServerProcess server;
    CHECK(server.stop() == 0);
    auto const database = fs::path(server.config().data) / "lateral.db";
    CHECK(lateral_on(server, {"check"}).code == 0);
    SECTION("a byte") { run_sql(database, "UPDATE audit_log SET act = 'x' || substr(act, 2) WHERE number = 2"); }
    SECTION("a hole") { run_sql(database, "DELETE FROM audit_log WHERE number = 2"); }
    auto const end = lateral_on(server, {"check"});
    INFO(end.output);
    CHECK(end.code == 1);
    CHECK(has(end.output, "audit chain: entry 2"));
}

TEST_CASE("a data folder that others can read is found") {
    ServerProcess server;
    CHECK(server.stop() == 0);
    REQUIRE(chmod(server.config().data.c_str(), 0755) == 0);
    auto const open = lateral_on(server, {"check"});
    CHECK(open.code == 1);
    CHECK(has(open.output, "can be read by others"));
    CHECK(has(open.output, "audit chain: sound"));
}

TEST_CASE("people are made, invited, suspended and let in again beside a running server") {
    ServerProcess server;
    Writers writers(server, 4, "users"); // the database is busy
    wait_until("some is written", [&] { return writers.acknowledged() >= 20; });
    auto const created =
        lateral_on(server, {"user", "create", "--name", "Dee Dean", "--email", "Dee@example.org", "--admin"});
    INFO(created.output);
    REQUIRE(created.code == 0);
    auto const code = created.output.substr(created.output.find("/reset#") + 7,
                                            created.output.find_last_not_of("\n") - created.output.find("/reset#") - 6);
    CHECK(call(server.port(), "password.reset", R"({"code":")" + code + R"(","password":"another quiet morning"})")
              .status == 200);
    CHECK(call(server.port(), "session.sign_in", R"({"email":"dee@example.org","password":"another quiet morning"})")
              .status == 200);
    CHECK(lateral_on(server, {"user", "create", "--name", "Dee Again", "--email", "dee@example.org"}).code == 1);
    CHECK(lateral_on(server, {"user", "create", "--name", "", "--email", "e@example.org"}).code == 1);

    CHECK(call(server.port(), "organisation.create", R"({"kind":"isd","name":"Test ISD"})", server.ada.token).status ==
          200);
    auto const invited =
        lateral_on(server, {"user", "invite", "--email", "new@example.org", "--organisation", "Test ISD"});
    INFO(invited.output);
    CHECK(invited.code == 0);
    CHECK(has(invited.output, "/join#"));
    CHECK(lateral_on(server, {"user", "invite", "--email", "new@example.org", "--organisation", "No Such"}).code == 1);

    auto const reset = lateral_on(server, {"user", "reset", "--email", "cy@example.org"});
    CHECK(has(reset.output, "/reset#"));
    CHECK(lateral_on(server, {"user", "reset", "--email", "nobody@example.org"}).code == 1);
    check_all_there(writers.stop(), server);
}

TEST_CASE("who is suspended from the command line hears nothing more, not even by listening") {
    ServerProcess server;
    Socket cy(server.port(), server.cy.token);
    Socket bo(server.port(), server.bo.token);
    cy.hello();
    bo.hello();
    REQUIRE(lateral_on(server, {"user", "suspend", "--email", "cy@example.org"}).code == 0);
    CHECK(has(bo.ask(2, "post.create", new_post(server.open_thread, "after the suspension"), "suspended-1"), "\"ok\""));
    std::string heard;
    while (auto const got = cy.receive()) heard += *got;
    CHECK(cy.close_code() == 4401);
    CHECK_FALSE(has(heard, "after the suspension"));
    CHECK(call(server.port(), "space.list", "{}", server.cy.token).status == 401);
}

namespace {

/// Sends a text and hangs it on a post; its id.
std::string send_file(ServerProcess const& server, std::string const& words) {
    auto const begun = call(server.port(), "file.begin",
                            R"({"name":"plan.txt","size":)" + std::to_string(words.size()) + "}", server.bo.token);
    auto const file = field(begun.body, "file");
    http(server.port(), {"PUT", "/upload/" + file, {{"Authorization", "Bearer " + server.bo.token}}, words});
    REQUIRE(call(server.port(), "file.finish", R"({"file":)" + file + "}", server.bo.token).status == 200);
    REQUIRE(call(server.port(), "post.create",
                 R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":"Look","files":[{"file":)" +
                     file + "}]}",
                 server.bo.token)
                .status == 200);
    return file;
}

/// The one kept content of the store.
fs::path content_in(fs::path const& folder) {
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) return entry.path();
    throw std::runtime_error("nothing in " + folder.string());
}

std::string text_of(fs::path const& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("a backup carries files along, a restore puts them back, and a check reads each of them") {
    ServerProcess server;
    auto const file = send_file(server, "Monday: walk");
    auto const archive = (server.folder() / "archive").string();
    REQUIRE(lateral_on(server, {"backup", archive}).code == 0);
    CHECK(text_of(content_in(archive + ".files")) == "Monday: walk");
    CHECK(mode_of(archive + ".files") == 0700);
    send_file(server, "Tuesday: run");
    server.kill(); // what was acknowledged is there without an orderly end
    CHECK(lateral_on(server, {"check"}).code == 0);

    auto const elsewhere = config_for(server, server.folder() / "elsewhere");
    REQUIRE(run_lateral({"restore", archive, "--config", elsewhere}).code == 0);
    CHECK(run_lateral({"check", "--config", elsewhere}).code == 0);
    auto const kept = content_in(server.folder() / "elsewhere/files");
    CHECK(text_of(kept) == "Monday: walk");
    std::ofstream(kept) << "Monday: rest";
    auto const damaged = run_lateral({"check", "--config", elsewhere});
    CHECK(damaged.code == 1);
    CHECK(has(damaged.output, "is damaged"));
    fs::remove(kept);
    CHECK(has(run_lateral({"check", "--config", elsewhere}).output, "is missing"));
    // The backup's folder was lost: the words come back, and the loss is said.
    fs::remove_all(archive + ".files");
    auto const half = run_lateral({"restore", archive, "--config", config_for(server, server.folder() / "half")});
    CHECK(half.code == 1);
    CHECK(has(half.output, "Files are missing"));

    server.start();
    CHECK(http(server.port(), {"GET", "/files/" + file, {{"Authorization", "Bearer " + server.cy.token}}, ""}).body ==
          "Monday: walk");
    CHECK(server.stop() == 0);
}

TEST_CASE("a server that is killed in the middle of uploads keeps what it acknowledged and no rest of the others") {
    ServerProcess server;
    auto const words = std::string(200'000, 'x');
    auto const begun = call(server.port(), "file.begin", R"({"name":"long.txt","size":200000})", server.bo.token);
    auto const file = field(begun.body, "file");
    auto const bearer = std::map<std::string, std::string>{{"Authorization", "Bearer " + server.bo.token}};
    // Half of it, as one whole request that says no more than that.
    auto const half = http(server.port(), {"PUT", "/upload/" + file, bearer, words.substr(0, 100'000)});
    CHECK(has(half.body, "100000"));
    std::ofstream(server.folder() / "data/files/scratch/left-by-a-crash") << "x";
    server.kill();
    server.start();
    CHECK(fs::is_empty(server.folder() / "data/files/scratch"));
    CHECK(has(http(server.port(), {"GET", "/upload/" + file, bearer, ""}).body, "100000"));
    auto rest = bearer;
    rest["Upload-Offset"] = "100000";
    CHECK(http(server.port(), {"PUT", "/upload/" + file, rest, words.substr(100'000)}).status == 200);
    CHECK(call(server.port(), "file.finish", R"({"file":)" + file + "}", server.bo.token).status == 200);
    CHECK(server.stop() == 0);
}

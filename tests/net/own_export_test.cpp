// What members take along, over HTTP: theirs alone, while they are signed in, and in pieces.
#include "server/base/clock.hpp"
#include "server/session/own_exports.hpp"
#include "tests/domain/world.hpp"
#include "tests/support/client.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>

using namespace lateral;
using namespace lateral::tests;

namespace {

namespace fs = std::filesystem;

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

class Desk : public TestServer {
public:
    /// Waits until it is made; where it lies.
    std::string made(TestPerson const& who) const {
        auto const begun = call(port(), "export.make", "{}", who.token);
        INFO(begun.body);
        REQUIRE(begun.status == 200);
        return ready(who);
    }
    std::string ready(TestPerson const& who) const {
        auto const end = std::chrono::steady_clock::now() + kPatience;
        while (std::chrono::steady_clock::now() < end) {
            auto const state = call(port(), "export.get", "{}", who.token).body;
            constexpr std::string_view start = "\"path\":\"";
            if (auto const at = state.find(start); at != std::string::npos)
                return state.substr(at + start.size(), state.find('"', at + start.size()) - at - start.size());
            REQUIRE(has(state, "\"making\""));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        throw std::runtime_error("it is never made");
    }
    HttpReply get(std::string const& token, std::string const& path, std::map<std::string, std::string> headers = {},
                  std::string const& method = "GET") const {
        if (!token.empty()) headers["Authorization"] = "Bearer " + token;
        return http(port(), {method, path, std::move(headers), ""});
    }
    fs::path folder() const { return fs::path(config().data) / "own-exports"; }
    std::ptrdiff_t kept() const { return std::distance(fs::directory_iterator(folder()), fs::directory_iterator()); }
};

} // namespace

TEST_CASE("a member's own export comes as a download that goes on where it broke off") {
    Desk const desk;
    CHECK(has(call(desk.port(), "export.get", "{}", desk.bo.token).body, "\"none\""));
    auto const path = desk.made(desk.bo);
    auto const whole = desk.get(desk.bo.token, path);
    CHECK(whole.status == 200);
    CHECK(whole.headers.at("content-type") == "application/zip");
    CHECK(whole.headers.at("content-disposition").starts_with("attachment; filename=\"lateral-20"));
    CHECK(whole.headers.at("cache-control") == "no-store");
    CHECK(whole.headers.at("x-content-type-options") == "nosniff");
    CHECK(whole.body.starts_with("PK\x03\x04"));
    CHECK(has(whole.body, "index.html"));
    auto const tag = whole.headers.at("etag");
    auto const rest = desk.get(desk.bo.token, path, {{"Range", "bytes=100-"}, {"If-Range", tag}});
    CHECK(rest.status == 206);
    CHECK(whole.body.substr(100) == rest.body);
    CHECK(desk.get(desk.bo.token, path, {{"Range", "bytes=100-"}, {"If-Range", "\"another\""}}).status == 200);
    auto const head = desk.get(desk.bo.token, path, {}, "HEAD");
    CHECK(head.headers.at("content-length") == std::to_string(whole.body.size()));
    auto const mode = fs::status(desk.folder()).permissions();
    CHECK((mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    for (auto const& file : fs::directory_iterator(desk.folder()))
        CHECK((file.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
}

TEST_CASE("nobody else gets it, nor its member when they are signed out or suspended") {
    Desk const desk;
    auto const path = desk.made(desk.bo);
    CHECK(desk.get("", path).status == 401);
    CHECK(desk.get(desk.sue.token, path).status == 401);
    auto const refused = desk.get(desk.ada.token, path);
    CHECK(refused.status == 404);
    CHECK(refused.body == desk.get(desk.ada.token, "/own-export/1234567").body);
    CHECK(refused.body == desk.get(desk.bo.token, "/own-export/1234567").body);
    // As another's who has one of their own.
    auto const other = desk.made(desk.cy);
    CHECK(other != path);
    CHECK(desk.get(desk.cy.token, path).status == 404);
    for (auto const* address : {"/own-export/", "/own-export/x", "/own-export/0", "/own-export/-1", "/own-export/1/2"})
        CHECK(desk.get(desk.bo.token, address).status == 404);
    CHECK(desk.get(desk.bo.token, path, {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
    CHECK(desk.get(desk.bo.token, path, {{"Sec-Fetch-Site", "same-site"}}).status == 403);
    CHECK(desk.get(desk.bo.token, path, {{"Sec-Fetch-Site", "same-origin"}}).status == 200);
    CHECK(desk.get(desk.bo.token, path, {{"Sec-Fetch-Site", "none"}}).status == 200);
    for (auto const* command : {"export.make", "export.get"}) {
        CHECK(call(desk.port(), command, "{}").status == 401);
        CHECK(call(desk.port(), command, "{}", desk.sue.token).status == 401);
    }
    CHECK(call(desk.port(), "session.sign_out", "{}", desk.bo.token).status == 200);
    CHECK(desk.get(desk.bo.token, path).status == 401);
    CHECK(call(desk.port(), "member.suspend", R"({"member":)" + std::to_string(desk.cy.id.value) + "}", desk.ada.token)
              .status == 200);
    CHECK(desk.get(desk.cy.token, other).status == 401);
}

TEST_CASE("three in a day, each in the place of the one before, and none outlives the server") {
    Desk desk;
    auto const first = desk.made(desk.bo);
    desk.made(desk.bo);
    auto const third = desk.made(desk.bo);
    CHECK(desk.kept() == 1);
    CHECK(desk.get(desk.bo.token, first).status == 404);
    auto const refused = call(desk.port(), "export.make", "{}", desk.bo.token);
    CHECK(refused.status == 429);
    CHECK(std::stoll(refused.headers.at("retry-after")) > 86'000);
    CHECK(desk.get(desk.bo.token, third).status == 200);
    desk.made(desk.cy); // whom it does not concern
    desk.stop();
    desk.start();
    CHECK(desk.kept() == 0);
    CHECK(desk.get(desk.bo.token, third).status == 404);
    CHECK(has(call(desk.port(), "export.get", "{}", desk.bo.token).body, "\"none\""));
}

TEST_CASE("without room on the disk none is begun, and it does not count") {
    TestServer server([](config::Config& config) { config.free_bytes = 1'099'511'627'776; });
    for (int at = 0; at < 4; ++at) {
        auto const refused = call(server.port(), "export.make", "{}", server.bo.token);
        CHECK(has(refused.body, "\"no_room\""));
    }
    CHECK(has(call(server.port(), "export.get", "{}", server.bo.token).body, "\"none\""));
}

TEMPLATE_TEST_CASE("after an hour it is gone, after a day there are three again, and only what was made counts", "",
                   Sqlite, Postgres) {
    TestType engine;
    TempFolder folder;
    World world(engine.url);
    files::Store const store(folder.path() / "files");
    files::Examiner const examiner(store, {}, "/nowhere");
    session::Files transfer(world.db, store, examiner, World::kBounds);
    session::OwnExports exports(world.db, engine.url, store, transfer, folder.path() / "own", 0);
    auto const start = base::wall_clock().value;
    world.clock.micros = start;
    using State = protocol::OwnExportState;
    auto const made = [&] {
        auto begun = world.read<protocol::Result<protocol::OwnExport>>(
            [&](storage::ReadTransaction& tx) { return exports.make(tx, world.admin, protocol::Language::en); });
        if (!begun) return State::none;
        auto const end = std::chrono::steady_clock::now() + kPatience;
        while (exports.get(world.admin.id).state == State::making && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return exports.get(world.admin.id).state;
    };
    REQUIRE(made() == State::ready);
    CHECK(fs::exists(folder.path() / "own"));
    exports.collect({start});
    CHECK(exports.get(world.admin.id).state == State::ready);
    exports.collect({start + 2 * 3'600 * base::kSecond});
    CHECK(exports.get(world.admin.id).state == State::none);
    CHECK(fs::is_empty(folder.path() / "own"));
    // The folder is gone: it cannot be made, and that is none of three.
    fs::remove(folder.path() / "own");
    for (int at = 0; at < 4; ++at) CHECK(made() == State::failed);
    fs::create_directory(folder.path() / "own");
    CHECK(made() == State::ready);
    CHECK(made() == State::ready);
    CHECK(made() == State::none);
    world.clock.micros = start + base::kDay + 1;
    CHECK(made() == State::ready);
    exports.stop();
    transfer.stop();
}

// `lateral import members`: beside a running server, its file of links, and what it leaves when it fails.
#include "server/import/table.hpp"
#include "tests/support/client.hpp"
#include "tests/support/server_process.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sys/stat.h>

using namespace lateral::tests;
namespace fs = std::filesystem;

TEST_CASE("a list of people is invited beside a running server, and each link lets one of them in") {
    ServerProcess server;
    REQUIRE(
        call(server.port(), "organisation.create", R"({"kind":"isd","name":"Test ISD"})", server.ada.token).status ==
        200);
    auto const list = (server.folder() / "staff.csv").string();
    auto const links = (server.folder() / "links.csv").string();
    std::ofstream(list) << "name,email,organisation\n=cmd,new@example.org,Test ISD\nBo,bo@example.org,Test ISD\n"
                           "Al,al@example.org,No ISD\n";
    auto const import = [&](std::vector<std::string> const& more) {
        std::vector<std::string> arguments{"import", "members", list, "--config", server.config_file()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_lateral(arguments);
    };
    auto const dry = import({"--dry-run"});
    INFO(dry.output);
    CHECK(dry.code == 0);
    CHECK(dry.output.find("there is no such organisation; first: row 4, al@example.org") != std::string::npos);
    CHECK_FALSE(fs::exists(links));

    auto const done = import({"--links", links});
    INFO(done.output);
    REQUIRE(done.code == 0);
    struct stat info{};
    REQUIRE(stat(links.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    lateral::import::Table const table(links);
    REQUIRE(table.rows().size() == 3);
    auto const link = table.rows()[0].at(table.column({"link"}));
    CHECK(table.rows()[0].at(table.column({"name"})) == "'=cmd"); // no formula
    CHECK(table.rows()[1].at(table.column({"link"})).empty());
    CHECK(table.rows()[1].at(table.column({"no link because"})) == "there is a member with this mail address");
    CHECK(table.rows()[2].at(table.column({"no link because"})) == "there is no such organisation");

    auto const code = link.substr(link.find('#') + 1);
    auto const join = [&](std::string const& email) {
        return call(server.port(), "invitation.accept",
                    R"({"code":")" + code + R"(","name":"Newcomer","email":")" + email +
                        R"(","password":"another quiet morning"})")
            .status;
    };
    CHECK(join("new@example.org") == 200);
    CHECK(join("other@example.org") != 200);

    // What was there is not written over, and nobody is invited for nothing.
    CHECK(import({"--links", links}).code == 1);
    std::ofstream(list, std::ios::app) << "Cee,cee@example.org,Test ISD\n";
    CHECK(import({"--links", (server.folder() / "none" / "links.csv").string()}).code == 1);
    auto const later = (server.folder() / "later.csv").string();
    REQUIRE(import({"--links", later}).code == 0);
    CHECK_FALSE(lateral::import::Table(later).rows()[3].at(4).empty());
    CHECK(import({"--under", "No ISD"}).code == 1);
}

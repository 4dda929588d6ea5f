// `lateral import ning`: killed, on a full disk, beside a server.
#include "tests/crash/killed.hpp"
#include "tests/crash/small_disk.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/wait.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace lateral::tests;
namespace fs = std::filesystem;

TEST_CASE("an import that is killed again and again leaves the rows of one that was not") {
    Place whole;
    auto const done = run_lateral(whole.import());
    INFO(done.output);
    REQUIRE(done.code == 0);
    auto const rows = whole.rows();
    auto const seed = std::random_device()();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    char const* const wanted = std::getenv("LATERAL_KILLS");
    int const rounds = wanted ? std::atoi(wanted) : 5;
    for (int round = 0; round < rounds; ++round) {
        Place killed;
        int kills = 0;
        // Patience grows, so that it comes to its end some time.
        for (int most = 400;
             !ends_within(killed.import(), std::chrono::milliseconds(20 + random() % static_cast<unsigned>(most)),
                          round % 2 == 0 ? SIGKILL : SIGTERM);
             most += 200)
            REQUIRE(++kills < 100);
        CHECK(kills > 0);
        REQUIRE(run_lateral(killed.import()).code == 0);
        CHECK(difference(killed.rows(), rows) == "");
        CHECK(run_lateral({"check", "--config", killed.config()}).code == 0);
    }
}

TEST_CASE("a dry run makes no row, and what does not fit the configuration stops it with a sentence") {
    Place place;
    auto arguments = place.import();
    arguments.emplace_back("--dry-run");
    auto const dry = run_lateral(arguments);
    CHECK(dry.code == 0);
    CHECK(dry.output.find("would make") != std::string::npos);
    CHECK(std::ranges::none_of(place.rows(), [](std::string const& row) {
        return row.starts_with("members ") || row.starts_with("imports ");
    }));
    Place full("[files]\nfree_bytes = 1099511627776\n");
    auto const stopped = run_lateral(full.import());
    INFO(stopped.output);
    CHECK(stopped.code == 1);
    CHECK(stopped.output.find("the disk has no room") != std::string::npos);
    std::ofstream(full.config(), std::ios::trunc) << "[server]\ndata = \"" << full.data().string() << "\"\n";
    CHECK(run_lateral(full.import()).code == 0);
}

TEST_CASE("an import beside a server is refused, and a server serves what was brought") {
    ServerProcess server;
    auto const beside = run_lateral({"import", "ning", sample().string(), "--config", server.config_file()});
    CHECK(beside.code == 1);
    CHECK(beside.output.find("stop it first") != std::string::npos);
    REQUIRE(server.stop() == 0);
    REQUIRE(run_lateral({"import", "ning", sample().string(), "--config", server.config_file()}).code == 0);
    server.start();
    CHECK(server.stop() == 0);
}

TEST_CASE("a full disk stops an import cleanly wherever it is, and with room it goes on") {
    Place whole;
    REQUIRE(run_lateral(whole.import()).code == 0);
    auto const rows = whole.rows();
    for (int const kilobytes : {300, 700, 1'200, 2'000}) {
        SmallDisk disk;
        disk.fill(static_cast<std::uintmax_t>(kilobytes) * 1024);
        Place place("", disk.path() / "data");
        auto const stopped = run_lateral(place.import());
        INFO(kilobytes << ": " << stopped.output);
        CHECK(stopped.code == 1);
        CHECK(stopped.output.find("disk") != std::string::npos);
        disk.free();
        REQUIRE(run_lateral(place.import()).code == 0);
        CHECK(difference(place.rows(), rows) == "");
    }
}

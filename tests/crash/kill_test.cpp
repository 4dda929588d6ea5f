#include "tests/crash/writers.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

using namespace lateral::tests;

TEST_CASE("what was acknowledged survives kill -9, once and whole; what was not is there once or never") {
    const char* const wanted = std::getenv("LATERAL_KILLS");
    int const rounds = wanted ? std::atoi(wanted) : 5;
    std::random_device device;
    auto const seed = device();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    ServerProcess server;
    std::vector<Written> written;
    for (int round = 0; round < rounds; ++round) {
        Writers writers(server, 50, "round" + std::to_string(round));
        auto const enough = std::uniform_int_distribution<std::size_t>(1, 600)(random);
        wait_until(
            "enough is acknowledged", [&] { return writers.acknowledged() >= enough; }, std::chrono::seconds(60));
        server.kill();
        for (auto& one : writers.stop()) written.push_back(std::move(one));
        server.start();
        check_all_there(written, server);
        send_again(written, server);
        check_all_there(written, server);
    }
    CHECK(server.stop() == 0);
    CHECK(run_lateral({"check", "--config", server.config_file()}).code == 0);
}

#include "tests/crash/small_disk.hpp"
#include "tests/crash/writers.hpp"
#include "tests/support/client.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace lateral::tests;

namespace {

bool is_ready(ServerProcess const& server) { return http(server.port(), {.target = "/health/ready"}).status == 200; }

/// Posts until writing is off; what each post came to is in `written`.
void write_until_off(ServerProcess const& server, std::string const& run, Written& written) {
    Socket socket(server.port(), server.bo.token);
    socket.hello();
    for (int i = 0; i < 2'000; ++i) {
        auto const key = run + "-" + std::to_string(10'000 + i);
        written.posts.push_back({server.bo.token, server.open_thread, key, whole_body(key, 15'000)});
        auto const answer =
            socket.ask(10 + i, "post.create", new_post(server.open_thread, written.posts.back().body), key);
        socket.events.clear();
        written.posts.back().acknowledged = answer.find("\"ok\"") != std::string::npos;
        if (written.posts.back().acknowledged) continue;
        INFO(answer);
        CHECK(answer.find("\"read_only\"") != std::string::npos);
        CHECK(answer.find("retry_after") != std::string::npos);
        return;
    }
    FAIL("the disk did not fill up");
}

/// Writing goes off with a word to everybody, reading goes on; with room it comes back by itself, and nothing is lost.
void check_full_disk(ServerProcess& server, std::function<void()> const& fill, std::function<void()> const& free) {
    std::vector<Written> written(1);
    Socket cy(server.port(), server.cy.token);
    cy.hello();
    for (std::string const run : {"first", "second"}) {
        fill();
        write_until_off(server, run, written[0]);
        CHECK_FALSE(is_ready(server));
        CHECK_NOTHROW(cy.receive_with(R"("ev":"server.state","data":{"writable":false})"));
        // Stays off as long as there is no room, for those who write little too, and reading goes on.
        for (int i = 0; i < 20; ++i) {
            CHECK(call(server.port(), "post.create", new_post(server.open_thread, "small"), server.cy.token).status ==
                  503);
            CHECK(call(server.port(), "space.list", "{}", server.cy.token).status == 200);
            CHECK_FALSE(is_ready(server));
        }
        CHECK(posts_of(server.port(), server.open_thread, server.cy.token).size() > 1);
        CHECK(Socket(server.port(), server.cy.token).hello().find("\"writable\":false") != std::string::npos);
        free();
        CHECK_NOTHROW(cy.receive_with(R"("ev":"server.state","data":{"writable":true})"));
        CHECK(is_ready(server));
        check_all_there(written, server);
        send_again(written, server);
    }
    check_all_there(written, server);
    CHECK(server.stop() == 0);
    server.start();
    check_all_there(written, server);
    CHECK(server.stop() == 0);
    CHECK(run_lateral({"check", "--config", server.config_file()}).output.find("database: sound") != std::string::npos);
}

} // namespace

TEST_CASE("a full disk turns writing off, not the server, and room turns it on again") {
    if (geteuid() != 0) {
        WARN("not root: a small disk cannot be mounted; the limit of file sizes stands for it");
        return;
    }
    SmallDisk disk;
    ServerProcess server({}, {}, disk.path() / "data");
    check_full_disk(server, [&] { disk.fill(1'500'000); }, [&] { disk.free(); });
}

TEST_CASE("a limit of file sizes does the same") {
    ServerProcess server;
    auto const limit = [&](rlim_t bytes) {
        rlimit const now{bytes, RLIM_INFINITY};
        REQUIRE(prlimit(server.pid(), RLIMIT_FSIZE, &now, nullptr) == 0);
    };
    check_full_disk(server, [&] { limit(1'500'000); }, [&] { limit(RLIM_INFINITY); });
}

#include "tests/crash/trace.hpp"
#include "tests/support/client.hpp"
#include "tests/support/server_process.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace lateral::tests;

namespace {

constexpr const char* kAnswer = "traced-";

std::string read_all(std::filesystem::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("the reader of traces sees an answer that leaves before its sync") {
    std::string const write = "12 pwrite64(5</d/lateral.db-wal>, \"...\", 4096, 32) = 4096\n";
    std::string const sync = "12 fdatasync(5</d/lateral.db-wal>) = 0\n";
    std::string const send =
        "11 sendto(9<socket:[77]>, \"\\201~{re:2,ok:traced-1}\", 20, MSG_NOSIGNAL, NULL, 0) = 20\n";
    std::string const other = "12 fdatasync(4</d/lateral.db>) = 0\n";
    auto const sound = [](std::string const& trace) { return sync_order(trace, kAnswer).broken.empty(); };
    CHECK(sound(write + sync + send));
    CHECK(sound(write + sync + send + write + sync + send));
    CHECK_FALSE(sound(write + send + sync));
    CHECK_FALSE(sound(write + other + send));
    CHECK_FALSE(sound(write + sync + send + write + send + sync));
    CHECK_FALSE(sound(sync + write + send));
    std::string const begun = "12 fdatasync(5</d/lateral.db-wal> <unfinished ...>\n";
    std::string const back = "12 <... fdatasync resumed>) = 0\n";
    CHECK(sound(write + begun + back + send));
    CHECK_FALSE(sound(write + begun + send + back));
    CHECK_FALSE(sound(begun + write + back + send));
    CHECK_FALSE(sound(write + "12 fdatasync(5</d/lateral.db-wal>) = -1 EIO (Input/output error)\n" + send));
    CHECK(sync_order(write + sync + send, kAnswer).answers == 1);
}

TEST_CASE("no answer leaves before the sync that covers it has come back") {
    TempFolder folder;
    auto const trace = folder.path() / "trace";
    ServerProcess server(
        {}, under_strace({"-y", "-s", "64", "-e", "trace=fdatasync,fsync,pwrite64,write,sendto,sendmsg,writev", "-o",
                          trace.string()}));
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    for (int i = 0; i < 20; ++i)
        REQUIRE(bo.ask(1'000'000 + i, "post.create", new_post(server.open_thread, "body"),
                       "traced-" + std::to_string(100 + i))
                    .find("\"ok\"") != std::string::npos);
    CHECK(server.stop() == 0);
    // The ids are ours: "re":10000xx is the answer to a post and to nothing else.
    auto const order = sync_order(read_all(trace), R"(\"re\":10000)");
    CHECK(order.answers == 20);
    CHECK(order.broken == "");
}

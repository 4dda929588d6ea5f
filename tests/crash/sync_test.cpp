#include "tests/crash/trace.hpp"
#include "tests/support/client.hpp"
#include "tests/support/server_process.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

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
    // Whole: an answer may leave in one call behind an event.
    ServerProcess server(
        {}, under_strace({"-y", "-s", "100000", "-e", "trace=fdatasync,fsync,pwrite64,write,sendto,sendmsg,writev",
                          "-o", trace.string()}));
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

TEST_CASE("the reader of traces sees a word that leaves before its sync, among those of others") {
    auto const write = [](std::string const& words) {
        return "12 pwrite64(5</d/lateral.db-wal>, \"" + words + "\", 4096, 32) = 4096\n";
    };
    auto const send = [](std::string const& words) {
        return "11 sendmsg(9<socket:[77]>, {msg_iov=[{iov_base=\"" + words + "\"}]}, MSG_NOSIGNAL) = 20\n";
    };
    std::string const sync = "12 fdatasync(5</d/lateral.db-wal>) = 0\n";
    std::string const begun = "12 fdatasync(5</d/lateral.db-wal> <unfinished ...>\n";
    std::string const back = "12 <... fdatasync resumed>) = 0\n";
    auto const sound = [](std::string const& trace) { return word_order(trace, "word-", 6).broken.empty(); };
    CHECK(sound(write("word-1 word-2") + sync + send("word-1") + send("word-2")));
    CHECK(sound(write("word-1") + sync + write("word-1 word-2") + send("word-1") + sync + send("word-2")));
    CHECK_FALSE(sound(write("word-1") + sync + write("word-1 word-2") + send("word-2") + sync));
    CHECK_FALSE(sound(write("word-1") + sync + write("word-2") + send("word-1 word-2") + sync));
    CHECK_FALSE(sound(sync + send("word-1")));
    CHECK(sound(write("word-1") + begun + write("word-2") + back + send("word-1")));
    CHECK_FALSE(sound(write("word-1") + begun + write("word-2") + back + send("word-2")));
    CHECK_FALSE(sound(write("word-1") + begun + send("word-1") + back));
    auto const order = word_order(write("word-1 word-2") + sync + send("word-1") + send("word-2"), "word-", 6);
    CHECK(order.sent.size() == 2);
    CHECK(order.syncs == 1);
}

namespace {

constexpr int kWriters = 8;
constexpr int kEach = 12;

/// A word of its own for each post, all of one length.
std::string word(int writer, int post) { return "traced-word-" + std::to_string(1000 + writer * 100 + post); }

/// Half of the writers over a socket, half by POST.
void write_words(ServerProcess const& server, int writer, std::atomic<int>& trouble) {
    auto const& token = writer % 3 == 0 ? server.ada.token : server.bo.token;
    std::optional<Socket> socket;
    if (writer % 2 == 0) socket.emplace(server.port(), token).hello();
    for (int i = 0; i < kEach; ++i) {
        auto const arguments = new_post(server.open_thread, word(writer, i));
        auto const answer = socket ? socket->ask(10 + i, "post.create", arguments, word(writer, i))
                                   : call(server.port(), "post.create", arguments, token).body;
        if (answer.find("\"ok\"") == std::string::npos) ++trouble;
    }
}

} // namespace

TEST_CASE("of many who write at once, nobody is answered and nobody hears a word before the sync that covers it") {
    TempFolder folder;
    auto const trace = folder.path() / "trace";
    ServerProcess server(
        {}, under_strace({"-y", "-s", "100000", "-e", "trace=fdatasync,fsync,pwrite64,write,sendto,sendmsg,writev",
                          "-o", trace.string()}));
    Socket listener(server.port(), server.cy.token);
    listener.hello();
    std::atomic<int> trouble = 0;
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < kWriters; ++writer)
            writers.emplace_back([&, writer] { write_words(server, writer, trouble); });
    }
    CHECK(trouble == 0);
    std::set<std::string> heard;
    for (int i = 0; i < kWriters * kEach; ++i)
        if (auto const event = listener.receive_with("traced-word-"); event.find("post.created") != std::string::npos)
            heard.insert(event.substr(event.find("traced-word-"), word(0, 0).size()));
    CHECK(heard.size() == kWriters * kEach);
    listener.abort();
    CHECK(server.stop() == 0);
    auto const order = word_order(read_all(trace), "traced-word-", word(0, 0).size());
    CHECK(order.broken == "");
    constexpr std::size_t kAll = kWriters * kEach;
    CHECK(order.sent.size() == kAll);
    CHECK(order.answers >= kAll / 2);
    CHECK(order.replies == kAll / 2);
    CHECK(order.events >= kAll); // to the listener alone
    INFO(order.syncs << " syncs covered " << kAll << " posts");
    CHECK(order.syncs < kAll); // some shared one
}

#include "tests/support/client.hpp"
#include "tests/support/server_process.hpp"

#include <catch2/catch.hpp>
#include <fstream>

using namespace lateral::tests;

namespace {

/// A server whose wall clock is what a file says; the steady clock is the machine's.
class SetClock {
public:
    SetClock() { set("+0"); }

    void set(std::string const& offset) const {
        // Renamed into place: the library reads it at every call.
        std::ofstream(file_.string() + ".new") << offset << "\n";
        std::filesystem::rename(file_.string() + ".new", file_);
    }

    std::vector<std::string> prefix() const {
        std::string library;
        for (auto const& folder : std::filesystem::directory_iterator("/usr/lib"))
            if (auto const file = folder.path() / "faketime/libfaketimeMT.so.1"; std::filesystem::exists(file))
                library = file.string();
        REQUIRE_FALSE(library.empty());
        return {"env", "LD_PRELOAD=" + library, "FAKETIME_TIMESTAMP_FILE=" + file_.string(), "FAKETIME_NO_CACHE=1",
                "DONT_FAKE_MONOTONIC=1"};
    }

private:
    TempFolder folder_;
    std::filesystem::path file_ = folder_.path() / "time";
};

} // namespace

TEST_CASE("a clock that is set back disorders no thread, ends no session and locks nobody out") {
    if (kSanitized) {
        WARN("not under a sanitizer: it asks for the time before the library that sets it is there");
        return;
    }
    SetClock clock;
    ServerProcess server([](auto& config) { config.writes_per_minute = 240; }, clock.prefix());
    Socket bo(server.port(), server.bo.token);
    bo.hello();
    int posted = 0;
    auto const post = [&] {
        auto const number = std::to_string(++posted);
        CHECK(bo.ask(10 + posted, "post.create", new_post(server.open_thread, "number " + number),
                     "clock-" + number + "-key")
                  .find("\"ok\"") != std::string::npos);
    };
    auto const sign_in = [&](std::string const& password) {
        return call(server.port(), "session.sign_in", R"({"email":"cy@example.org","password":")" + password + "\"}")
            .status;
    };
    for (auto const* offset : {"+0", "-1h", "-40d", "-39d", "+1d", "-2y"}) {
        clock.set(offset);
        INFO(offset);
        for (int i = 0; i < 10; ++i) post();
        CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 200);
        CHECK(Socket(server.port(), server.cy.token).hello().find("\"ok\"") != std::string::npos);
        CHECK(sign_in(server.kPassword) == 200);
    }
    auto const posts = posts_of(server.port(), server.open_thread, server.bo.token);
    REQUIRE(posts.size() == 61);
    for (std::size_t i = 1; i < posts.size(); ++i) CHECK(posts[i].body == "number " + std::to_string(i));
    // Wrong passwords of a time that has not come yet count for nothing: or the clock's mistake would lock her out for
    // years.
    clock.set("+0");
    for (int i = 0; i < 12; ++i) sign_in("wrong words at all");
    CHECK(sign_in(server.kPassword) == 429);
    clock.set("-3d");
    CHECK(sign_in(server.kPassword) == 200);
    CHECK(run_lateral({"check", "--config", server.config_file()}).code == 0);
    bo.abort();
    CHECK(server.stop() == 0);
}

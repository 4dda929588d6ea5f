// What the program writes about its work at its most talkative: what happened and to which request, never what people
// wrote, and nothing that opens a door.
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/sqlite_file.hpp"

#include <catch2/catch.hpp>
#include <regex>

using namespace lateral::tests;

namespace {

// Words that stand nowhere else.
constexpr const char* kTitle = "Zebrafish lanterns";
constexpr const char* kBody = "Marmalade telescopes sing";
constexpr const char* kWrongPassword = "wombat violin mistake";
constexpr const char* kNewPassword = "cactus harpsichord dawn";
constexpr const char* kFileName = "periwinkle-roster.txt";
constexpr const char* kFileWords = "Dandelion accordion";
constexpr const char* kSearch = "umbrella quokka";
constexpr const char* kNonsense = "xylophone-pelican";

std::string quoted(std::string const& value) { return "\"" + value + "\""; }

class Person {
public:
    explicit Person(ServerProcess& server) : server_(server), bo_(server.port(), server.bo.token) { bo_.hello(); }

    void ask(std::string const& command, std::string const& arguments, bool is_fine = true) {
        auto const key = "gazelle-key-" + std::to_string(++asked_);
        INFO(command);
        CHECK(has(bo_.ask(100 + asked_, command, arguments, key), "\"ok\"") == is_fine);
    }

    void write() {
        auto const thread = std::to_string(server_.open_thread.value);
        ask("thread.create", R"({"space":)" + std::to_string(server_.open.value) + R"(,"kind":"question","title":")" +
                                 kTitle + R"(","body":")" + kBody + "\"}");
        ask("post.create", R"({"thread":)" + thread + R"(,"body":")" + kBody + "\"}");
        ask("post.create", R"({"thread":"this is )" + std::string(kBody) + "\"}", false);
        ask("draft.save", R"({"place":"reply","about":)" + thread + R"(,"base":0,"body":")" + kBody + "\"}");
        ask("search.find", R"({"words":")" + std::string(kSearch) + "\"}");
    }

    void send_file() {
        auto const bearer = std::map<std::string, std::string>{{"Authorization", "Bearer " + server_.bo.token}};
        auto const begun = call(server_.port(), "file.begin",
                                R"({"name":")" + std::string(kFileName) + R"(","size":19})", server_.bo.token);
        auto const file = field(begun.body, "file");
        CHECK(http(server_.port(), {"PUT", "/upload/" + file, bearer, kFileWords}).status == 200);
        ask("file.finish", R"({"file":)" + file + "}");
    }

    void talk_nonsense() {
        bo_.send(std::string("{") + kNonsense);
        bo_.send(R"({"id":7,"cmd":"post.create","args":{"thread":")" + std::string(kNonsense) + "\"}}");
        bo_.send(R"({"id":8,"cmd":")" + std::string(kNonsense) + R"(","args":{}})");
        ask("session.list", "{}");
        http(server_.port(), {"POST", "/api/post.create", {{"Authorization", kNonsense}}, kNonsense});
        http(server_.port(), {"GET", "/" + std::string(kNonsense), {}, ""});
        raw(server_.port(), std::string(kNonsense) + "\r\n\r\n", std::chrono::milliseconds(200));
    }

private:
    ServerProcess& server_; // NOLINT: outlives it
    Socket bo_;
    int asked_ = 0;
};

int sign_in(ServerProcess& server, std::string const& email, std::string const& password, std::string* token) {
    auto const reply = call(server.port(), "session.sign_in",
                            R"({"email":")" + email + R"(","password":")" + password + R"(","credential":"token"})");
    if (token) *token = field(reply.body, "token");
    return reply.status;
}

/// The line about the failure, and none of what it was about.
std::string line_with(std::string const& log, std::string const& part) {
    auto const at = log.find(part);
    if (at == std::string::npos) return {};
    auto const start = log.rfind('\n', at) + 1;
    return log.substr(start, log.find('\n', at) - start);
}

} // namespace

TEST_CASE("the log at its most talkative holds no words, names or secrets of people, and an id for each request") {
    ServerProcess server([](auto& config) { config.log_level = "debug"; });
    std::string token;
    CHECK(sign_in(server, "cy@example.org", server.kPassword, &token) == 200);
    CHECK(sign_in(server, "cy@example.org", kWrongPassword, nullptr) == 401);
    CHECK(sign_in(server, "walrus@example.net", kWrongPassword, nullptr) == 401);
    auto const link = call(server.port(), "password.link", R"({"member":)" + std::to_string(server.cy.id.value) + "}",
                           server.ada.token);
    auto const code = field(link.body, "code");
    CHECK(call(server.port(), "password.reset",
               R"({"code":)" + quoted(code) + R"(,"password":)" + quoted(kNewPassword) + "}")
              .status == 200);
    Person bo(server);
    bo.write();
    bo.send_file();
    bo.talk_nonsense();
    // And when the database itself refuses a row, which is in the log as a fault of ours.
    run_sql(server.config().data + "/lateral.db",
            "CREATE TRIGGER broken BEFORE INSERT ON posts BEGIN SELECT RAISE(ABORT, 'no posts today'); END");
    bo.ask("post.create", R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":")" + kBody + "\"}",
           false);
    CHECK(server.stop() == 0);

    auto const log = server.log();
    for (std::string const& secret :
         {std::string(kTitle), std::string(kBody), std::string("Marmalade"), std::string(kWrongPassword),
          std::string(kNewPassword), std::string(server.kPassword), std::string(kFileName), std::string(kFileWords),
          std::string(kSearch), std::string("quokka"), std::string(kNonsense), std::string("gazelle-key"),
          std::string("example.org"), std::string("walrus"), server.bo.token, server.ada.token, token, code}) {
        INFO(secret << "\n" << log);
        REQUIRE(secret.size() > 3);
        CHECK_FALSE(has(log, secret));
    }
    // What an administrator looks for is there: each command with its id, and the fault under the id of its request.
    for (auto const* command : {"post.create ok", "post.create internal", "thread.create ok", "search.find ok",
                                "session.sign_in ok", "session.sign_in sign_in_failed", "file.finish ok"}) {
        INFO(command);
        auto const line = line_with(log, std::string(" ") + command);
        CHECK(std::regex_search(line, std::regex("request [0-9a-f]+ ")));
    }
    auto const fault = line_with(log, "no posts today");
    INFO(fault);
    CHECK(std::regex_search(fault, std::regex("error storage: request [0-9a-f]+: post")));
    CHECK(has(log, "sign-in refused from 127.0.0.1"));
}

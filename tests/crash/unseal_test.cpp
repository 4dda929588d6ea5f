// Words in confidence, opened at the keyboard of a server that runs.
#include "tests/support/client.hpp"
#include "tests/support/json_field.hpp"
#include "tests/support/terminal_process.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

using namespace lateral::tests;
namespace fs = std::filesystem;

namespace {

std::string content(fs::path const& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

struct Keyboard {
    explicit Keyboard(ServerProcess::Change const& change = {}) : server(change) {
        auto const said =
            call(server.port(), "peer.message",
                 R"({"members":[)" + number(server.bo.id) + R"(],"body":"Between Cy and Bo alone"})", server.cy.token);
        REQUIRE(has(said.body, "\"ok\""));
        auto const raised =
            call(server.port(), "member.set_role",
                 R"({"member":)" + number(server.bo.id) + R"(,"role":"administrator"})", server.ada.token);
        REQUIRE(has(raised.body, "\"ok\""));
    }

    static std::string number(auto id) { return std::to_string(id.value); }
    std::string said(TestPerson const& who, std::string const& command, std::string const& arguments) {
        auto const answer = call(server.port(), command, arguments, who.token);
        INFO(command << " " << answer.body);
        REQUIRE(has(answer.body, "\"ok\""));
        return answer.body;
    }
    /// Bo coaches Cy, and both wrote something down.
    void coach() {
        auto const school =
            field(said(server.ada, "organisation.create", R"({"kind":"school","name":"Larkspur"})"), "id");
        said(server.ada, "affiliation.add",
             R"({"member":)" + number(server.bo.id) + R"(,"organisation":)" + school + R"(,"role":"coach"})");
        auto const cycle =
            field(said(server.bo, "cycle.propose",
                       R"({"coach":)" + number(server.bo.id) + R"(,"teacher":)" + number(server.cy.id) +
                           R"(,"focus":"feedback","band":"middle","subject":"science","opening":"Shall we?"})"),
                  "id");
        for (auto const& who : {server.bo, server.cy})
            said(who, "cycle.answer", R"({"cycle":)" + cycle + R"(,"agree":true})");
        said(server.cy, "cycle.set_goal",
             R"({"cycle":)" + cycle +
                 R"(,"revision":0,"goal":"Wait\nlonger","checks":["easy"],"strategy":"Count to eight"})");
        auto const enter = [&](TestPerson const& who, std::string const& rest) {
            said(who, "cycle.enter", R"({"cycle":)" + cycle + "," + rest + "}");
        };
        enter(server.cy, R"("kind":"baseline","words":"Pairs that answered","on":"2024-01-15","count":14,"of":22)");
        enter(server.bo, R"("kind":"visit","words":"","on":"2024-01-16","minutes":40)");
        enter(server.bo, R"("kind":"note","words":"I talked for half of it","on":"2024-01-16")");
    }

    ProgramEnd unseal(std::vector<std::string> arguments, TestPerson const& who,
                      std::string const& password = Community::kPassword) {
        arguments.insert(arguments.begin(), "unseal");
        arguments.insert(arguments.end(), {"--config", server.config_file()});
        return run_lateral(arguments, who.email + "\n" + password + "\nyes\n");
    }
    ProgramEnd ask(TestPerson const& who, std::string const& password = Community::kPassword) {
        return unseal({"ask", "--of", server.cy.email, "--reason", "A court of the county asks for it", "--hours", "2"},
                      who, password);
    }
    /// The number that it got.
    std::string asked() {
        auto const made = ask(server.ada);
        INFO(made.output);
        REQUIRE(made.code == 0);
        auto const at = made.output.find("unseal agree ");
        REQUIRE(at != std::string::npos);
        std::istringstream rest(made.output.substr(at + 13));
        std::string number;
        rest >> number;
        return number;
    }

    ServerProcess server;
};

} // namespace

TEST_CASE("two administrators open what was said in confidence, and its parties hear of it") {
    Keyboard keyboard;
    auto& server = keyboard.server;
    auto const file = server.folder() / "words.txt";
    auto const number = keyboard.asked();
    CHECK(keyboard.unseal({"read", number, file.string()}, server.ada).code == 1);
    CHECK(keyboard.unseal({"agree", number}, server.ada).code == 1);
    std::vector<std::string> const agree{"unseal", "agree", number, "--config", server.config_file()};
    auto const unsure = run_lateral(agree, server.bo.email + "\n" + Community::kPassword + "\nno\n");
    CHECK(unsure.code == 1);
    CHECK(has(unsure.output, "A court of the county asks for it"));
    REQUIRE(keyboard.unseal({"agree", number}, server.bo).code == 0);
    auto const written = keyboard.unseal({"read", number, file.string()}, server.ada);
    INFO(written.output);
    REQUIRE(written.code == 0);
    CHECK(has(content(file), "> Between Cy and Bo alone"));
    CHECK_FALSE(has(written.output, "Between Cy"));
    struct stat info{};
    REQUIRE(stat(file.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    CHECK(keyboard.unseal({"read", number, file.string()}, server.ada).code == 1); // it is there

    auto const notices = call(server.port(), "notice.list", "{}", server.cy.token);
    CHECK(has(notices.body, "\"opened\""));
    CHECK_FALSE(has(server.log(), "Between Cy"));
}

TEST_CASE("what was said in confidence is opened where it is encrypted, too") {
    TempFolder const folder;
    auto const key = (folder.path() / "key").string();
    REQUIRE(run_lateral({"vault", "key", key}).code == 0);
    Keyboard keyboard([&](lateral::config::Config& config) { config.vault_key_file = key; });
    keyboard.coach();
    auto const file = keyboard.server.folder() / "words.txt";
    auto const number = keyboard.asked();
    REQUIRE(keyboard.unseal({"agree", number}, keyboard.server.bo).code == 0);
    REQUIRE(keyboard.unseal({"read", number, file.string()}, keyboard.server.ada).code == 0);
    auto const written = content(file);
    CHECK(has(written, "> Between Cy and Bo alone"));
    CHECK(has(written, "> Wait\n> longer\nStrategy\n> Count to eight"));
    CHECK(has(written, "> Pairs that answered"));
}

TEST_CASE("the record of a coaching cycle is written beside its talk, without the coach's own notes") {
    Keyboard keyboard;
    keyboard.coach();
    auto& server = keyboard.server;
    auto const file = server.folder() / "record.txt";
    auto const number = keyboard.asked();
    REQUIRE(keyboard.unseal({"agree", number}, server.bo).code == 0);
    REQUIRE(keyboard.unseal({"read", number, file.string()}, server.ada).code == 0);
    auto const written = content(file);
    INFO(written);
    CHECK(has(written, "Coach bo, teacher cy"));
    CHECK(has(written, "About feedback, middle, science; stage agreed"));
    CHECK(has(written, "> Wait\n> longer\nStrategy\n> Count to eight"));
    CHECK(has(written, "Entry: baseline of 2024-01-15, 14 of 22"));
    CHECK(has(written, "> Pairs that answered"));
    CHECK(has(written, "Entry: visit of 2024-01-16, 40 minutes"));
    CHECK(has(written, "Step: proposed, "));
    CHECK_FALSE(has(written, "I talked for half of it"));
}

TEST_CASE("a terminal shows the address that is typed, and no password") {
    Keyboard keyboard;
    auto& server = keyboard.server;
    std::vector<std::string> const ask{
        "unseal",  "ask", "--of",     server.cy.email,     "--reason", "A court of the county asks for it",
        "--hours", "2",   "--config", server.config_file()};
    auto const made =
        run_at_terminal(ask, {{"mail address: ", server.ada.email}, {"Password: ", Community::kPassword, true}});
    INFO(made.output);
    CHECK(made.code == 0);
    CHECK(has(made.output, server.ada.email));
    CHECK(has(made.output, "Nothing is open yet."));
    CHECK_FALSE(has(made.output, Community::kPassword));
}

TEST_CASE("only an administrator's own address and password ask for it") {
    Keyboard keyboard;
    auto& server = keyboard.server;
    CHECK(keyboard.ask(server.ada, "quiet lake evening").code == 1);
    auto const member = keyboard.ask(server.cy);
    CHECK(member.code == 1);
    auto const nobody = keyboard.ask({{}, "nobody@example.org", {}});
    CHECK(nobody.code == 1);
    CHECK(member.output == nobody.output);
    CHECK(keyboard.unseal({"agree", "424242"}, server.bo).code == 1);
    CHECK(run_lateral({"unseal", "agree", "1", "--config", server.config_file()}, "\n").code == 1);
    auto const audit = call(server.port(), "audit.list", "{}", server.ada.token);
    CHECK_FALSE(has(audit.body, "unseal"));
}

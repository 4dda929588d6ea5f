#include "protocol/commands.hpp"
#include "server/domain/handlers.hpp"
#include "tests/flow/matrix_rows.hpp"
#include "tests/flow/orchard.hpp"
#include "tests/support/client.hpp"
#include "tests/support/engines.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

using namespace lateral;
using namespace lateral::tests;

namespace {

constexpr std::array<std::string_view, kColumns> kPeople{
    "administrator", "specialist", "ISD lead", "steward", "member", "outsider", "guest", "suspended", "signed out"};

std::string_view expected(Row const& row, std::size_t column) {
    if (column < row.signed_in.size()) return row.signed_in[column];
    return static_cast<Who>(column) == Who::suspended ? row.suspended : row.signed_out;
}

/// Hello and typing are about the connection that they come over; everything else goes over POST.
bool goes_over_a_socket(std::string_view command) { return command == "hello" || command == "typing.start"; }

std::string ask(std::uint16_t port, std::string_view command, std::string const& arguments, std::string const& token) {
    if (!goes_over_a_socket(command)) return call(port, command, arguments, token).body;
    Socket socket(port, token);
    auto const welcome = socket.hello();
    if (command == "hello" || welcome.find("\"error\"") != std::string::npos) return welcome;
    return socket.ask(1, command, arguments);
}

/// "ok" or the code of the refusal.
std::string outcome(std::string const& answer) {
    if (answer.find("\"ok\":{") != std::string::npos) return "ok";
    constexpr std::string_view start = R"("error":{"code":")";
    auto const at = answer.find(start);
    if (at == std::string::npos) return answer;
    auto const from = at + start.size();
    return answer.substr(from, answer.find('"', from) - from);
}

/// By what its handler is given; the rest is answered by sessions themselves.
bool changes_something(std::string_view command) {
    static auto const reads = [] {
        std::set<std::string_view> found{"hello",       "invitation.look", "typing.start",
                                         "file.limits", "export.make",     "export.get"};
        boost::mp11::mp_for_each<protocol::Commands>([&](auto spec) {
            using Args = typename decltype(spec)::Args;
            if constexpr (requires(storage::ReadTransaction& tx, domain::Actor const& actor, Args const& args) {
                              domain::handle(tx, actor, args);
                          })
                found.insert(spec.name);
        });
        return found;
    }();
    return !reads.contains(command);
}

/// Somebody in the network who sees nothing of the closed space, and listens.
class Observer {
public:
    explicit Observer(Orchard& orchard) : orchard_(orchard), socket_(listen()) {}

    /// Everything that came until a command of one's own is answered, which is after all events before it.
    void check() {
        socket_.ask(++asked_, "space.list", "{}");
        for (auto const& secret : orchard_.secrets()) {
            INFO(secret);
            CHECK(socket_.events.find(secret) == std::string::npos);
        }
        socket_.events.clear();
    }

private:
    Socket listen() {
        Socket socket(orchard_.server().port(), Orchard::kObserverToken);
        socket.hello();
        return socket;
    }

    Orchard& orchard_; // NOLINT: outlives it
    Socket socket_;
    std::int64_t asked_ = 1;
};

bool sees_closed(Who who) { return who == Who::steward || who == Who::member || who == Who::guest; }

/// What was asked may stand in an answer; nothing else of the closed space may. The audit chain knows it, and what was
/// moderated in it, by ids alone.
void check_silence(Orchard const& orchard, Row const& row, std::string const& answer, std::string const& arguments) {
    for (auto const& secret : orchard.secrets()) {
        if (arguments.find(secret) != std::string::npos) continue;
        if (row.command == "audit.list" &&
            orchard.fill("$closed $thread $chat $flagged $case", Who::administrator).contains(secret))
            continue;
        INFO(secret);
        CHECK(answer.find(secret) == std::string::npos);
    }
}

void check_cell(Orchard& orchard, Row const& row, std::size_t column) {
    auto const who = static_cast<Who>(column);
    auto const port = orchard.server().port();
    auto const arguments = orchard.fill(row.arguments, who);
    auto const answer = ask(port, row.command, arguments, orchard.token(who));
    INFO(row.command << " " << row.about << " by " << kPeople[column] << ": " << answer);
    CHECK(outcome(answer) == expected(row, column));
    if (!sees_closed(who)) check_silence(orchard, row, answer, arguments);
    if (outcome(answer) != "not_found") return;
    REQUIRE(row.arguments.find('?') != std::string_view::npos);
    auto const missing = orchard.fill(row.arguments, who, Orchard::Hidden::missing);
    CHECK(answer == ask(port, row.command, missing, orchard.token(who)));
}

/// Somebody whom it does not concern, and who listens while its parties talk.
void check_no_pomelo(Orchard const& orchard, std::string const& heard, std::string const& asked) {
    for (auto const& secret : orchard.confidences()) {
        if (asked.find(secret) != std::string::npos) continue;
        INFO(secret);
        CHECK(heard.find(secret) == std::string::npos);
    }
}

/// Everything that any command can be asked about it. What names nothing of it and changes something is left out: it
/// could only end the session with which the next is asked.
void ask_everything_in_confidence(Orchard& orchard, Who who) {
    auto const port = orchard.server().port();
    for (auto const& row : kRows) {
        auto const arguments = orchard.fill(row.arguments, who, Orchard::Hidden::aimed_in_confidence);
        bool const is_aimed = arguments != orchard.fill(row.arguments, who) || row.command.starts_with("peer.") ||
                              row.command.starts_with("cycle.") || row.command.starts_with("coaching.") ||
                              row.command.starts_with("journal.") || row.command.starts_with("desk.") ||
                              row.arguments.find("?cycle") != std::string::npos ||
                              row.arguments.find("?peer") != std::string::npos;
        if (changes_something(row.command) && !is_aimed) continue;
        if (row.command == "hello") continue; // what comes over a socket is looked at below
        auto const answer = ask(port, row.command, arguments, orchard.token(who));
        INFO(row.command << " " << arguments << " by " << kPeople[static_cast<std::size_t>(who)] << ": " << answer);
        check_no_pomelo(orchard, answer, arguments);
    }
}

std::string page() {
    std::ostringstream out;
    out << "# Permissions\n\n"
           "What every command answers to whom, in a network with three spaces: a *closed* one, one of an "
           "*organisation*, and\n"
           "one for the *whole network*. The steward looks after all three. The member, who wrote there, the guest and "
           "the\n"
           "suspended are named in the closed one. The lead leads the organisation. The outsider is any other member.\n"
           "Made from `tests/flow/matrix_rows.hpp`, which a test tries on a running server; the same\n"
           "test proves that `not_found` comes with the same bytes for what is hidden and for what does not exist.\n\n"
           "To refresh this page: `LATERAL_WRITE_DOCS=1 build/dev/bin/test_flow`.\n\n| command | about |";
    for (auto name : kPeople) out << ' ' << name << " |";
    out << "\n|---|---|";
    for (std::size_t i = 0; i < kColumns; ++i) out << "---|";
    out << '\n';
    for (auto const& row : kRows) {
        out << "| `" << row.command << "` | " << row.about << " |";
        for (std::size_t column = 0; column < kColumns; ++column) out << ' ' << expected(row, column) << " |";
        out << '\n';
    }
    return out.str();
}

} // namespace

TEST_CASE("every command is in the permission matrix") {
    std::set<std::string_view> named;
    for (auto const& row : kRows) named.insert(row.command);
    std::set<std::string_view> commands;
    boost::mp11::mp_for_each<protocol::Commands>([&](auto spec) {
        commands.insert(spec.name);
        INFO("add rows to tests/flow/matrix_rows.hpp: " << spec.name);
        CHECK(named.contains(spec.name));
    });
    for (auto name : named) {
        INFO("no such command: " << name);
        CHECK(commands.contains(name));
    }
}

TEST_CASE("everybody gets what the matrix says, and outsiders learn nothing of a closed space") {
    Orchard orchard;
    auto observer = std::make_unique<Observer>(orchard);
    for (auto const& row : kRows)
        for (std::size_t column = 0; column < kColumns; ++column) {
            check_cell(orchard, row, column);
            // A fresh state where this one was changed.
            if (expected(row, column) != "ok" || !changes_something(row.command)) continue;
            observer->check();
            observer.reset();
            orchard.restore();
            observer = std::make_unique<Observer>(orchard);
        }
    observer->check();
}

TEMPLATE_TEST_CASE(
    "no command, whoever gives it, tells of a journal, a peer thread or a coaching cycle that is not theirs", "",
    Sqlite, Postgres) {
    TestType engine;
    Orchard orchard(on(engine));
    for (auto const who : {Who::administrator, Who::specialist, Who::lead, Who::steward, Who::member, Who::outsider,
                           Who::guest, Who::suspended, Who::signed_out})
        ask_everything_in_confidence(orchard, who);
}

TEMPLATE_TEST_CASE("nobody hears what is said in a journal, a peer thread or a coaching cycle but its parties", "",
                   Sqlite, Postgres) {
    TestType engine;
    Orchard orchard(on(engine));
    auto const port = orchard.server().port();
    std::vector<std::unique_ptr<Socket>> listening;
    for (auto const who : {Who::administrator, Who::specialist, Who::lead, Who::member, Who::guest}) {
        listening.push_back(std::make_unique<Socket>(port, orchard.token(who)));
        check_no_pomelo(orchard, listening.back()->hello(), "");
    }
    auto const say = [&](std::string_view command, std::string const& arguments) {
        auto const filled = orchard.fill(arguments, Who::outsider);
        auto const answer = call(port, command, filled, Orchard::kPartyToken).body;
        INFO(command << ": " << answer);
        CHECK(outcome(answer) == "ok");
        return answer;
    };
    // It is there to be told.
    for (auto const* thread : {"$peer_thread", "$cycle_thread", "$journal_thread"})
        CHECK(say("post.list", R"({"thread":)" + std::string(thread) + "}").find("Pomelo") != std::string::npos);
    say("post.create", R"({"thread":$peer_thread,"body":"Pomelo again"})");
    say("peer.amend",
        R"({"peer":$peer,"agreements":["stays_here","monthly"],"words":"Pomelo anew","open_history":false})");
    say("peer.list", R"({})");
    say("search.find", R"({"words":"pomelo"})");
    say("peer.set_state", R"({"peer":$peer,"state":"paused"})");
    say("peer.leave", R"({"peer":$peer})");
    say("post.create", R"({"thread":$cycle_thread,"body":"Pomelo in the talk"})");
    say("cycle.set_goal", R"({"cycle":$cycle,"revision":1,"goal":"Pomelo anew","checks":["easy"]})");
    say("cycle.enter", R"({"cycle":$cycle,"kind":"check","words":"Pomelo line"})");
    say("cycle.tick", R"({"cycle":$cycle,"entry":$cycle_entry,"done":true})");
    say("cycle.get", R"({"cycle":$cycle})");
    say("cycle.list", R"({})");
    say("search.find", R"({"words":"pomelo proposed"})");
    say("reflection.submit", R"({"week":"$last_monday","body":"Pomelo again kept","audience":"me"})");
    say("reflection.share", R"({"thread":$journal_thread,"audience":"lead"})");
    say("post.create", R"({"thread":$journal_thread,"body":"Pomelo afterwards"})");
    say("journal.get", R"({})");
    say("cycle.remove", R"({"cycle":$cycle,"entry":$cycle_entry})");
    say("cycle.move", R"({"cycle":$cycle,"from":"agreed","to":"stopped"})");
    for (auto& socket : listening) {
        check_no_pomelo(orchard, socket->ask(2, "space.list", "{}"), "");
        check_no_pomelo(orchard, socket->events, "");
    }
}

TEST_CASE("docs/permissions.md is the matrix") {
    std::string const path = std::string(LATERAL_ROOT) + "/docs/permissions.md";
    if (std::getenv("LATERAL_WRITE_DOCS")) std::ofstream(path) << page();
    std::ostringstream committed;
    committed << std::ifstream(path).rdbuf();
    INFO("stale: run LATERAL_WRITE_DOCS=1 build/dev/bin/test_flow");
    CHECK((committed.str() == page()));
}

#include "bench/load/ask.hpp"

#include <stdexcept>

namespace lateral::bench {
namespace {

/// A connection of the first of these people.
Socket socket_of(Run const& run, std::vector<std::string> const& tokens) {
    People people;
    people.tokens = tokens;
    return make_peer(run.protocol, run.port, people, Where::nowhere)->reader(0);
}

} // namespace

void journal(Run const& run) {
    if (run.people.leads.empty()) throw std::runtime_error("nobody keeps a journal; lateral_data --partners 500");
    auto partner = socket_of(run, run.people.partners);
    auto const plain = [](std::string const& command) {
        return [command](std::size_t) { return R"("cmd":")" + command + R"(","args":{})"; };
    };
    ask(run, partner, "journal_get", plain("journal.get"));
    ask(run, partner, "journal_unread", plain("unread.list"));
    ask(run, partner, "journal_find",
        [](std::size_t) { return R"("cmd":"search.find","args":{"words":"coaching cycle"})"; });
    auto lead = socket_of(run, run.people.leads);
    ask(run, lead, "desk_waiting", plain("desk.list"));
    ask(run, lead, "desk_all", [](std::size_t) { return R"("cmd":"desk.list","args":{"all":true})"; });
    auto const& threads = run.people.reflections; // two of each partner; the first fifty partners are the first lead's
    ask(run, lead, "desk_read", [&](std::size_t i) {
        return R"("cmd":"post.list","args":{"thread":)" + std::to_string(threads.at(i % 100)) + "}";
    });
    ask(run, lead, "desk_journal", plain("journal.get"));
    ask(run, lead, "desk_spaces", plain("space.list"));
}

} // namespace lateral::bench

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
    ask(run, partner, "peers", plain("peer.list"));
    ask(run, partner, "peers_suggested", plain("peer.suggestions"));
    ask(run, partner, "peers_talk", [&](std::size_t) {
        return R"("cmd":"post.list","args":{"thread":)" + std::to_string(run.people.peer_talk) + "}";
    });
    ask(run, partner, "cycles", plain("cycle.list"));
    ask(run, partner, "cycles_one", [&](std::size_t i) {
        return R"("cmd":"cycle.get","args":{"cycle":)" +
               std::to_string(run.people.cycles.at(i % run.people.cycles.size())) + "}";
    });
    ask(run, partner, "cycles_coaches", plain("cycle.coaches"));
    ask(run, partner, "journal_leads", plain("journal.leads"));
    ask(run, partner, "journal_excerpts", [&](std::size_t i) {
        return R"("cmd":"excerpt.list","args":{"reflection":)" + std::to_string(run.people.reflections.at(i % 2)) + "}";
    });
    ask(run, partner, "journal_prompts", plain("prompt.offered"));
    auto lead = socket_of(run, run.people.leads);
    ask(run, lead, "desk_waiting", plain("desk.list"));
    ask(run, lead, "desk_all", [](std::size_t) { return R"("cmd":"desk.list","args":{"all":true})"; });
    auto const& threads = run.people.reflections; // two of each partner; the first fifty partners are the first lead's
    ask(run, lead, "desk_read", [&](std::size_t i) {
        return R"("cmd":"post.list","args":{"thread":)" + std::to_string(threads.at(i % 100)) + "}";
    });
    ask(run, lead, "desk_journal", plain("journal.get"));
    ask(run, lead, "desk_newsletter", plain("desk.newsletter"));
    ask(run, lead, "desk_spaces", plain("space.list"));
    auto principal = socket_of(run, {run.people.principal});
    ask(run, principal, "coaching_school", plain("coaching.cards"));
    auto coaching_lead = socket_of(run, {run.people.coaching_lead});
    ask(run, coaching_lead, "coaching_coaches", plain("coaching.cards"));
    ask(run, coaching_lead, "journal_breaks", [&](std::size_t) {
        return R"("cmd":"calendar.get","args":{"organisation":)" + std::to_string(run.people.district) + "}";
    });
    ask(run, coaching_lead, "activity_district", plain("activity.count"));
    auto specialist = socket_of(run, {run.people.specialist});
    ask(run, specialist, "activity_all", plain("activity.count"));
}

} // namespace lateral::bench

#include "bench/data/texts.hpp"
#include "bench/load/ask.hpp"

#include <array>

namespace lateral::bench {
namespace {

std::string find(std::string const& words, std::string const& more = "") {
    return R"("cmd":"search.find","args":{"words":")" + words + "\"" + more + "}";
}

/// What people type: in what a word has in common with nearly all posts, with some, with a few.
std::string common(std::size_t i) {
    constexpr std::array kPairs{"coaching cycle", "small group", "reading notes", "fractions", "students goal"};
    return kPairs[i % kPairs.size()];
}

} // namespace

void search(Run const& run) {
    auto const peer = make_peer(run.protocol, run.port, run.people, Where::open_channel);
    auto socket = peer->reader(0);
    Texts const texts;
    auto const& spaces = run.people.spaces;
    auto const word = [&](std::size_t i, std::size_t from, std::size_t count) {
        return texts.word(from + i * 7919 % count);
    };
    auto const scenario = [&](const char* name, std::function<std::string(std::size_t)> const& command) {
        ask(run, socket, std::string("search_") + name, command);
    };
    scenario("common", [](std::size_t i) { return find(common(i)); });
    scenario("known", [&](std::size_t i) { return find(word(i, 20, 500)); });
    scenario("rare", [&](std::size_t i) { return find(word(i, 5'000, 40'000)); });
    scenario("both", [&](std::size_t i) { return find(common(i) + " " + word(i, 1'000, 5'000)); });
    scenario("typing", [&](std::size_t i) {
        auto const whole = "coaching " + word(i, 20, 5'000);
        return find(whole.substr(0, 9 + 2 + i % 4));
    });
    scenario("quoted", [](std::size_t i) { return find("\\\"" + common(i) + "\\\""); });
    scenario("mistyped", [&](std::size_t i) {
        auto wrong = word(i, 20, 5'000);
        wrong.insert(wrong.size() / 2, "x");
        return find(wrong);
    });
    scenario("nothing", [](std::size_t i) { return find("qzw" + std::to_string(i)); });
    scenario("in_space", [&](std::size_t i) {
        return find(common(i), R"(,"order":"newest","space":)" + std::to_string(spaces.at(i % spaces.size())));
    });
    scenario("since", [&](std::size_t i) { return find(word(i, 20, 500), R"(,"kind":"question","from":1)"); });
}

} // namespace lateral::bench

#include "bench/data/texts.hpp"

#include <array>

namespace lateral::bench {
namespace {

constexpr std::array kCommon{"coaching", "students", "fractions", "the", "a",       "we",      "tried",
                             "small",    "group",    "reading",   "on",  "Tuesday", "partner", "notes",
                             "cycle",    "goal",     "and",       "it",  "went",    "further"};
constexpr std::size_t kMade = 50'000;

/// Different for each number, and easy to say.
std::string made_word(std::size_t number) {
    constexpr std::array kBegin{"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"};
    constexpr std::array kEnd{"an", "el", "im", "or", "un", "ar", "en", "il", "ot", "ud"};
    std::string word;
    for (auto left = number + 200; left > 0; left /= kBegin.size() * kEnd.size())
        word += std::string(kBegin[left % kBegin.size()]) + kEnd[left / kBegin.size() % kEnd.size()];
    return word;
}

} // namespace

Texts::Texts() {
    std::vector<double> weights;
    for (std::size_t i = 0; i < kMade; ++i) {
        words_.push_back(made_word(i));
        weights.push_back(1.0 / static_cast<double>(i + 1));
    }
    pick_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
}

std::string Texts::post(std::mt19937_64& random) const {
    std::string made;
    for (auto left = 5 + random() % 60; left > 0; --left) {
        auto const is_common = random() % 2 == 0;
        made += (made.empty() ? "" : " ") +
                (is_common ? std::string(kCommon[random() % kCommon.size()]) : words_[pick_(random)]);
    }
    return made;
}

} // namespace lateral::bench

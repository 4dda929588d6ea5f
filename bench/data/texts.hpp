#pragma once

#include <random>
#include <string>
#include <vector>

namespace lateral::bench {

/// Texts whose words are as unevenly used as people's: twenty that come all the time, and 50,000 made of syllables, the
/// n-th of them 1/n as often as the first.
class Texts {
public:
    Texts();

    /// Five to 64 words.
    std::string post(std::mt19937_64& random) const;
    /// One of the made words, as rare as its number says.
    std::string const& word(std::size_t number) const { return words_.at(number); }

private:
    std::vector<std::string> words_;
    mutable std::discrete_distribution<std::size_t> pick_;
};

} // namespace lateral::bench

#pragma once

#include "bench/load/people.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace lateral::bench {

/// What the command line says; each scenario uses its part.
struct Run {
    std::string protocol = "lateral";
    std::uint16_t port = 0;
    int process = 0; ///< of the server; 0: no figures of it
    People people;
    std::size_t readers = 1000;
    std::size_t writers = 1; ///< posts in flight, or people who post
    std::size_t size = 200;
    double seconds = 5;
    double rate = 20;
    std::size_t rounds = 1;
};

// Each prints lines of "name value" and throws when something was lost, doubled or out of order.
void fan_out(Run const& run);
void latency(Run const& run);
void post(Run const& run);
void idle(Run const& run);
void connect(Run const& run);
void read(Run const& run);
void search(Run const& run);
void journal(Run const& run);

/// The value below which `share` of the samples lie.
inline double percentile(std::vector<double>& samples, double share) {
    if (samples.empty()) return 0;
    auto const at = std::min(samples.size() - 1, static_cast<std::size_t>(share * static_cast<double>(samples.size())));
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at), samples.end());
    return samples[at];
}

inline void say(const char* name, double value) { std::printf("%s %.3f\n", name, value); }

} // namespace lateral::bench

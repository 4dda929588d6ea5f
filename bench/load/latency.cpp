#include "bench/load/audience.hpp"
#include "bench/load/process.hpp"
#include "bench/load/run.hpp"

namespace lateral::bench {

/// Open loop: a post is due every 1/rate seconds, whatever became of those before it. What counts is the time from then
/// until a reader has it. The loop never sleeps, so that waking up is nobody's delay.
void latency(Run const& run) {
    auto const peer = make_peer(run.protocol, run.port, run.people, Where::open_channel);
    Audience audience(*peer, run.readers, run.writers);
    Poller poller;
    audience.watch(poller);
    std::vector<std::unique_ptr<Publisher>> publishers;
    for (std::size_t i = 0; i < run.writers; ++i) {
        publishers.push_back(peer->publisher(i));
        poller.add(publishers.back()->descriptor(), run.readers + i);
    }

    auto const total = static_cast<std::size_t>(run.rate * run.seconds);
    auto const cpu = cpu_seconds(run.process);
    auto const start = Clock::now() + std::chrono::milliseconds(200);
    auto const due = [&](std::size_t post) {
        return start + std::chrono::duration<double>(static_cast<double>(post) / run.rate);
    };
    std::vector<double> samples;
    samples.reserve(total * run.readers);
    std::size_t sent = 0;
    // A server that cannot keep up is waited for as long as something comes.
    constexpr std::chrono::seconds kPatience{10};
    Clock::time_point last = std::chrono::time_point_cast<Clock::duration>(due(total));
    while (samples.size() < total * run.readers && Clock::now() < last + kPatience) {
        if (sent < total && Clock::now() >= due(sent)) {
            auto const writer = sent % run.writers;
            publishers[writer]->publish(marked_body(
                {static_cast<std::uint32_t>(writer), static_cast<std::uint32_t>(sent / run.writers + 1)}, run.size));
            ++sent;
        }
        poller.wait(0, [&](std::uint64_t index) {
            if (index >= run.readers) return void(publishers[index - run.readers]->acknowledged());
            audience.hear(index, [&](Mark mark) {
                auto const post = (mark.number - 1) * run.writers + mark.writer;
                auto const now = Clock::now();
                samples.push_back(std::chrono::duration<double, std::milli>(now - due(post)).count());
                last = std::max(last, now);
            });
        });
    }
    say("p50_ms", percentile(samples, 0.5));
    say("p99_ms", percentile(samples, 0.99));
    say("max_ms", percentile(samples, 1));
    say("cpu_us_per_delivery", (cpu_seconds(run.process) - cpu) * 1e6 / static_cast<double>(total * run.readers));
    say("server_mb", static_cast<double>(resident_bytes(run.process)) / 1e6);
    audience.check(total);
}

} // namespace lateral::bench

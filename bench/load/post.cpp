#include "bench/load/peer.hpp"
#include "bench/load/poller.hpp"
#include "bench/load/process.hpp"
#include "bench/load/run.hpp"

namespace lateral::bench {

/// Each writer has a channel of their own and posts again when the last post was acknowledged.
void post(Run const& run) {
    auto const peer = make_peer(run.protocol, run.port, run.people, Where::own_channel);
    Poller poller;
    std::vector<std::unique_ptr<Publisher>> publishers;
    std::vector<Clock::time_point> sent(run.writers);
    std::vector<std::uint32_t> number(run.writers, 0);
    auto const next = [&](std::size_t writer) {
        sent[writer] = Clock::now();
        publishers[writer]->publish(marked_body({static_cast<std::uint32_t>(writer), ++number[writer]}, run.size));
    };
    for (std::size_t i = 0; i < run.writers; ++i) {
        publishers.push_back(peer->publisher(i));
        poller.add(publishers.back()->descriptor(), i);
    }
    for (std::size_t i = 0; i < run.writers; ++i) next(i);

    std::vector<double> samples;
    auto const turn_until = [&](Clock::time_point end) {
        while (Clock::now() < end)
            poller.wait(0, [&](std::uint64_t writer) {
                if (publishers[writer]->acknowledged() == 0) return;
                samples.push_back(std::chrono::duration<double, std::milli>(Clock::now() - sent[writer]).count());
                next(writer);
            });
    };
    turn_until(Clock::now() + std::chrono::seconds(1));
    samples.clear();
    auto const cpu = cpu_seconds(run.process);
    auto const start = Clock::now();
    turn_until(start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(run.seconds)));
    auto const count = static_cast<double>(samples.size());
    say("posts_per_second", count / std::chrono::duration<double>(Clock::now() - start).count());
    say("cpu_us_per_post", (cpu_seconds(run.process) - cpu) * 1e6 / count);
    say("p50_ms", percentile(samples, 0.5));
    say("p99_ms", percentile(samples, 0.99));
}

} // namespace lateral::bench

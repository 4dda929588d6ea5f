#include "bench/load/peer.hpp"
#include "bench/load/poller.hpp"
#include "bench/load/process.hpp"
#include "bench/load/run.hpp"

#include <thread>

namespace lateral::bench {

/// Connections that do nothing, and what each costs. In rounds: what stays when all have gone is a leak. Before that
/// everybody comes once, one after another, so that the database's caches are full and count for nobody.
void idle(Run const& run) {
    auto const peer = make_peer(run.protocol, run.port, run.people, Where::open_channel);
    if (run.protocol == "lateral")
        for (std::size_t i = 0; i < run.readers; ++i) peer->reader(i);
    for (std::size_t round = 0; round < run.rounds; ++round) {
        auto const before = resident_bytes(run.process);
        {
            auto sockets = open_readers(*peer, 0, run.readers);
            std::this_thread::sleep_for(std::chrono::seconds(2)); // presence is told, buffers go back
            for (auto& socket : sockets) socket.read([](std::string_view) {});
            auto const full = resident_bytes(run.process);
            say("server_mb", static_cast<double>(full) / 1e6);
            say("kb_per_connection",
                (static_cast<double>(full) - static_cast<double>(before)) / 1024 / static_cast<double>(run.readers));
        }
        std::this_thread::sleep_for(std::chrono::seconds(2));
        say("server_mb_after", static_cast<double>(resident_bytes(run.process)) / 1e6);
    }
}

/// Signs in, to nothing more, and is gone: a hundred side by side.
void connect(Run const& run) {
    constexpr std::size_t kTogether = 100;
    auto const peer = make_peer(run.protocol, run.port, run.people, Where::nowhere);
    std::size_t made = 0;
    auto const cpu = cpu_seconds(run.process);
    auto const start = Clock::now();
    while (std::chrono::duration<double>(Clock::now() - start).count() < run.seconds) {
        open_readers(*peer, made, kTogether);
        made += kTogether;
    }
    say("connections_per_second",
        static_cast<double>(made) / std::chrono::duration<double>(Clock::now() - start).count());
    say("cpu_us_per_connection", (cpu_seconds(run.process) - cpu) * 1e6 / static_cast<double>(made));
}

} // namespace lateral::bench

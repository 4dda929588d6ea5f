#include "bench/load/ask.hpp"

#include "bench/load/poller.hpp"
#include "bench/load/process.hpp"

namespace lateral::bench {

void ask(Run const& run, Socket& socket, std::string const& name,
         std::function<std::string(std::size_t)> const& command) {
    std::vector<double> samples;
    std::size_t bytes = 0;
    auto const cpu = cpu_seconds(run.process);
    auto const end = Clock::now() + std::chrono::duration<double>(run.seconds);
    for (std::size_t i = 0; Clock::now() < end; ++i) {
        auto const before = Clock::now();
        socket.send_text(R"({"id":7,)" + command(i) + "}");
        std::string reply;
        do reply = socket.receive();
        while (!reply.starts_with(R"({"re":7)"));
        if (reply.find(R"("error":)") < 40) throw std::runtime_error(reply.substr(0, 200));
        samples.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
        bytes += reply.size();
    }
    auto const count = static_cast<double>(samples.size());
    say((name + "_p50_ms").c_str(), percentile(samples, 0.5));
    say((name + "_p99_ms").c_str(), percentile(samples, 0.99));
    say((name + "_cpu_ms").c_str(), (cpu_seconds(run.process) - cpu) * 1e3 / count);
    say((name + "_kb").c_str(), static_cast<double>(bytes) / count / 1024);
}
} // namespace lateral::bench

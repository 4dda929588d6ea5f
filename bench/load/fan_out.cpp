#include "bench/load/audience.hpp"
#include "bench/load/process.hpp"
#include "bench/load/run.hpp"

#include <stdexcept>

namespace lateral::bench {
namespace {

/// `writers` posts are on their way at any time: the next of a writer goes out when everybody has the last.
class FanOut {
public:
    explicit FanOut(Run const& run)
        : run_(run), peer_(make_peer(run.protocol, run.port, run.people, Where::open_channel)),
          audience_(*peer_, run.readers, run.writers), waiting_(run.writers, 0), sent_(run.writers, 0) {
        audience_.watch(poller_);
        for (std::size_t i = 0; i < run.writers; ++i) {
            publishers_.push_back(peer_->publisher(i));
            poller_.add(publishers_.back()->descriptor(), run.readers + i);
        }
    }

    void measure() {
        for (std::size_t i = 0; i < run_.writers; ++i) next(i);
        turn_for(1); // caches fill, and what came of signing in passes
        auto const before = audience_.heard();
        auto const cpu = cpu_seconds(run_.process);
        auto const start = Clock::now();
        turn_for(run_.seconds);
        auto const seconds = std::chrono::duration<double>(Clock::now() - start).count();
        auto const deliveries = static_cast<double>(audience_.heard() - before);
        say("deliveries_per_second", deliveries / seconds);
        say("cpu_us_per_delivery", (cpu_seconds(run_.process) - cpu) * 1e6 / deliveries);
        finish();
        say("posts", static_cast<double>(posts_));
    }

private:
    void next(std::size_t writer) {
        if (finishing_) return;
        waiting_[writer] = run_.readers;
        ++posts_;
        publishers_[writer]->publish(marked_body({static_cast<std::uint32_t>(writer), ++sent_[writer]}, run_.size));
    }

    void turn_for(double seconds) {
        auto const end = Clock::now() + std::chrono::duration<double>(seconds);
        while (Clock::now() < end) turn();
    }

    void turn() {
        poller_.wait(0, [&](std::uint64_t index) {
            if (index >= run_.readers)
                publishers_[index - run_.readers]->acknowledged();
            else
                audience_.hear(index, [&](Mark mark) { --waiting_[mark.writer]; });
        });
        for (std::size_t i = 0; i < run_.writers; ++i)
            if (waiting_[i] == 0) next(i);
    }

    /// Lets what is on its way arrive.
    void finish() {
        finishing_ = true;
        auto const end = Clock::now() + std::chrono::seconds(10);
        while (audience_.heard() < posts_ * run_.readers && Clock::now() < end) turn();
        turn_for(0.2); // anything that comes twice
        audience_.check(posts_);
    }

    Run const& run_; // NOLINT
    std::unique_ptr<Peer> peer_;
    Poller poller_;
    Audience audience_;
    std::vector<std::unique_ptr<Publisher>> publishers_;
    std::vector<std::size_t> waiting_; ///< by writer: readers who do not have the newest post yet
    std::vector<std::uint32_t> sent_;
    std::uint64_t posts_ = 0;
    bool finishing_ = false;
};

} // namespace

void fan_out(Run const& run) { FanOut(run).measure(); }

} // namespace lateral::bench

#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace lateral::base {

/// Who waits for a worker: of several, each gets a turn before any gets a second one.
using Lane = std::int64_t;
inline constexpr Lane kCommonLane = 0;

/// Threads for work that would hold up a loop or a storage thread: hashing, disks, pictures. What comes queues up here
/// and slows nobody else. Thread-safe.
class Workers {
public:
    /// `most_of_lane`: how many of one lane may wait.
    Workers(std::size_t threads, std::size_t most_waiting, std::size_t most_of_lane)
        : most_waiting_(most_waiting), most_of_lane_(most_of_lane), pool_(threads) {}
    Workers(std::size_t threads, std::size_t most_waiting) : Workers(threads, most_waiting, most_waiting) {}

    /// Runs `work()` on a thread; nothing when the queue or the lane is at its bound. `work` must not throw.
    template <class Work>
    boost::asio::awaitable<std::optional<std::invoke_result_t<Work>>> run(Work work, Lane lane = kCommonLane) {
        using Value = std::invoke_result_t<Work>;
        auto result = std::make_shared<std::optional<Value>>();
        co_await start(lane, [result, work = std::move(work)]() mutable { result->emplace(work()); });
        co_return std::move(*result);
    }

    /// Runs `work` some time, without anybody waiting for it.
    void post(std::function<void()> work) { boost::asio::post(pool_, std::move(work)); }

    /// Finishes what is queued. Nothing may be started after it.
    void stop() { pool_.join(); }

private:
    using Job = std::function<void()>;

    /// Returns when it ran, or at once when it may not wait.
    boost::asio::awaitable<void> start(Lane lane, Job work);
    bool enqueue(Lane lane, Job job);
    Job next();

    std::size_t const most_waiting_;
    std::size_t const most_of_lane_;
    std::mutex mutex_; ///< of the three below
    std::map<Lane, std::deque<Job>> lanes_;
    std::size_t waiting_ = 0;
    Lane last_ = kCommonLane;
    boost::asio::thread_pool pool_;
};

} // namespace lateral::base

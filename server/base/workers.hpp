#pragma once

#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace lateral::base {

/// Threads for work that would hold up a loop or a storage thread: hashing, disks, pictures. What comes queues up here
/// and slows nobody else. Thread-safe.
class Workers {
public:
    Workers(std::size_t threads, int most_waiting) : most_waiting_(most_waiting), pool_(threads) {}

    /// Runs `work()` on a thread; nothing when the queue is at its bound. `work` must not throw.
    template <class Work>
    boost::asio::awaitable<std::optional<std::invoke_result_t<Work>>> run(Work work) {
        using Value = std::invoke_result_t<Work>;
        if (waiting_.fetch_add(1) >= most_waiting_) {
            waiting_.fetch_sub(1);
            co_return std::nullopt;
        }
        auto result = std::make_shared<std::optional<Value>>();
        co_await start([result, work = std::move(work)]() mutable { result->emplace(work()); });
        co_return std::move(*result);
    }

    /// Runs `work` some time, without anybody waiting for it.
    void post(std::function<void()> work) { boost::asio::post(pool_, std::move(work)); }

    /// Finishes what is queued. Nothing may be started after it.
    void stop() { pool_.join(); }

private:
    boost::asio::awaitable<void> start(std::function<void()> work);

    int const most_waiting_;
    std::atomic<int> waiting_{0};
    boost::asio::thread_pool pool_;
};

} // namespace lateral::base

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

namespace lateral::auth {

/// The one thread for password hashing: a flood of sign-ins queues up here and slows nobody else. Thread-safe.
class Hasher {
public:
    /// Runs `work()` on the thread; nothing when the queue is at its bound.
    template <class Work>
    boost::asio::awaitable<std::optional<std::invoke_result_t<Work>>> run(Work work) {
        using Value = std::invoke_result_t<Work>;
        if (waiting_.fetch_add(1) >= kMostWaiting) {
            waiting_.fetch_sub(1);
            co_return std::nullopt;
        }
        auto result = std::make_shared<std::optional<Value>>();
        co_await start([result, work = std::move(work)]() mutable { result->emplace(work()); });
        co_return std::move(*result);
    }

    void stop() { pool_.join(); }

private:
    /// At 20 ms each the last in line waits two seconds.
    static constexpr int kMostWaiting = 100;

    boost::asio::awaitable<void> start(std::function<void()> work);

    std::atomic<int> waiting_{0};
    boost::asio::thread_pool pool_{1};
};

} // namespace lateral::auth

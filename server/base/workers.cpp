#include "server/base/workers.hpp"

namespace lateral::base {
namespace asio = boost::asio;

bool Workers::enqueue(Lane lane, Job job) {
    std::scoped_lock const lock(mutex_);
    auto& line = lanes_[lane];
    if (waiting_ >= most_waiting_ || line.size() >= most_of_lane_) return false;
    line.push_back(std::move(job));
    ++waiting_;
    return true;
}

/// The first of the lane that comes after the one served last.
Workers::Job Workers::next() {
    std::scoped_lock const lock(mutex_);
    auto at = lanes_.upper_bound(last_);
    if (at == lanes_.end()) at = lanes_.begin();
    last_ = at->first;
    Job job = std::move(at->second.front());
    at->second.pop_front();
    if (at->second.empty()) lanes_.erase(at);
    --waiting_;
    return job;
}

asio::awaitable<void> Workers::start(Lane lane, Job work) {
    co_await asio::async_initiate<decltype(asio::use_awaitable), void()>(
        [this, lane](auto handler, Job job) {
            auto const executor = asio::get_associated_executor(handler);
            auto kept = std::make_shared<decltype(handler)>(std::move(handler));
            auto const go_on = [kept, executor] { asio::post(executor, [kept] { std::move (*kept)(); }); };
            if (!enqueue(lane, [job = std::move(job), go_on]() mutable {
                    job();
                    job = nullptr; // what it holds, a file's lock for one, is let go before anybody hears of its end
                    go_on();
                }))
                return go_on();
            // A turn for each job, whosever it then is.
            asio::post(pool_, [this] { next()(); });
        },
        asio::use_awaitable, std::move(work));
}

} // namespace lateral::base

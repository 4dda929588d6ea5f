#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <vector>

namespace lateral::storage {

/// A bounded queue between the loops and a storage thread. Thread-safe.
template <class Job>
class WorkQueue {
public:
    explicit WorkQueue(std::size_t bound) : bound_(bound) {}

    /// False, and `job` untouched, when full or stopped.
    bool push(Job& job) {
        {
            std::scoped_lock const lock(mutex_);
            if (stopped_ || jobs_.size() >= bound_) return false;
            jobs_.push_back(std::move(job));
        }
        filled_.notify_one();
        return true;
    }

    /// Takes as many as there is room for off the front of `jobs`, all before one of them is seen.
    void push_all(std::vector<Job>& jobs) {
        {
            std::scoped_lock const lock(mutex_);
            auto const room = stopped_ ? 0 : bound_ - std::min(bound_, jobs_.size());
            auto const end = jobs.begin() + static_cast<std::ptrdiff_t>(std::min(room, jobs.size()));
            jobs_.insert(jobs_.end(), std::move_iterator(jobs.begin()), std::move_iterator(end));
            jobs.erase(jobs.begin(), end);
        }
        filled_.notify_all();
    }

    /// Everything that waits, up to `most`. Waits up to `patience` for the first. Empty and stopped() means: the end.
    std::vector<Job> take(std::size_t most, std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        filled_.wait_for(lock, patience, [this] { return stopped_ || !jobs_.empty(); });
        std::vector<Job> taken;
        while (!jobs_.empty() && taken.size() < most) {
            taken.push_back(std::move(jobs_.front()));
            jobs_.pop_front();
        }
        return taken;
    }

    void stop() {
        {
            std::scoped_lock const lock(mutex_);
            stopped_ = true;
        }
        filled_.notify_all();
    }

    bool finished() const {
        std::scoped_lock const lock(mutex_);
        return stopped_ && jobs_.empty();
    }

    std::size_t size() const {
        std::scoped_lock const lock(mutex_);
        return jobs_.size();
    }

private:
    std::size_t const bound_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Job> jobs_;
    bool stopped_ = false;
};

} // namespace lateral::storage

#pragma once

#include <array>
#include <cerrno>
#include <chrono>
#include <sys/epoll.h>
#include <system_error>
#include <unistd.h>

namespace lateral::bench {

using Clock = std::chrono::steady_clock;

/// epoll, by the index that a descriptor was added with.
class Poller {
public:
    Poller() : epoll_(epoll_create1(EPOLL_CLOEXEC)) {}
    ~Poller() { ::close(epoll_); }
    Poller(Poller const&) = delete;
    Poller& operator=(Poller const&) = delete;

    void add(int descriptor, std::uint64_t index) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = index;
        if (epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) != 0)
            throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    }

    /// Calls `on(index)` for each that can be read; waits up to `milliseconds` for the first.
    template <class On>
    void wait(int milliseconds, On&& on) {
        int const count = epoll_wait(epoll_, events_.data(), static_cast<int>(events_.size()), milliseconds);
        for (int i = 0; i < count; ++i) on(events_[static_cast<std::size_t>(i)].data.u64);
    }

private:
    int epoll_;
    std::array<epoll_event, 512> events_{};
};

} // namespace lateral::bench

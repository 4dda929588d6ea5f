#pragma once

#include "server/events/network.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>

namespace lateral::app {

/// Tells everybody whether writing is on: when it changes, and again and again, because a client that only listens
/// knows by silence alone that its line is dead (scripts do not see pings). Lives on the first loop.
class Pulse {
public:
    /// docs/protocol.md promises it; clients give up after twice as long.
    static constexpr std::chrono::seconds kLongest{20};

    /// Beats three times in `idle_timeout`, and at least every kLongest. `writable` is asked on the loop.
    Pulse(boost::asio::io_context& loop, events::Network& network, std::chrono::seconds idle_timeout,
          std::function<bool()> writable);
    void start();
    void stop() { timer_.cancel(); }

    /// Any thread.
    void tell(bool writable);

private:
    boost::asio::steady_timer timer_;
    events::Network& network_; // NOLINT: part of the Application
    std::chrono::seconds const every_;
    std::function<bool()> const writable_;
};

} // namespace lateral::app

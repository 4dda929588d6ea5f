#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

namespace lateral::app {

/// The event loops, one thread each. Made before everything that runs on them, started after it.
class Loops {
public:
    /// 0 makes one for each core.
    explicit Loops(std::int64_t wanted);
    ~Loops() { stop(); }
    Loops(Loops const&) = delete;
    Loops& operator=(Loops const&) = delete;

    void start();
    /// Ends the threads; what is queued on the loops is dropped with them.
    void stop();

    std::vector<boost::asio::io_context*> all() const;
    boost::asio::io_context& first() { return loops_.front()->io; }
    std::size_t size() const { return loops_.size(); }

private:
    struct Loop {
        boost::asio::io_context io{1};
        boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work =
            boost::asio::make_work_guard(io);
        std::jthread thread;
    };
    std::vector<std::unique_ptr<Loop>> loops_;
};

} // namespace lateral::app

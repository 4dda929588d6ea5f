#pragma once

#include "storage/database.hpp"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>

namespace lateral::app {

/// Takes new posts into the search index shortly after they were written, many in one ordinary write, and never more
/// than a share of the writer's time: while people write faster than that the index falls behind and catches up later.
/// Lives on the first loop.
class Indexer {
public:
    Indexer(boost::asio::io_context& loop, storage::Database& db) : timer_(loop), db_(db) {}

    /// Goes on where the last process stopped.
    void start() { wait(std::chrono::milliseconds(0)); }
    void stop();

    /// What was committed. Any thread.
    void notice(storage::CommittedEvents const& events);

private:
    static constexpr std::size_t kBatch = 200;

    void wait(std::chrono::milliseconds time);
    void turn();
    void go_on(bool has_more);
    void narrow_down();

    boost::asio::steady_timer timer_;
    storage::Database& db_;            // NOLINT: part of the Application
    std::atomic<bool> noticed_{false}; ///< something new is there, and the loop was told
    std::size_t batch_ = kBatch;       ///< smaller while a post is looked for that cannot be taken in
    bool is_at_work_ = false;
    bool is_stopped_ = false;
};

} // namespace lateral::app

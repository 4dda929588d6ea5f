#include "server/base/workers.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <future>
#include <string>
#include <vector>

using namespace lateral;
namespace asio = boost::asio;

namespace {

/// One worker that is held until all have come.
class Line {
public:
    Line(std::size_t most, std::size_t most_of_lane) : workers_(1, most, most_of_lane) {
        std::promise<void> begun;
        workers_.post([this, &begun] {
            begun.set_value();
            release_.get_future().wait();
        });
        begun.get_future().wait();
    }
    ~Line() { workers_.stop(); }

    void come(base::Lane lane, std::string name) {
        asio::co_spawn(loop_, wait(lane, std::move(name)), [](std::exception_ptr const& error) {
            if (error) std::rethrow_exception(error);
        });
        loop_.restart();
        loop_.poll();
    }
    /// Who was served, in order.
    std::string serve() {
        release_.set_value();
        loop_.restart();
        loop_.run();
        return served_;
    }
    std::string turned_away;

private:
    asio::awaitable<void> wait(base::Lane lane, std::string name) {
        auto const done = co_await workers_.run([this, &name] { return served_ += name, true; }, lane);
        if (!done) turned_away += name;
    }

    std::promise<void> release_;
    asio::io_context loop_;
    std::string served_;
    base::Workers workers_;
};

} // namespace

TEST_CASE("of several that wait for a worker each gets a turn before any gets a second one") {
    Line line(100, 100);
    for (int i = 0; i < 5; ++i) line.come(7, "a" + std::to_string(i));
    line.come(3, "b0");
    line.come(9, "c0");
    line.come(9, "c1");
    CHECK(line.serve() == "b0a0c0a1c1a2a3a4");
    CHECK(line.turned_away.empty());
}

TEST_CASE("what a job holds is let go before anybody hears of its end") {
    base::Workers workers(2, 10);
    asio::io_context loop;
    int held = 0;
    asio::co_spawn(
        loop,
        [&]() -> asio::awaitable<void> {
            for (int i = 0; i < 1'000; ++i) {
                auto lock = std::make_shared<int>(i);
                std::weak_ptr<int> const seen = lock;
                co_await workers.run([lock = std::move(lock)] { return *lock; });
                if (!seen.expired()) ++held;
            }
        },
        asio::detached);
    loop.run();
    CHECK(held == 0);
    workers.stop();
}

TEST_CASE("a lane and the queue have their bounds, and who is turned away is told at once") {
    Line line(5, 3);
    for (int i = 0; i < 5; ++i) line.come(1, "a" + std::to_string(i));
    CHECK(line.turned_away == "a3a4");
    for (int i = 0; i < 3; ++i) line.come(2, "b" + std::to_string(i));
    CHECK(line.turned_away == "a3a4b2");
    CHECK(line.serve() == "a0b0a1b1a2");
}

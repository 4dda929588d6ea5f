#include "server/app/loops.hpp"

#include <algorithm>
#include <exception>
#include <spdlog/spdlog.h>

namespace lateral::app {
namespace {

/// One handler that throws ends nothing but itself.
void run(boost::asio::io_context& io) {
    for (;;) {
        try {
            io.run();
            return;
        } catch (std::exception const& error) {
            spdlog::error("loop: {}", error.what());
        }
    }
}

} // namespace

Loops::Loops(std::int64_t wanted) {
    auto const count = wanted > 0 ? static_cast<unsigned>(wanted) : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i) loops_.push_back(std::make_unique<Loop>());
}

void Loops::start() {
    for (auto& loop : loops_) loop->thread = std::jthread([&io = loop->io] { run(io); });
}

void Loops::stop() {
    for (auto& loop : loops_) loop->io.stop();
    for (auto& loop : loops_) loop->thread = {};
}

std::vector<boost::asio::io_context*> Loops::all() const {
    std::vector<boost::asio::io_context*> made;
    made.reserve(loops_.size());
    for (auto const& loop : loops_) made.push_back(&loop->io);
    return made;
}

} // namespace lateral::app

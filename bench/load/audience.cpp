#include "bench/load/audience.hpp"

#include <stdexcept>
#include <thread>

namespace lateral::bench {
namespace {

/// The last ones' subscriptions take effect, and presence is told.
constexpr std::chrono::milliseconds kSettle{1000};

} // namespace

Audience::Audience(Peer& peer, std::size_t readers, std::size_t writers) {
    listeners_.reserve(readers);
    for (auto& socket : open_readers(peer, 0, readers))
        listeners_.push_back({std::move(socket), std::vector<std::uint32_t>(writers, 0), 0, 0});
    std::this_thread::sleep_for(kSettle);
}

void Audience::watch(Poller& poller) {
    for (std::size_t i = 0; i < listeners_.size(); ++i) poller.add(listeners_[i].socket.descriptor(), i);
}

void Audience::note(Listener& listener, Mark mark) {
    auto& last = listener.last.at(mark.writer);
    if (mark.number != last + 1) ++wrong_;
    last = mark.number;
    ++listener.posts;
    ++heard_;
    listener.order = (listener.order ^ (std::uint64_t{mark.writer} << 32 | mark.number)) * 0x9e3779b97f4a7c15ULL;
}

void Audience::check(std::uint64_t posts) const {
    std::uint64_t missing = 0;
    std::uint64_t other_order = 0;
    for (auto const& listener : listeners_) {
        if (listener.posts != posts) ++missing;
        if (listener.order != listeners_.front().order) ++other_order;
    }
    if (wrong_ + missing + other_order > 0)
        throw std::runtime_error(std::to_string(wrong_) + " posts not in their turn, " + std::to_string(missing) +
                                 " readers without all of them, " + std::to_string(other_order) +
                                 " with another order");
}

} // namespace lateral::bench

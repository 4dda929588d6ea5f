#pragma once

#include "bench/load/peer.hpp"
#include "bench/load/poller.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lateral::bench {

/// All who listen. Checks what each hears: every writer's posts one after another, and the same order for everybody.
class Audience {
public:
    Audience(Peer& peer, std::size_t readers, std::size_t writers);

    /// Adds everybody to `poller` under 0, 1, 2 ...
    void watch(Poller& poller);

    /// Reads what has come for one; calls `on(Mark)` for each post.
    template <class On>
    void hear(std::size_t number, On&& on) {
        auto& listener = listeners_[number];
        listener.socket.read([&](std::string_view message) {
            auto const mark = mark_in(message);
            if (!mark) return;
            note(listener, *mark);
            on(*mark);
        });
    }

    std::size_t size() const { return listeners_.size(); }
    std::uint64_t heard() const { return heard_; }

    /// Throws unless everybody heard all of `posts` in one order. Call when no more is to come.
    void check(std::uint64_t posts) const;

private:
    struct Listener {
        Socket socket;
        std::vector<std::uint32_t> last; ///< by writer: the newest post heard
        std::uint64_t posts = 0;
        std::uint64_t order = 0; ///< digest of all marks in their order
    };
    void note(Listener& listener, Mark mark);

    std::vector<Listener> listeners_;
    std::uint64_t heard_ = 0;
    std::uint64_t wrong_ = 0;
};

} // namespace lateral::bench

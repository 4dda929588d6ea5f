#pragma once

#include "server/events/frame.hpp"

#include <cstring>
#include <deque>
#include <span>

namespace lateral::session {

/// Frames waiting for one client, in order. Loop thread only, owned by its connection. Bounded by bytes: push() says
/// when the bound is passed, and the owner drops the connection.
class Outbox {
public:
    explicit Outbox(std::size_t bound) : bound_(bound) {}

    /// False when more waits than the bound allows; the frame is then not kept.
    bool push(events::SharedFrame const& frame) {
        if (bytes_ + frame->wire.size() > bound_) return false;
        bytes_ += frame->wire.size();
        frames_.push_back(frame);
        return true;
    }

    /// Copies from the front as much as fits, without taking it off.
    std::size_t peek(std::span<char> into) const {
        std::size_t copied = 0;
        std::size_t skip = sent_;
        for (auto const& frame : frames_) {
            auto const rest = std::string_view(frame->wire).substr(skip);
            auto const part = rest.substr(0, into.size() - copied);
            std::memcpy(into.data() + copied, part.data(), part.size());
            copied += part.size();
            skip = 0;
            if (copied == into.size()) break;
        }
        return copied;
    }

    /// Takes `count` bytes off the front: they are in the kernel's hands.
    void consume(std::size_t count) {
        bytes_ -= count;
        sent_ += count;
        while (!frames_.empty() && sent_ >= frames_.front()->wire.size()) {
            sent_ -= frames_.front()->wire.size();
            frames_.pop_front();
        }
        if (frames_.empty()) frames_.shrink_to_fit();
    }

    bool empty() const { return frames_.empty(); }
    std::size_t bytes() const { return bytes_; }

private:
    std::size_t const bound_;
    std::deque<events::SharedFrame> frames_;
    std::size_t bytes_ = 0;
    std::size_t sent_ = 0; ///< bytes of the first frame that are gone
};

} // namespace lateral::session

#pragma once

#include "server/events/frame.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

namespace lateral::session {

/// Frames waiting for one client, in order. Loop thread only, owned by its connection. Bounded by bytes: push() says
/// when the bound is passed, and the owner drops the connection. An answer may be longer than the bound (a page of the
/// longest posts is), since it was asked for; it does not count for what is said besides, and another one waits only
/// within the bound.
class Outbox {
public:
    explicit Outbox(std::size_t bound) : bound_(bound) {}

    /// False when more waits than the bound allows; the frame is then not kept.
    bool push(events::SharedFrame const& frame) {
        auto const size = frame->wire.size();
        auto const before = frame->is_answer ? answers_ : bytes_ - std::min(bytes_, answers_);
        bool const alone = frame->is_answer && before == 0;
        if (before + size > bound_ && !alone) return false;
        bytes_ += size;
        if (frame->is_answer) answers_ += size;
        frames_.push_back(frame);
        return true;
    }

    /// Copies from the front as much as fits, without taking it off.
    std::size_t peek(std::span<char> into) const {
        std::size_t copied = 0;
        std::size_t skip = sent_;
        for (auto at = first_; at < frames_.size(); ++at) {
            auto const rest = std::string_view(frames_[at]->wire).substr(skip);
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
        while (first_ < frames_.size() && sent_ >= frames_[first_]->wire.size()) {
            sent_ -= frames_[first_]->wire.size();
            if (frames_[first_]->is_answer) answers_ -= frames_[first_]->wire.size();
            frames_[first_++].reset();
        }
        if (first_ == frames_.size()) {
            first_ = 0;
            if (frames_.capacity() > kKept)
                frames_ = {};
            else
                frames_.clear();
        } else if (first_ > kKept && first_ > frames_.size() / 2) {
            frames_.erase(frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(first_));
            first_ = 0;
        }
    }

    bool empty() const { return frames_.empty(); }
    std::size_t bytes() const { return bytes_; }

private:
    /// Room for a group's worth of posts stays, so that the usual delivery allocates nothing.
    static constexpr std::size_t kKept = 16;

    std::size_t const bound_;
    std::vector<events::SharedFrame> frames_;
    std::size_t first_ = 0; ///< of those still to be sent
    std::size_t bytes_ = 0;
    std::size_t answers_ = 0; ///< of these bytes, with what is gone of the first frame
    std::size_t sent_ = 0;    ///< bytes of the first frame that are gone
};

} // namespace lateral::session

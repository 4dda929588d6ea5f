#pragma once

#include "protocol/ids.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace lateral::session {

class Slots;

/// One of a member's slots for connections; given back when it goes.
class Slot {
public:
    Slot(Slots& slots, protocol::MemberId member) : slots_(&slots), member_(member) {}
    Slot(Slot&& other) noexcept : slots_(std::exchange(other.slots_, nullptr)), member_(other.member_) {}
    Slot& operator=(Slot&& other) noexcept {
        std::swap(slots_, other.slots_);
        std::swap(member_, other.member_);
        return *this;
    }
    ~Slot();

private:
    Slots* slots_;
    protocol::MemberId member_;
};

/// How many connections each member has, over all sessions and addresses, and how many each may have: a limit by
/// address does not hold who has many of those. Outlives its slots. Any thread.
class Slots {
public:
    explicit Slots(std::int64_t each) : each_(each) {}

    /// Nothing when the member has them all.
    std::optional<Slot> take(protocol::MemberId member) {
        std::scoped_lock const lock(mutex_);
        auto& taken = taken_[member];
        if (taken >= each_) return std::nullopt;
        ++taken;
        return Slot(*this, member);
    }

private:
    friend class Slot;
    void give_back(protocol::MemberId member) {
        std::scoped_lock const lock(mutex_);
        auto const found = taken_.find(member);
        if (--found->second == 0) taken_.erase(found);
    }

    std::int64_t each_;
    std::mutex mutex_;
    std::unordered_map<protocol::MemberId, std::int64_t> taken_;
};

inline Slot::~Slot() {
    if (slots_ != nullptr) slots_->give_back(member_);
}

} // namespace lateral::session

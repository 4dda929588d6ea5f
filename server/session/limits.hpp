#pragma once

#include "protocol/command.hpp"
#include "protocol/commands/desk.hpp"
#include "protocol/commands/journal.hpp"
#include "protocol/commands/people.hpp"
#include "protocol/commands/search.hpp"

#include <algorithm>
#include <boost/mp11/algorithm.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace lateral::session {

/// A bucket that holds a minute's worth and fills steadily: bursts are fine, floods are not. Steady time, so that a
/// wall clock set back locks nobody out. One thread.
class RateLimit {
public:
    using Clock = std::chrono::steady_clock;

    explicit RateLimit(std::int64_t per_minute) : per_minute_(static_cast<double>(per_minute)), left_(per_minute_) {}

    /// Nothing when it may go on, else the seconds until it may. `turns`: what it costs, at most a minute's worth.
    std::optional<std::int64_t> take(Clock::time_point now, std::int64_t turns = 1) {
        double const cost = std::min(per_minute_, static_cast<double>(turns));
        double const passed = std::chrono::duration<double>(now - filled_).count();
        left_ = std::min(per_minute_, left_ + std::max(0.0, passed) * per_minute_ / 60);
        filled_ = now;
        if (left_ < cost) return static_cast<std::int64_t>((cost - left_) * 60 / per_minute_) + 1;
        left_ -= cost;
        return std::nullopt;
    }

    bool is_full(Clock::time_point now) const {
        return left_ + std::chrono::duration<double>(now - filled_).count() * per_minute_ / 60 >= per_minute_;
    }

private:
    double per_minute_;
    double left_;
    Clock::time_point filled_ = Clock::now();
};

/// What a command takes of a limit on reading: what goes through the search index, or through a year of reflections,
/// keeps a reader busy for as long as some reads do.
using LongReads =
    boost::mp11::mp_list<protocol::Search, protocol::ListActivity, protocol::GetJournal, protocol::ListDesk>;
inline constexpr std::int64_t kLongTurns = 5;

template <class Args>
inline constexpr std::int64_t kTurns = boost::mp11::mp_contains<LongReads, Args>::value ? kLongTurns : 1;

inline std::int64_t turns_of(protocol::Command const& command) {
    return [&]<class... Args>(boost::mp11::mp_list<Args...>) {
        return (command.is<Args>() || ...) ? kLongTurns : 1;
    }(LongReads{});
}

/// A limit each for many. Full buckets are forgotten, so memory follows who is at it. One thread.
template <class Key>
class Limits {
public:
    explicit Limits(std::int64_t per_minute) : per_minute_(per_minute) {}

    std::optional<std::int64_t> take(Key const& key, std::int64_t turns = 1) {
        auto const now = RateLimit::Clock::now();
        if (limits_.size() > 10'000)
            std::erase_if(limits_, [&](auto const& entry) { return entry.second.is_full(now); });
        return limits_.try_emplace(key, per_minute_).first->second.take(now, turns);
    }

    /// Whether anything was taken for it, and is not forgotten.
    bool knows(Key const& key) const { return limits_.contains(key); }
    /// Gives it a bucket of its own.
    void learn(Key const& key) { limits_.try_emplace(key, per_minute_); }

private:
    std::int64_t per_minute_;
    std::unordered_map<Key, RateLimit> limits_;
};

using MemberLimits = Limits<protocol::MemberId>;

} // namespace lateral::session

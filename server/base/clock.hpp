#pragma once

#include "protocol/ids.hpp"

#include <chrono>

namespace lateral::base {

/// Wall-clock time for what people see. Nothing is ordered by it: order is seq and position, waits use steady clocks,
/// so a clock that is set back harms nothing.
inline protocol::Timestamp wall_clock() {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

inline constexpr std::int64_t kSecond = 1'000'000; ///< in Timestamp's unit
inline constexpr std::int64_t kDay = 86'400 * kSecond;

} // namespace lateral::base

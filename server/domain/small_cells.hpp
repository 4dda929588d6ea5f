#pragma once

#include <cstdint>

namespace lateral::domain {

/// Counts of grown-ups below it are not told, nor anything from which they follow (decisions: adr/0026, adr/0029).
inline constexpr std::int64_t kSmallCell = 5;

} // namespace lateral::domain

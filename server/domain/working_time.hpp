#pragma once

#include "protocol/ids.hpp"

#include <cstdint>
#include <string_view>

namespace lateral::domain {

/// Whole hours between two moments that do not fall on a Saturday or Sunday of `zone`, an IANA name; of UTC where the
/// machine does not know it. 0 when `until` is not after `from`.
std::int64_t working_hours(protocol::Timestamp from, protocol::Timestamp until, std::string_view zone);

} // namespace lateral::domain

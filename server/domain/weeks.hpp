#pragma once

#include "protocol/ids.hpp"

#include <cstdint>
#include <string_view>

/// Weeks by the clock on the wall: from Monday, 0:00 to Sunday, 24:00 of a zone (an IANA name; where the machine knows
/// none of that name, the network's). A week is named by its Monday.
namespace lateral::domain {

/// The week in which a moment lies.
protocol::Date week_of(protocol::Timestamp time, std::string_view zone);

/// When the day of a moment began.
protocol::Timestamp day_began(protocol::Timestamp time, std::string_view zone);

/// Days since 1970-01-01, and back.
std::int64_t day_number(protocol::Date const& day);
protocol::Date day_numbered(std::int64_t number);

bool is_monday(protocol::Date const& day);

/// So many weeks later; `week` is a Monday.
protocol::Date weeks_after(protocol::Date const& week, std::int64_t weeks);

/// The end of the minute that stands so far into the week; of a time that comes twice the first, a skipped one is the
/// first after it.
protocol::Timestamp due_in(protocol::Date const& week, std::int64_t minute, std::string_view zone);

} // namespace lateral::domain

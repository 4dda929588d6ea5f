#pragma once

#include "protocol/ids.hpp"

namespace lateral::domain {

/// The calendar day of a time in UTC: what "today" means for affiliations.
protocol::Date day_of(protocol::Timestamp time);

/// As dates are written.
protocol::Date named_day(int year, unsigned month, unsigned day);

} // namespace lateral::domain

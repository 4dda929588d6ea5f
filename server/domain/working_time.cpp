#include "server/domain/working_time.hpp"

#include "server/domain/notice_times.hpp"

#include <algorithm>
#include <date/tz.h>

namespace lateral::domain {
namespace {

using std::chrono::microseconds;
using LocalTime = date::local_time<microseconds>;

/// By the clock on the wall, where each day has 24 hours: what the changes of summer time would add does not matter.
LocalTime local(protocol::Timestamp time, std::string_view zone) {
    if (!is_zone(zone)) return LocalTime(microseconds(time.value));
    return date::locate_zone(std::string(zone))->to_local(date::sys_time<microseconds>(microseconds(time.value)));
}

bool is_working_day(date::local_days day) {
    date::weekday const weekday(day);
    return weekday != date::Saturday && weekday != date::Sunday;
}

} // namespace

std::int64_t working_hours(protocol::Timestamp from, protocol::Timestamp until, std::string_view zone) {
    auto const begin = local(from, zone);
    auto const end = local(until, zone);
    microseconds worked{0};
    for (auto day = date::floor<date::days>(begin); day < end; day += date::days(1))
        if (is_working_day(day))
            worked += std::max(microseconds(0),
                               std::min(end, LocalTime(day + date::days(1))) - std::max(begin, LocalTime(day)));
    return std::chrono::floor<std::chrono::hours>(worked).count();
}

} // namespace lateral::domain

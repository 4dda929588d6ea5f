#include "server/domain/weeks.hpp"

#include "server/domain/days.hpp"
#include "server/domain/notice_times.hpp"

#include <charconv>
#include <date/tz.h>

namespace lateral::domain {
namespace {

using std::chrono::microseconds;
using LocalTime = date::local_time<microseconds>;

date::time_zone const* zone_of(std::string_view name) {
    if (is_zone(name)) return date::locate_zone(std::string(name));
    return is_zone(kDefaultZone) ? date::locate_zone(std::string(kDefaultZone)) : nullptr;
}

int number_in(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Dates were checked where they came in.
date::local_days days_of(protocol::Date const& day) {
    std::string_view const text = day.value;
    auto const month = static_cast<unsigned>(number_in(text.substr(5, 2)));
    auto const in_month = static_cast<unsigned>(number_in(text.substr(8, 2)));
    return date::local_days(date::year(number_in(text.substr(0, 4))) / date::month(month) / date::day(in_month));
}

protocol::Date named(date::local_days days) {
    date::year_month_day const day(days);
    return named_day(int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

} // namespace

protocol::Date week_of(protocol::Timestamp time, std::string_view zone) {
    auto const moment = date::sys_time<microseconds>(microseconds(time.value));
    auto const* const there = zone_of(zone);
    auto const local = there ? there->to_local(moment) : LocalTime(moment.time_since_epoch());
    auto const day = date::floor<date::days>(local);
    return named(day - (date::weekday(day) - date::Monday));
}

protocol::Timestamp day_began(protocol::Timestamp time, std::string_view zone) {
    auto const week = week_of(time, zone);
    auto began = due_in(week, -1, zone);
    for (std::int64_t day = 1; day < 7; ++day)
        if (auto const next = due_in(week, day * 24 * 60 - 1, zone); next <= time) began = next;
    return began;
}

std::int64_t day_number(protocol::Date const& day) { return days_of(day).time_since_epoch().count(); }

protocol::Date day_numbered(std::int64_t number) { return named(date::local_days(date::days(number))); }

bool is_monday(protocol::Date const& day) { return date::weekday(days_of(day)) == date::Monday; }

protocol::Date weeks_after(protocol::Date const& week, std::int64_t weeks) {
    return named(days_of(week) + date::days(7 * weeks));
}

protocol::Timestamp due_in(protocol::Date const& week, std::int64_t minute, std::string_view zone) {
    auto const local = LocalTime(days_of(week)) + std::chrono::minutes(minute + 1);
    auto const* const there = zone_of(zone);
    auto const moment =
        there ? there->to_sys(local, date::choose::earliest) : date::sys_time<microseconds>(local.time_since_epoch());
    return {moment.time_since_epoch().count()};
}

} // namespace lateral::domain

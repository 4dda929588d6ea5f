#include "server/import/talks.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace lateral::import {
namespace {

/// The digits at a place; -1 when there are none.
int number_at(std::string_view text, std::size_t at, std::size_t length) {
    int value = -1;
    if (at + length > text.size()) return -1;
    auto const* const end = text.data() + at + length;
    if (std::from_chars(text.data() + at, end, value).ptr != end) return -1;
    return value;
}

/// "+02:00" and its like.
std::chrono::minutes offset_of(std::string_view zone) {
    if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-')) return {};
    int const hours = number_at(zone, 1, 2);
    int const minutes = number_at(zone, zone[3] == ':' ? 4 : 3, 2);
    if (hours < 0 || minutes < 0) return {};
    return std::chrono::minutes((zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes));
}

} // namespace

std::optional<std::int64_t> time_of(std::string_view text) {
    using namespace std::chrono;
    year_month_day const day{year(number_at(text, 0, 4)), month(static_cast<unsigned>(number_at(text, 5, 2))),
                             std::chrono::day(static_cast<unsigned>(number_at(text, 8, 2)))};
    if (!day.ok() || day.year() < year(1990) || day.year() > year(2100)) return std::nullopt;
    microseconds at = sys_days(day).time_since_epoch();
    int const hour = number_at(text, 11, 2);
    int const minute = number_at(text, 14, 2);
    int const second = number_at(text, 17, 2);
    if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) at += hours(hour) + minutes(minute);
    if (second >= 0 && second < 61) at += seconds(second);
    if (text.size() > 19 && text[19] == '.')
        if (int const part = number_at(text, 20, 3); part >= 0) at += milliseconds(part);
    auto const zone = text.find_first_of("Z+-", 19);
    if (zone != std::string_view::npos) at -= offset_of(text.substr(zone));
    return at.count();
}

std::string day_and_time(std::int64_t micros) {
    using namespace std::chrono;
    sys_time<microseconds> const at{microseconds(micros)};
    auto const midnight = floor<days>(at);
    year_month_day const day{midnight};
    auto const minutes_of_day = floor<minutes>(at - midnight).count();
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                  static_cast<int>(minutes_of_day / 60), static_cast<int>(minutes_of_day % 60));
    return text.data();
}

} // namespace lateral::import

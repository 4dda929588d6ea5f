#include "server/domain/days.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace lateral::domain {

protocol::Date day_of(protocol::Timestamp time) {
    using namespace std::chrono;
    year_month_day const day{floor<days>(sys_time<microseconds>(microseconds(time.value)))};
    return named_day(int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

protocol::Date named_day(int year, unsigned month, unsigned day) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", year, month, day);
    return {text.data()};
}

} // namespace lateral::domain

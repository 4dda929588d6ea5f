#include "server/domain/notice_times.hpp"

#include <date/tz.h>
#include <exception>

namespace lateral::domain {
namespace {

using std::chrono::microseconds;
using std::chrono::minutes;
using LocalTime = date::local_time<microseconds>;

date::time_zone const* find_zone(std::string_view name) {
    try {
        return date::locate_zone(std::string(name));
    } catch (std::exception const&) { // how the library says that there is none
        return nullptr;
    }
}

/// Kept zones were known when they were chosen; a machine whose tables have lost one goes by the network's.
date::time_zone const* zone_of(Rhythm const& rhythm) {
    auto const* const zone = rhythm.zone.empty() ? nullptr : find_zone(rhythm.zone);
    return zone ? zone : find_zone(kDefaultZone);
}

LocalTime at_minute(date::local_days day, std::int64_t minute) { return LocalTime(day) + minutes(minute); }

LocalTime after_quiet(LocalTime now, Rhythm const& rhythm) {
    if (rhythm.quiet_from == rhythm.quiet_until) return now;
    auto const today = date::floor<date::days>(now);
    bool const over_night = rhythm.quiet_from > rhythm.quiet_until;
    auto const from = at_minute(today, rhythm.quiet_from);
    auto const until = at_minute(today, rhythm.quiet_until);
    if (over_night && now >= from) return until + date::days(1);
    if (over_night ? now < until : now >= from && now < until) return until;
    return now;
}

LocalTime next_gathering(LocalTime now, std::int64_t minute) {
    auto const today = at_minute(date::floor<date::days>(now), minute);
    return today > now ? today : today + date::days(1);
}

LocalTime next_monday(LocalTime now, std::int64_t minute) {
    auto next = next_gathering(now, minute);
    auto const day = date::weekday(date::floor<date::days>(next));
    return next + (date::Monday - day);
}

} // namespace

bool is_zone(std::string_view name) { return find_zone(name) != nullptr; }

protocol::Timestamp due_at(protocol::Delivery delivery, protocol::Timestamp raised, Rhythm const& rhythm) {
    auto const* const zone = zone_of(rhythm);
    if (!zone) return raised; // a machine without any tables of zones
    auto const now = zone->to_local(date::sys_time<microseconds>(microseconds(raised.value)));
    auto due = now;
    if (delivery == protocol::Delivery::instant) due = after_quiet(now, rhythm);
    if (delivery == protocol::Delivery::daily) due = next_gathering(now, rhythm.gathered_at);
    if (delivery == protocol::Delivery::weekly) due = next_monday(now, rhythm.gathered_at);
    if (due == now) return raised; // not by way of a local time, which may come twice
    return {zone->to_sys(due, date::choose::earliest).time_since_epoch().count()};
}

} // namespace lateral::domain

#include "server/domain/notice_times.hpp"

#include <catch2/catch.hpp>
#include <date/date.h>
#include <sstream>

using namespace lateral;
using protocol::Delivery;

namespace {

/// "2026-03-04 15:00" in UTC.
protocol::Timestamp utc(std::string const& text) {
    std::istringstream in(text);
    date::sys_time<std::chrono::microseconds> time;
    in >> date::parse("%F %R", time);
    REQUIRE(in);
    return {time.time_since_epoch().count()};
}

domain::Rhythm detroit(std::int64_t from = 0, std::int64_t until = 0) {
    return {"America/Detroit", 7 * 60, from, until};
}

} // namespace

TEST_CASE("at once, unless it is quiet: then when quiet ends") {
    auto const at = [](std::string const& raised, domain::Rhythm const& rhythm) {
        return domain::due_at(Delivery::instant, utc(raised), rhythm);
    };
    CHECK(at("2026-01-10 18:00", detroit()) == utc("2026-01-10 18:00"));
    auto const night = detroit(21 * 60, 6 * 60 + 30);
    CHECK(at("2026-01-10 18:00", night) == utc("2026-01-10 18:00"));
    CHECK(at("2026-01-11 02:00", night) == utc("2026-01-11 11:30")); // 21:00 there, on the 10th
    CHECK(at("2026-01-11 01:59", night) == utc("2026-01-11 01:59"));
    CHECK(at("2026-01-11 08:00", night) == utc("2026-01-11 11:30"));
    CHECK(at("2026-01-11 11:30", night) == utc("2026-01-11 11:30"));
    auto const school = detroit(8 * 60, 15 * 60);
    CHECK(at("2026-01-12 14:00", school) == utc("2026-01-12 20:00"));
    CHECK(at("2026-01-12 20:00", school) == utc("2026-01-12 20:00"));
}

TEST_CASE("once a day and on Mondays at the chosen minute") {
    CHECK(domain::due_at(Delivery::daily, utc("2026-01-10 11:59"), detroit()) == utc("2026-01-10 12:00"));
    CHECK(domain::due_at(Delivery::daily, utc("2026-01-10 12:00"), detroit()) == utc("2026-01-11 12:00"));
    CHECK(domain::due_at(Delivery::weekly, utc("2026-01-10 12:00"), detroit()) == utc("2026-01-12 12:00"));
    CHECK(domain::due_at(Delivery::weekly, utc("2026-01-12 11:00"), detroit()) == utc("2026-01-12 12:00"));
    CHECK(domain::due_at(Delivery::weekly, utc("2026-01-12 12:00"), detroit()) == utc("2026-01-19 12:00"));
}

TEST_CASE("when clocks change, days stay days") {
    CHECK(domain::due_at(Delivery::daily, utc("2026-03-07 20:00"), detroit()) == utc("2026-03-08 11:00"));
    CHECK(domain::due_at(Delivery::daily, utc("2026-10-31 20:00"), detroit()) == utc("2026-11-01 12:00"));
    // 02:30 does not come on 8 March, and 01:30 comes twice on 1 November.
    domain::Rhythm rhythm{"America/Detroit", 2 * 60 + 30, 0, 0};
    CHECK(domain::due_at(Delivery::daily, utc("2026-03-08 06:00"), rhythm) == utc("2026-03-08 07:00"));
    rhythm.gathered_at = 60 + 30;
    CHECK(domain::due_at(Delivery::daily, utc("2026-11-01 04:00"), rhythm) == utc("2026-11-01 05:30"));
}

TEST_CASE("a zone nobody knows goes by the network's") {
    CHECK(domain::is_zone("America/Detroit"));
    CHECK_FALSE(domain::is_zone("Nowhere/Land"));
    CHECK_FALSE(domain::is_zone(""));
    for (auto const* zone : {"", "Nowhere/Land"})
        CHECK(domain::due_at(Delivery::daily, utc("2026-01-10 11:59"), {zone, 7 * 60, 0, 0}) ==
              utc("2026-01-10 12:00"));
}

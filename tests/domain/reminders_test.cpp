// Reminders of the weekly reflection (docs/adr/0028): once in a week, at the member's hour, and never in a break.
#include "server/domain/weeks.hpp"
#include "tests/domain/schools.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::NoticeKind;

namespace {

constexpr std::int64_t kDay = 24 * 60;
constexpr auto kFridayAtThree = 4 * kDay + 15 * 60;

} // namespace

TEMPLATE_TEST_CASE("a reminder comes once in a week, at one's hour, while there is nothing", "", Sqlite, Postgres) {
    TestType engine;
    Schools house(engine.url);
    house.set_zone(house.dana, "America/Detroit");
    house.pass(24 * 14); // nobody asked for one
    CHECK(house.told(house.dana) == 0);
    house.remind_at(house.dana, kFridayAtThree);
    CHECK(house.done(house.dana, protocol::GetJournal{}).remind_at->value == kFridayAtThree);
    house.pass(22); // Friday, 14:26
    CHECK(house.told(house.dana) == 0);
    house.pass(1);
    CHECK(house.told(house.dana) == 1);
    house.pass(24);
    CHECK(house.told(house.dana) == 1);
    // Another hour of the same week is for the next.
    house.remind_at(house.dana, 6 * kDay + 20 * 60);
    house.pass(24 + 8);
    CHECK(house.told(house.dana) == 1);
    // Monday begins without a word of what was.
    house.pass(24);
    CHECK(house.told(house.dana) == 0);
    house.keep(house.dana, domain::weeks_after(kThisWeek, 3));
    house.pass(24 * 6);
    CHECK(house.told(house.dana) == 0);
    // A server that slept over the hour tells it late.
    house.pass(24 * 7);
    CHECK(house.told(house.dana) == 1);
    house.keep(house.dana, domain::weeks_after(kThisWeek, 4));
    CHECK(house.told(house.dana) == 0);
    house.remind_at(house.dana, std::nullopt);
    house.pass(24 * 7);
    CHECK(house.told(house.dana) == 0);
}

TEMPLATE_TEST_CASE("no reminder in a week that is off, nor in quiet hours, nor twice when the clock changes", "",
                   Sqlite, Postgres) {
    TestType engine;
    Schools house(engine.url);
    for (auto const& actor : {house.dana, house.marisol, house.lena}) {
        house.set_zone(actor, "America/Detroit");
        house.remind_at(actor, kFridayAtThree);
    }
    house.add(house.admin, house.larkspur, {days("Spring break", "2026-05-25", "2026-05-29")});
    // A draft in a break is nobody's hurry.
    house.done(house.dana, protocol::SaveDraft{protocol::DraftPlace::reflection,
                                               {domain::day_number(kThisWeek)},
                                               {0},
                                               text<protocol::DraftBody>("Half a thought"),
                                               {},
                                               {},
                                               {},
                                               {}});
    house.done(house.lena, protocol::ExcuseWeek{kThisWeek, true});
    protocol::ChooseNotices quiet;
    quiet.quiet_from = protocol::MinuteOfDay{15 * 60};
    quiet.quiet_until = protocol::MinuteOfDay{18 * 60};
    house.done(house.marisol, quiet);
    house.pass(23);
    CHECK(house.told(house.dana) == 0);
    CHECK(house.told(house.lena) == 0);
    CHECK(house.told(house.marisol) == 0);
    house.pass(3);
    CHECK(house.told(house.marisol) == 1);
    // Westward, the hour comes a second time that day.
    house.set_zone(house.marisol, "America/Los_Angeles");
    house.pass(4);
    CHECK(house.told(house.marisol) == 1);
    // Eastward, the next one comes earlier.
    house.set_zone(house.marisol, "Europe/Helsinki");
    house.pass(24 * 6 + 14);
    CHECK(house.told(house.marisol) == 1);
    CHECK(house.code(house.dana, [] {
        protocol::ChooseNotices off;
        off.choices = {{{NoticeKind::reminder, protocol::Delivery::off}}};
        return off;
    }()) == ErrorCode::invalid);
}

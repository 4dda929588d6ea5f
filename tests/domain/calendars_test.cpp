// School calendars and the questions of programmes (docs/adr/0028).
#include "server/domain/calendars.hpp"
#include "tests/domain/schools.hpp"

using namespace lateral;
using namespace lateral::tests;

TEST_CASE("a week is off with three of its school days, whatever the weekend") {
    auto const off = [](char const* from, char const* until) {
        return domain::break_in({{{}, "Break", {from}, {until}}}, kThisWeek).has_value();
    };
    CHECK(off("2026-05-25", "2026-05-27"));
    CHECK(off("2026-05-27", "2026-05-29"));
    CHECK(off("2026-05-01", "2026-06-30"));
    CHECK_FALSE(off("2026-05-25", "2026-05-26"));
    CHECK_FALSE(off("2026-05-28", "2026-05-31"));
    CHECK_FALSE(off("2026-05-30", "2026-06-05"));
    // Days of several breaks count together, each once; the longest gives its name.
    CHECK(
        domain::break_in({{{}, "Monday", {"2026-05-25"}, {"2026-05-25"}}, {{}, "Rest", {"2026-05-28"}, {"2026-05-29"}}},
                         kThisWeek) == "Rest");
    CHECK_FALSE(domain::break_in(
        {{{}, "One", {"2026-05-25"}, {"2026-05-26"}}, {{}, "Same", {"2026-05-25"}, {"2026-05-26"}}}, kThisWeek));
}

TEMPLATE_TEST_CASE("breaks hold below where none are kept, and excuse a week without a row", "", Sqlite, Postgres) {
    TestType engine;
    Schools house(engine.url);
    house.keep(house.dana, kThisWeek);
    CHECK(house.state(house.dana, kLastWeek) == WeekState::missed);
    auto const kept = house.add(house.lena, house.pines, {days("Mud break", "2026-05-18", "2026-05-22")});
    CHECK(kept.from->id == house.pines);
    CHECK(kept.may_keep);
    CHECK(house.state(house.dana, kLastWeek) == WeekState::excused);
    CHECK(house.week(house.dana, kLastWeek).school_break == "Mud break");
    CHECK(house.state(house.marisol, kLastWeek) == WeekState::missed);
    auto const seen = house.done(house.dana, protocol::GetCalendar{house.larkspur});
    CHECK(seen.from->id == house.pines);
    CHECK_FALSE(seen.may_keep);
    // What is written anyway is welcome, and never late.
    CHECK_FALSE(house.keep(house.dana, kLastWeek).late);
    CHECK(house.keep(house.marisol, kLastWeek).late);

    // Who keeps their own goes by nobody else's.
    house.add(house.lena, house.larkspur, {days("Fair", "2026-05-11", "2026-05-15")});
    CHECK(house.week(house.dana, kLastWeek).school_break == std::nullopt);
    CHECK(house.state(house.dana, {"2026-05-11"}) == WeekState::excused);
    auto const own = house.done(house.dana, protocol::GetCalendar{house.larkspur});
    CHECK(own.from->id == house.larkspur);
    house.done(house.lena, protocol::RemoveBreak{own.breaks.at(0).id});
    CHECK(house.done(house.dana, protocol::GetCalendar{house.larkspur}).from->id == house.pines);
}

TEMPLATE_TEST_CASE("a break at one of several schools is enough, and one's weeks keep where they were", "", Sqlite,
                   Postgres) {
    TestType engine;
    Schools house(engine.url);
    house.add(house.lena, house.pines, {days("Mud break", "2026-05-18", "2026-05-22")});
    auto const there = house.affiliate(house.marisol, house.larkspur, AffiliationRole::coach);
    CHECK(house.state(house.marisol, kLastWeek) == WeekState::excused);
    // Whoever leaves has been there that week.
    house.pass(24);
    house.done(house.admin, protocol::EndAffiliation{there, {}});
    CHECK(house.state(house.marisol, kLastWeek) == WeekState::excused);
    house.add(house.admin, house.pines, {days("Summer", "2026-06-01", "2026-08-28")});
    house.pass(24 * 7);
    CHECK(house.state(house.marisol, kNextWeek) == WeekState::not_started);
    CHECK(house.state(house.dana, kNextWeek) == WeekState::excused);
}

TEMPLATE_TEST_CASE("a calendar is kept by who leads there or above, in order and within bounds", "", Sqlite, Postgres) {
    TestType engine;
    Schools house(engine.url);
    auto const fine = days("Winter break", "2026-12-21", "2027-01-03");
    auto const specialist = house.person("Tom Specialist", NetworkRole::specialist);
    for (auto const& other : {house.dana, house.marisol, specialist})
        CHECK(house.refused_at(other, house.larkspur, fine) == ErrorCode::forbidden);
    CHECK(house.refused_at(house.lena, house.lakebend, fine) == ErrorCode::forbidden);
    CHECK(house.refused_at(house.lena, {12'345}, fine) == ErrorCode::not_found);
    auto const guest = house.person("Gus Guest", NetworkRole::guest);
    CHECK(house.code(guest, protocol::GetCalendar{house.pines}) == ErrorCode::forbidden);
    CHECK(house.refused_at(guest, house.pines, fine) == ErrorCode::forbidden);
    CHECK(house.code(house.dana, protocol::GetCalendar{{12'345}}) == ErrorCode::not_found);

    CHECK(house.refused_at(house.lena, house.larkspur, days("Back", "2026-12-21", "2026-12-20")) == ErrorCode::invalid);
    CHECK(house.refused_at(house.lena, house.larkspur, days("Long", "2026-01-01", "2026-12-20")) == ErrorCode::invalid);
    // Importing twice adds nothing twice.
    CHECK(house.add(house.lena, house.larkspur, {fine, fine}).breaks.size() == 1);
    auto const kept = house.add(house.lena, house.larkspur, {fine}).breaks;
    REQUIRE(kept.size() == 1);

    protocol::ChangeBreak change{kept[0].id, text<protocol::BreakName>("Snow break"), {"2026-12-22"}, {"2027-01-02"}};
    CHECK(house.code(house.marisol, change) == ErrorCode::forbidden);
    CHECK(house.code(house.marisol, protocol::RemoveBreak{kept[0].id}) == ErrorCode::forbidden);
    auto const changed = house.done(house.lena, change).breaks;
    CHECK(changed.at(0).name == "Snow break");
    CHECK(changed.at(0).ends_on == Date{"2027-01-02"});
    change.ends_on = {"2026-12-01"};
    CHECK(house.code(house.lena, change) == ErrorCode::invalid);
    CHECK(house.done(house.lena, protocol::RemoveBreak{kept[0].id}).breaks.empty());
    CHECK(house.code(house.lena, protocol::RemoveBreak{kept[0].id}) == ErrorCode::not_found);

    std::vector<protocol::NewBreak> many;
    for (int i = 0; i < 60; ++i) many.push_back(days("Day " + std::to_string(i), "2026-12-21", "2026-12-21"));
    house.add(house.lena, house.larkspur, many);
    for (int round = 1; round < 4; ++round) {
        for (auto& one : many) one.name = text<protocol::BreakName>(one.name.str() + "x");
        if (round < 3)
            house.add(house.lena, house.larkspur, many);
        else
            CHECK(house.code(house.lena, protocol::AddBreaks{house.larkspur, {many}}) == ErrorCode::conflict);
    }
}

TEMPLATE_TEST_CASE("who merges into another brings breaks where there are none", "", Sqlite, Postgres) {
    TestType engine;
    Schools house(engine.url);
    house.add(house.lena, house.larkspur, {days("Mud break", "2026-05-18", "2026-05-22")});
    house.done(house.admin, protocol::MergeOrganisation{house.larkspur, house.lakebend});
    CHECK(house.done(house.dana, protocol::GetCalendar{house.lakebend}).from->id == house.lakebend);
    CHECK(house.state(house.marisol, kLastWeek) == WeekState::excused);
    CHECK(house.done(house.dana, protocol::GetCalendar{house.larkspur}).from->id == house.lakebend);
    CHECK(house.code(house.admin, protocol::AddBreaks{house.larkspur, {{days("A", "2026-05-18", "2026-05-22")}}}) ==
          ErrorCode::closed);
    // Both have some: each goes by what is there.
    house.add(house.admin, house.pines, {days("Fair", "2026-05-11", "2026-05-15")});
    house.done(house.admin, protocol::MergeOrganisation{house.pines, house.lakebend});
    CHECK(house.done(house.dana, protocol::GetCalendar{house.lakebend}).breaks.at(0).name == "Mud break");
}

TEMPLATE_TEST_CASE("a programme asks in its own words, and a reflection keeps what it was asked", "", Sqlite,
                   Postgres) {
    TestType engine;
    Schools house(engine.url);
    auto const programme =
        house
            .done(house.admin, protocol::CreateOrganisation{protocol::OrganisationKind::programme,
                                                            text<protocol::OrganisationName>("PODD"), house.pines})
            .organisation.id;
    protocol::KeepPrompts keep{programme, {0}, {}};
    auto const words = [](char const* text_) { return text<protocol::QuestionWords>(text_); };
    keep.questions.items = {{words("Who spoke first?"), words("¿Quién habló primero?")}, {words("What held?"), {}}};
    for (auto const& other : {house.dana, house.marisol}) CHECK(house.code(other, keep) == ErrorCode::forbidden);
    CHECK(house.done(house.dana, protocol::ListPrompts{programme}).version == 0);
    auto const first = house.done(house.lena, keep);
    CHECK(first.version == 1);
    REQUIRE(first.questions.size() == 2);
    CHECK(house.code(house.lena, keep) == ErrorCode::conflict);
    auto elsewhere = keep;
    elsewhere.organisation = house.pines;
    CHECK(house.code(house.lena, elsewhere) == ErrorCode::invalid);
    elsewhere.organisation = {12'345};
    CHECK(house.code(house.lena, elsewhere) == ErrorCode::not_found);
    auto silent = keep;
    silent.version = {1};
    silent.questions.items[0] = {};
    CHECK(house.code(house.lena, silent) == ErrorCode::invalid);

    CHECK(house.done(house.dana, protocol::ListOfferedPrompts{}).sets.empty());
    house.affiliate(house.dana, programme, AffiliationRole::coach);
    auto const offered = house.done(house.dana, protocol::ListOfferedPrompts{}).sets;
    REQUIRE(offered.size() == 1);
    CHECK(offered[0].name == "PODD");
    CHECK(offered[0].questions.size() == 2);
    CHECK(house.done(house.marisol, protocol::ListOfferedPrompts{}).sets.empty());

    protocol::SubmitReflection made;
    made.week = kThisWeek;
    made.body = text<protocol::Body>("She did");
    made.prompt = text<protocol::PromptKey>(first.questions[0].prompt);
    auto const asked = house.done(house.dana, made).reflection.prompt.value();
    keep.version = {1};
    keep.questions.items = {{words("Another question?"), {}}};
    CHECK(house.done(house.lena, keep).version == 2);
    auto const name = text<protocol::PromptKey>(asked);
    CHECK(house.done(house.dana, protocol::GetPrompt{name}).words.es == "¿Quién habló primero?");
    CHECK(house.code(house.dana, protocol::GetPrompt{text<protocol::PromptKey>("q1-1-1")}) == ErrorCode::not_found);
    auto const guest = house.person("Gus Guest", NetworkRole::guest);
    CHECK(house.code(guest, protocol::GetPrompt{name}) == ErrorCode::forbidden);
    CHECK(house.code(guest, protocol::ListPrompts{programme}) == ErrorCode::forbidden);
    keep.version = {2};
    keep.questions.items.clear();
    CHECK(house.done(house.lena, keep).questions.empty());
    CHECK(house.done(house.dana, protocol::ListOfferedPrompts{}).sets.empty());
}

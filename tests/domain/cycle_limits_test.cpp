// How much a cycle holds, how often one is proposed, and whom counts leave out.
#include "tests/domain/school.hpp"

using namespace lateral;
using namespace lateral::tests;

TEMPLATE_TEST_CASE("a record holds 200,000 characters, and the coach's notes as many again", "[cycles]", Sqlite,
                   Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    constexpr std::size_t longest = 4'000;
    std::string const words(longest, 'w');
    auto const line = School::entry(cycle, EntryKind::check, words);
    for (std::size_t held = 0; held < domain::kMostCycleCharacters; held += longest) world.done(world.tess, line);
    CHECK(world.code(world.dana, School::entry(cycle, EntryKind::check, "One more")) == ErrorCode::conflict);
    CHECK(world.code(world.tess, School::entry(cycle, EntryKind::visit, "")) == ErrorCode::conflict);
    world.done(world.dana, School::entry(cycle, EntryKind::note, "My own"));

    // What is there can be changed and taken back, and there is room again.
    auto const first = world.get(world.tess, cycle).record.value().entries.at(0);
    auto changed = School::entry(cycle, EntryKind::check, "Short");
    changed.entry = first.id;
    world.done(world.tess, changed);
    world.done(world.dana, School::entry(cycle, EntryKind::check, "One more"));
}

TEMPLATE_TEST_CASE("nobody proposes more than thirty cycles a day, answered or not", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    for (int i = 0; i < 30; ++i) {
        auto const cycle = world.proposed();
        world.done(world.tess, protocol::AnswerCycle{cycle.line.id, false});
    }
    auto const error = world.refused(world.dana, School::proposal(world.dana.id, world.tess.id));
    CHECK(error.code == ErrorCode::rate_limited);
    CHECK(error.retry_after == 86'400);
    world.done(world.joy, School::proposal(world.joy.id, world.tess.id)); // each for themselves
    world.clock.advance(std::chrono::hours(24) + std::chrono::seconds(1));
    world.proposed();
}

TEMPLATE_TEST_CASE("who looks at a count is not in it", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const begin = [&](Actor const& coach, Actor const& teacher) {
        auto const cycle = world.done(coach, School::proposal(coach.id, teacher.id)).cycle;
        world.agree(coach, cycle);
        world.agree(teacher, cycle);
    };
    auto const active = [&] { return world.coaching(world.jamal).schools.at(0).active; };
    for (int i = 0; i < 4; ++i) {
        auto const teacher = world.person("Teacher " + std::to_string(i));
        world.affiliate(teacher, world.larkspur);
        begin(world.dana, teacher);
    }
    // The principal learns from a coach of elsewhere, whom nobody here judges.
    begin(world.far, world.jamal);
    CHECK_FALSE(active());
    begin(world.joy, world.tess);
    CHECK(active() == 5);
}

// Coaching cycles: a coach and a teacher in confidence, and what their school's leaders see of it.
#include "server/domain/cycle_stages.hpp"
#include "tests/domain/school.hpp"

using namespace lateral;
using namespace lateral::tests;

TEST_CASE("the stages are what the handbook says", "[cycles]") {
    using enum CycleStage;
    CHECK(domain::next_stages(agreed, false) == std::vector{identify, stopped});
    CHECK(domain::next_stages(improve, false) == std::vector{learn, stopped});
    CHECK(domain::next_stages(improve, true) == std::vector{learn, met, stopped});
    for (auto const over : {proposed, met, stopped}) CHECK(domain::next_stages(over, true).empty());
    for (auto const& rule : domain::kEntryRules) CHECK(&domain::rule_of(rule.kind) == &rule);
}

TEMPLATE_TEST_CASE("a cycle begins when both have read the card and agreed", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.proposed();
    CHECK(world.told(world.tess, "cycle.changed"));
    CHECK_FALSE(world.told(world.jamal, "cycle.changed"));
    CHECK(cycle.line.stage == CycleStage::proposed);
    CHECK_FALSE(cycle.record);
    CHECK(cycle.card_readers.empty());
    CHECK(world.get(world.tess, cycle).opening == "You said you rescue the silence. Shall we look at it?");
    CHECK(world.get(world.tess, cycle).card_readers == std::vector<std::string>{"Jamal"});
    CHECK(world.code(world.dana, School::entry(cycle, EntryKind::check, "Early")) == ErrorCode::closed);
    CHECK(world.code(world.dana, protocol::MoveCycle{cycle.line.id, CycleStage::proposed, CycleStage::agreed}) ==
          ErrorCode::closed);

    CHECK(world.agree(world.dana, cycle).line.stage == CycleStage::proposed);
    CHECK(world.agree(world.dana, cycle).line.coach_agreed); // twice says no more
    auto const begun = world.agree(world.tess, cycle);
    CHECK(begun.line.stage == CycleStage::agreed);
    CHECK(begun.opening.empty());
    REQUIRE(begun.record);
    CHECK(begun.record->steps.size() == 2);
    auto const posts = world.posts(world.tess, begun.line.thread.value());
    REQUIRE(posts.size() == 1);
    CHECK(posts.front().author.id == world.dana.id);
    world.post(world.tess, *begun.line.thread, "Thursday, third lesson.");
    CHECK(world.code(world.tess, protocol::AnswerCycle{cycle.line.id, true}) == ErrorCode::closed);
    CHECK(world.done(world.tess, protocol::ListCycles{}).cycles.size() == 1);
    auto const spread = world.done(world.dana, protocol::ListCycles{}).spread.value();
    CHECK(spread.cycles == 1);
    CHECK(spread.bands == 1);
    CHECK_FALSE(world.done(world.tess, protocol::ListCycles{}).spread);
}

TEMPLATE_TEST_CASE("who declines a cycle gives no reason", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.proposed();
    world.done(world.tess, protocol::AnswerCycle{cycle.line.id, false});
    CHECK(world.told(world.dana, "cycle.changed"));
    auto const left = world.get(world.dana, cycle);
    CHECK(left.line.stage == CycleStage::stopped);
    CHECK(left.opening.empty());
    CHECK_FALSE(left.record);
    CHECK(world.code(world.dana, protocol::AnswerCycle{cycle.line.id, true}) == ErrorCode::closed);
    world.proposed(); // again, later
}

TEMPLATE_TEST_CASE("to everybody else a cycle does not exist", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto const entry = world.entered(world.dana, cycle, EntryKind::visit, "We watched ten minutes");
    for (auto const* actor :
         {&world.admin, &world.specialist, &world.outside, &world.guest, &world.jamal, &world.director, &world.lead}) {
        auto const same = [&](auto command) {
            auto const there = bytes(world.refused(*actor, command));
            CHECK(world.code(*actor, command) == ErrorCode::not_found);
            command.cycle = protocol::CycleId{4711};
            CHECK(there == bytes(world.refused(*actor, command)));
        };
        auto const id = cycle.line.id;
        same(protocol::GetCycle{id});
        same(protocol::AnswerCycle{id, true});
        same(protocol::MoveCycle{id, CycleStage::learn, CycleStage::stopped});
        same(world.goal(cycle, 0, "A goal"));
        same(School::entry(cycle, EntryKind::check, "A line"));
        same(protocol::TickInCycle{id, entry.id, true});
        same(protocol::RemoveFromCycle{id, entry.id});
        same(protocol::ConsentToCard{id, true});
        CHECK(world.code(*actor, protocol::GetThread{*cycle.line.thread}) == ErrorCode::not_found);
        CHECK(world.done(*actor, protocol::ListCycles{}).cycles.empty());
    }
}

TEMPLATE_TEST_CASE("nobody coaches whose work they judge", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const refused = [&](Actor const& actor, protocol::ProposeCycle const& command) {
        return world.refused(actor, command);
    };
    world.affiliate(world.jamal, world.elsewhere, AffiliationRole::coach);
    auto const as_coach = refused(world.jamal, School::proposal(world.jamal.id, world.tess.id));
    CHECK(as_coach.code == ErrorCode::forbidden);
    CHECK(as_coach.field == "coach");
    CHECK(refused(world.tess, School::proposal(world.jamal.id, world.tess.id)).field == "coach");
    // Nor the other way round, nor from above.
    auto const as_teacher = refused(world.dana, School::proposal(world.dana.id, world.jamal.id));
    CHECK(as_teacher.code == ErrorCode::forbidden);
    CHECK(as_teacher.field == "teacher");
    CHECK(refused(world.dana, School::proposal(world.dana.id, world.director.id)).field == "teacher");
    // The way out: other coaches, the nearest first, nobody who judges.
    auto const others = world.done(world.jamal, protocol::ListCoaches{world.tess.id}).coaches;
    REQUIRE(others.size() == 3);
    CHECK(others[0].id == world.dana.id);
    CHECK(others[1].id == world.joy.id);
    CHECK(others[2].id == world.far.id);
    CHECK(world.code(world.guest, protocol::ListCoaches{}) == ErrorCode::forbidden);
    CHECK(world.code(world.dana, protocol::ListCoaches{protocol::MemberId{4711}}) == ErrorCode::not_found);

    // What somebody became between the two yes.
    auto const cycle = world.proposed();
    world.agree(world.dana, cycle);
    world.affiliate(world.dana, world.isd, AffiliationRole::director);
    CHECK(world.code(world.tess, protocol::AnswerCycle{cycle.line.id, true}) == ErrorCode::closed);
    CHECK(world.get(world.dana, cycle).opening.empty()); // it was said to a colleague
}

TEMPLATE_TEST_CASE("a cycle rests while one judges the other's work", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    world.entered(world.tess, cycle, EntryKind::visit, "What I saw");
    world.done(world.tess, protocol::ConsentToCard{cycle.line.id, true});
    auto const became = world.affiliate(world.dana, world.larkspur, AffiliationRole::principal);
    CHECK(world.told(world.dana, "cycle.changed"));
    CHECK(world.told(world.tess, "cycle.changed"));
    CHECK(world.told(world.jamal, "coaching.changed"));
    auto const hers = world.get(world.dana, cycle);
    CHECK(hers.line.paused);
    CHECK_FALSE(hers.record);
    CHECK_FALSE(hers.line.thread);
    CHECK(hers.next.empty());
    CHECK(world.code(world.dana, protocol::GetThread{*cycle.line.thread}) == ErrorCode::not_found);
    CHECK_FALSE(world.done(world.dana, protocol::ListCycles{}).cycles.at(0).space);
    auto const teachers = world.get(world.tess, cycle);
    CHECK(teachers.record.value().visits == 1);
    CHECK(teachers.next == std::vector{CycleStage::stopped});
    CHECK(world.coaching(world.jamal).schools.at(0).cards.empty());
    CHECK(world.code(world.tess, School::entry(cycle, EntryKind::check, "A line")) == ErrorCode::closed);
    CHECK(world.code(world.tess, World::new_post(*cycle.line.thread)) == ErrorCode::closed);
    CHECK(world.code(world.tess, protocol::ConsentToCard{cycle.line.id, true}) == ErrorCode::closed);
    CHECK(world.code(world.dana, protocol::MoveCycle{cycle.line.id, CycleStage::learn, CycleStage::stopped}) ==
          ErrorCode::closed);
    CHECK(world.code(world.tess, protocol::MoveCycle{cycle.line.id, CycleStage::learn, CycleStage::improve}) ==
          ErrorCode::closed);

    world.done(world.admin, protocol::EndAffiliation{became, {}});
    CHECK(world.get(world.dana, cycle).record.value().visits == 1);
    world.post(world.dana, *cycle.line.thread, "Here again");
    world.affiliate(world.dana, world.larkspur, AffiliationRole::principal);
    CHECK(world.move(world.tess, cycle, CycleStage::stopped).line.stage == CycleStage::stopped);
}

TEMPLATE_TEST_CASE("no lead makes a coach judge whom they coach", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    for (auto const& by : {world.director, world.lead})
        for (auto const role : {AffiliationRole::principal, AffiliationRole::director})
            for (auto const& member : {world.dana, world.tess, world.joy}) // of a cycle and of none, in the same words
                CHECK(bytes(world.refused(by, protocol::AddAffiliation{member.id, world.larkspur, role, {}, {}, {}})) ==
                      bytes(Error{ErrorCode::forbidden, "role", {}, {}}));
    CHECK_FALSE(world.get(world.dana, cycle).line.paused);
    world.done(world.admin,
               protocol::AddAffiliation{world.dana.id, world.larkspur, AffiliationRole::principal, {}, {}, {}});
    CHECK(world.get(world.dana, cycle).line.paused);
}

TEMPLATE_TEST_CASE("what is proposed, and to whom", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const code = [&](Actor const& actor, protocol::ProposeCycle const& command) {
        return world.code(actor, command);
    };
    auto const dana = world.dana.id;
    CHECK(code(world.outside, School::proposal(dana, world.tess.id)) == ErrorCode::invalid); // of two others
    CHECK(code(world.dana, School::proposal(dana, dana)) == ErrorCode::invalid);
    CHECK(code(world.tess, School::proposal(world.outside.id, world.tess.id)) == ErrorCode::invalid); // no coach
    CHECK(code(world.dana, School::proposal(dana, world.guest.id)) == ErrorCode::invalid);
    CHECK(code(world.dana, School::proposal(dana, protocol::MemberId{4711})) == ErrorCode::not_found);
    CHECK(code(world.guest, School::proposal(dana, world.guest.id)) == ErrorCode::forbidden);
    world.done(world.admin, protocol::SuspendMember{world.outside.id});
    CHECK(code(world.dana, School::proposal(dana, world.outside.id)) == ErrorCode::closed);
    auto student = School::proposal(dana, world.tess.id);
    student.opening = text<protocol::Body>("My student Tyler M. will not write.");
    CHECK(code(world.dana, student) == ErrorCode::may_identify);
    student.not_a_student = protocol::NotStudents{{text<protocol::NoStudentsWords>("Tyler M.")}};
    auto const cycle = world.done(world.dana, student).cycle;
    CHECK(code(world.tess, School::proposal(dana, world.tess.id)) == ErrorCode::conflict); // one at a time
    world.agree(world.dana, cycle);
    CHECK(world.agree(world.tess, cycle).line.thread); // and the post is asked nothing again

    // Who blocked the other hears nothing of what they propose.
    auto const other = world.done(world.joy, School::proposal(world.joy.id, world.tess.id)).cycle;
    world.done(world.tess, protocol::BlockMember{world.joy.id});
    CHECK(world.done(world.tess, protocol::ListCycles{}).cycles.size() == 1);
    CHECK(world.code(world.tess, protocol::GetCycle{other.line.id}) == ErrorCode::not_found);
    CHECK(world.get(world.joy, other).line.stage == CycleStage::proposed);
}

TEMPLATE_TEST_CASE("a coach holds twelve cycles at a time", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    Cycle last;
    for (int i = 0; i < domain::kMostOpenCycles; ++i) {
        auto const teacher = world.person("Teacher " + std::to_string(i));
        world.affiliate(teacher, world.larkspur);
        last = world.done(world.dana, School::proposal(world.dana.id, teacher.id)).cycle;
        world.agree(world.dana, last);
        world.agree(teacher, last);
    }
    CHECK(world.code(world.dana, School::proposal(world.dana.id, world.tess.id)) == ErrorCode::conflict);
    auto const wanted = world.done(world.tess, School::proposal(world.dana.id, world.tess.id)).cycle;
    world.agree(world.tess, wanted);
    CHECK(world.code(world.dana, protocol::AnswerCycle{wanted.line.id, true}) == ErrorCode::conflict);
    world.move(world.dana, last, CycleStage::stopped);
    CHECK(world.agree(world.dana, wanted).line.stage == CycleStage::agreed);

    // Enough of them that a count says nothing of anybody.
    CHECK(world.coaching(world.jamal).schools.at(0).active == 10);
    auto const spread = world.coaching(world.lead).coaches;
    REQUIRE(spread.size() == 2); // who works elsewhere is not theirs
    CHECK(spread[0].coach.name == "Dana");
    CHECK(spread[0].bands == 1);
    CHECK(spread[0].subjects == 1);
    CHECK_FALSE(spread[1].bands);
    CHECK(world.coaching(world.director).coaches.empty());

    // Proposals that nobody answers are not sent without end.
    for (int i = 0; i < domain::kMostWaitingCycles; ++i)
        world.done(world.joy, School::proposal(world.joy.id, world.person("Person " + std::to_string(i)).id));
    CHECK(world.code(world.joy, School::proposal(world.joy.id, world.tess.id)) == ErrorCode::rate_limited);
}

TEMPLATE_TEST_CASE("each move is written down, and stopping needs no reason", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto const id = cycle.line.id;
    auto const code = [&](Actor const& actor, CycleStage from, CycleStage to) {
        return world.code(actor, protocol::MoveCycle{id, from, to});
    };
    CHECK(code(world.dana, CycleStage::identify, CycleStage::learn) == ErrorCode::conflict); // the other was quicker
    CHECK(code(world.dana, CycleStage::learn, CycleStage::identify) == ErrorCode::invalid);
    CHECK(code(world.dana, CycleStage::learn, CycleStage::met) == ErrorCode::invalid);
    world.move(world.dana, cycle, CycleStage::improve);
    CHECK(code(world.dana, CycleStage::improve, CycleStage::met) == ErrorCode::forbidden); // it is the teacher's goal
    world.move(world.tess, cycle, CycleStage::learn);
    world.move(world.dana, cycle, CycleStage::improve);

    SECTION("met") {
        auto const met = world.move(world.tess, cycle, CycleStage::met);
        CHECK(met.next.empty());
        CHECK(world.entered(world.dana, cycle, EntryKind::closing, "I talked less").by == world.dana.id);
        REQUIRE(met.record);
        CHECK(met.record->steps.size() == 8);
        CHECK(met.record->steps.back().by == world.tess.id);
    }
    SECTION("stopped") {
        world.move(world.tess, cycle, CycleStage::stopped);
        auto const step = world.get(world.dana, cycle).record.value().steps.back();
        CHECK(step.stage == CycleStage::stopped);
        CHECK_FALSE(step.by);
        CHECK(world.code(world.dana, School::entry(cycle, EntryKind::closing, "But why")) == ErrorCode::closed);
    }
    CHECK(world.code(world.dana, School::entry(cycle, EntryKind::visit, "Late")) == ErrorCode::closed);
    CHECK(world.code(world.tess, World::new_post(*cycle.line.thread)) == ErrorCode::closed);
    CHECK(world.code(world.dana, world.goal(cycle, 0, "Late")) == ErrorCode::closed);
    CHECK(world.posts(world.dana, *cycle.line.thread).size() == 1);
}

TEMPLATE_TEST_CASE("goal and strategy are set by either, never unseen over the other's", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto const set = world.done(world.tess, world.goal(cycle, 0, "Everybody answers, not the same four")).cycle;
    auto const goal = set.record.value().goal.value();
    CHECK(goal.revision == 1);
    CHECK(goal.checks.json == R"(["powerful","reachable"])");
    CHECK(world.told(world.dana, "cycle.changed"));
    CHECK(world.code(world.dana, world.goal(cycle, 0, "Another")) == ErrorCode::conflict);
    CHECK(world.done(world.dana, world.goal(cycle, 1, "Another")).cycle.record->goal->goal == "Another");
    auto twice = world.goal(cycle, 2, "A third");
    twice.checks.items.push_back(protocol::GoalCheck::powerful);
    CHECK(world.code(world.dana, twice) == ErrorCode::invalid);
    CHECK(world.code(world.dana, world.goal(cycle, 2, "My student Tyler M. answers")) == ErrorCode::may_identify);
    auto strategy = world.goal(cycle, 2, "A third");
    strategy.strategy = text<protocol::StrategyWords>("Sit with my student Tyler M.");
    CHECK(world.code(world.dana, strategy) == ErrorCode::may_identify);
}

TEMPLATE_TEST_CASE("the record holds numbers of a class, visits and what is next", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto const number = world.entered(world.dana, cycle, EntryKind::progress, "Answered in a full sentence");
    CHECK(number.count == 14);
    CHECK(number.of == 22);
    world.entered(world.tess, cycle, EntryKind::visit, "We watched ten minutes");
    world.entered(world.dana, cycle, EntryKind::visit, "");
    auto const record = world.get(world.dana, cycle).record.value();
    CHECK(record.visits == 2);
    CHECK(record.minutes == 80);

    // What a kind has not is refused, and what it needs is asked for.
    auto const refused = [&](Actor const& actor, EntryKind kind, auto change) {
        auto enter = School::entry(cycle, kind, "Words");
        change(enter);
        auto const error = world.refused(actor, enter);
        return std::string(protocol::name_of(error.code)) + " " + error.field;
    };
    auto const& coach = world.dana;
    CHECK(refused(coach, EntryKind::progress, [](auto& e) { e.count = protocol::ClassCount{23}; }) == "invalid count");
    CHECK(refused(coach, EntryKind::progress, [](auto& e) { e.count.reset(); }) == "invalid count");
    CHECK(refused(coach, EntryKind::progress, [](auto& e) { e.of.reset(); }) == "invalid of");
    CHECK(refused(coach, EntryKind::progress, [](auto& e) { e.on.reset(); }) == "invalid on");
    CHECK(refused(coach, EntryKind::progress, [](auto& e) { e.on = protocol::Date{"2999-01-01"}; }) == "invalid on");
    CHECK(refused(coach, EntryKind::visit, [](auto& e) { e.minutes.reset(); }) == "invalid minutes");
    CHECK(refused(coach, EntryKind::check, [](auto& e) { e.on = protocol::Date{"2024-01-15"}; }) == "invalid on");
    CHECK(refused(coach, EntryKind::check, [](auto& e) { e.words = {}; }) == "invalid words");
    CHECK(refused(coach, EntryKind::action, [](auto& e) { e.owner.reset(); }) == "invalid owner");
    CHECK(refused(coach, EntryKind::action, [&](auto& e) { e.owner = world.jamal.id; }) == "invalid owner");
    CHECK(refused(coach, EntryKind::check, [](auto& e) {
              e.words = text<protocol::EntryWords>("Sit with my student Tyler M.");
          }) == "may_identify words");
}

TEMPLATE_TEST_CASE("one's own entries are changed by oneself, and ticked by both", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto const id = cycle.line.id;
    auto const number = world.entered(world.dana, cycle, EntryKind::progress, "Answered in a full sentence");
    auto change = School::entry(cycle, EntryKind::progress, "Answered in a whole sentence");
    change.entry = number.id;
    change.count = protocol::ClassCount{15};
    CHECK(world.code(world.tess, change) == ErrorCode::forbidden);
    CHECK(world.done(world.dana, change).cycle.record->entries.at(0).count == 15);
    change.kind = EntryKind::baseline;
    CHECK(world.code(world.dana, change) == ErrorCode::invalid);
    change.entry = protocol::CycleEntryId{4711};
    CHECK(world.code(world.dana, change) == ErrorCode::not_found);
    CHECK(world.code(world.tess, protocol::RemoveFromCycle{id, number.id}) == ErrorCode::forbidden);
    CHECK(world.done(world.dana, protocol::RemoveFromCycle{id, number.id}).cycle.record->entries.empty());
    CHECK(world.code(world.dana, protocol::RemoveFromCycle{id, number.id}) == ErrorCode::not_found);

    auto const action = world.entered(world.dana, cycle, EntryKind::action, "Film the first ten minutes");
    CHECK(world.done(world.tess, protocol::TickInCycle{id, action.id, true}).cycle.record->entries.at(0).done_at);
    CHECK_FALSE(
        world.done(world.dana, protocol::TickInCycle{id, action.id, false}).cycle.record->entries.at(0).done_at);
    auto const visit = world.entered(world.dana, cycle, EntryKind::visit, "A visit");
    CHECK(world.code(world.tess, protocol::TickInCycle{id, visit.id, true}) == ErrorCode::invalid);

    // Of closing words each has one.
    world.entered(world.dana, cycle, EntryKind::closing, "First");
    world.entered(world.tess, cycle, EntryKind::closing, "Mine");
    world.entered(world.dana, cycle, EntryKind::closing, "Second");
    auto const entries = world.get(world.tess, cycle).record.value().entries;
    CHECK(std::ranges::count(entries, EntryKind::closing, &protocol::CycleEntry::kind) == 2);
}

TEMPLATE_TEST_CASE("the coach's own notes are the coach's alone", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto const id = cycle.line.id;
    auto const note = world.entered(world.dana, cycle, EntryKind::note, "I talked for half of it");
    CHECK_FALSE(world.told(world.tess, "cycle.changed"));
    CHECK(world.get(world.tess, cycle).record.value().entries.empty());
    auto const none = protocol::CycleEntryId{4711};
    CHECK(bytes(world.refused(world.tess, protocol::TickInCycle{id, note.id, true})) ==
          bytes(world.refused(world.tess, protocol::TickInCycle{id, none, true})));
    CHECK(world.code(world.tess, protocol::RemoveFromCycle{id, note.id}) == ErrorCode::not_found);
    CHECK(world.code(world.tess, School::entry(cycle, EntryKind::note, "Mine")) == ErrorCode::forbidden);
    world.done(world.dana, protocol::RemoveFromCycle{id, note.id});
    CHECK_FALSE(world.told(world.tess, "cycle.changed"));
}

TEMPLATE_TEST_CASE("a principal sees a card while the teacher wants that, and otherwise a count", "[cycles]", Sqlite,
                   Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto const id = cycle.line.id;
    auto const at = [&](Actor const& actor) { return world.coaching(actor).schools; };
    CHECK(at(world.jamal).at(0).cards.empty());
    CHECK_FALSE(at(world.jamal).at(0).active); // fewer than five
    CHECK(world.code(world.dana, protocol::ConsentToCard{id, true}) == ErrorCode::forbidden);
    world.done(world.tess, protocol::ConsentToCard{id, true});
    CHECK(world.told(world.jamal, "coaching.changed"));
    CHECK_FALSE(world.told(world.director, "coaching.changed"));
    auto const card = at(world.jamal).at(0).cards.at(0);
    CHECK(card.coach.name == "Dana");
    CHECK(card.teacher.name == "Tess");
    CHECK(card.focus == protocol::CycleFocus::questioning);
    CHECK(card.stage == CycleStage::learn);
    // Not the district above, not who leads there, no administrator, no colleague.
    for (auto const* actor : {&world.director, &world.lead, &world.admin, &world.specialist, &world.joy, &world.guest})
        CHECK(at(*actor).empty());

    SECTION("taken back it is gone at once") {
        world.done(world.tess, protocol::ConsentToCard{id, false});
        CHECK(world.told(world.jamal, "coaching.changed"));
        CHECK(at(world.jamal).at(0).cards.empty());
        world.move(world.dana, cycle, CycleStage::improve);
        CHECK_FALSE(world.told(world.jamal, "coaching.changed"));
    }
    SECTION("it moves along, and goes when the cycle ends") {
        world.move(world.dana, cycle, CycleStage::improve);
        CHECK(world.told(world.jamal, "coaching.changed"));
        CHECK(at(world.jamal).at(0).cards.at(0).stage == CycleStage::improve);
        world.move(world.tess, cycle, CycleStage::met);
        CHECK(world.told(world.jamal, "coaching.changed"));
        CHECK(at(world.jamal).at(0).cards.empty());
        CHECK(world.code(world.tess, protocol::ConsentToCard{id, true}) == ErrorCode::closed);
    }
}

TEMPLATE_TEST_CASE("a card is for who led the school when its teacher said yes", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    world.done(world.tess, protocol::ConsentToCard{cycle.line.id, true});
    CHECK(world.coaching(world.jamal).schools.at(0).cards.size() == 1);
    auto const later = world.person("Later Principal");
    world.affiliate(later, world.larkspur, AffiliationRole::principal);
    CHECK(world.coaching(later).schools.at(0).cards.empty());
    // Who takes a teacher on at a school of their own sees no more.
    auto const elsewhere = world.organisation("Elsewhere Schools", world.isd);
    auto const taker = world.person("Taker");
    world.affiliate(taker, elsewhere, AffiliationRole::director);
    world.affiliate(world.tess, elsewhere);
    CHECK(world.coaching(taker).schools.at(0).cards.empty());
    world.done(world.tess, protocol::ConsentToCard{cycle.line.id, false});
    world.done(world.tess, protocol::ConsentToCard{cycle.line.id, true});
    CHECK(world.coaching(later).schools.at(0).cards.size() == 1);
}

TEMPLATE_TEST_CASE("what a coach notes is told neither by names that pass nor by room that is left", "[cycles]", Sqlite,
                   Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.learning();
    auto note = School::entry(cycle, EntryKind::note, "My student Tyler M. answers");
    CHECK(world.code(world.dana, note) == ErrorCode::may_identify);
    note.not_a_student = protocol::NotStudents{{text<protocol::NoStudentsWords>("Tyler M.")}};
    world.done(world.dana, note);
    auto const hers = School::entry(cycle, EntryKind::check, "My student Tyler M. answers");
    CHECK(world.code(world.tess, hers) == ErrorCode::may_identify);
}

TEMPLATE_TEST_CASE("what came to nothing is its proposer's alone to see", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    School world(engine.url);
    auto const cycle = world.proposed();
    world.done(world.dana, protocol::AnswerCycle{cycle.line.id, false});
    CHECK(world.done(world.dana, protocol::ListCycles{}).cycles.size() +
              world.done(world.tess, protocol::ListCycles{}).cycles.size() ==
          1);
}

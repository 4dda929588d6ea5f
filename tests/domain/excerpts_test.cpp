#include "tests/domain/cohort.hpp"

using namespace lateral;
using namespace lateral::tests;

TEMPLATE_TEST_CASE("an excerpt is the paragraphs that were chosen, and nobody learns what else there is", "", Sqlite,
                   Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const offered = house.done(house.dana, protocol::ListExcerpts{reflection});
    CHECK(offered.revision == 1);
    REQUIRE(offered.paragraphs.size() == 3);
    CHECK(offered.paragraphs[1].content.json.contains("marigold"));
    CHECK(offered.excerpts.empty());

    auto command = house.second(reflection);
    command.title = text<protocol::Title>("On waiting");
    command.before = text<protocol::ExcerptLine>("From Tuesday:");
    auto const made = house.done(house.dana, command, {"once", "digest"}).excerpt;
    CHECK(house.heard("space:" + std::to_string(house.cohort.value), "post.created"));
    for (auto const& event : house.events) {
        CHECK_FALSE(event.body.contains(std::to_string(reflection.value)));
        CHECK_FALSE(event.body.contains("rhubarb"));
    }
    CHECK(house.done(house.dana, command, {"once", "digest"}).excerpt.thread == made.thread);
    CHECK(made.space == house.cohort);
    CHECK(made.title == "On waiting");
    auto const copy = house.posts(house.grace, made.thread).at(0);
    CHECK(copy.body == "From Tuesday:\n\nThen the *marigold* asked.");
    CHECK(house.done(house.grace, protocol::GetThread{made.thread}).thread.thread.kind == ThreadKind::excerpt);
    CHECK(house.finds(house.grace, "marigold"));
    CHECK_FALSE(house.finds(house.grace, "rhubarb"));

    // Which reflection, and of which week, is the author's alone to know; their lead and the steward are as anybody.
    CHECK(house.done(house.dana, protocol::GetExcerpt{made.thread}).reflection == reflection);
    for (auto const& other : {house.grace, house.lena, house.hannah, house.tom, house.admin}) {
        CHECK(house.code(other, protocol::GetExcerpt{made.thread}) == ErrorCode::not_found);
        CHECK(house.code(other, protocol::WithdrawExcerpt{made.thread}) == ErrorCode::not_found);
    }
    CHECK_FALSE(house.reads(house.lena, made.thread));

    // What is written into the reflection later does not change what was published.
    auto const first = house.first_of(house.dana, reflection);
    house.done(house.dana, protocol::EditPost{first, text<protocol::Body>("Only\n\nother words"), {1}});
    CHECK(house.posts(house.grace, made.thread).at(0).body == copy.body);
    CHECK(house.done(house.dana, protocol::ListExcerpts{reflection}).excerpts.at(0).thread == made.thread);
    CHECK(house.code(house.dana, house.second(reflection)) == ErrorCode::conflict);
}

TEMPLATE_TEST_CASE("an excerpt is refused where it would say something else, or be somebody else's", "", Sqlite,
                   Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const command = house.second(reflection);
    auto const refusal = [&](auto change) {
        auto changed = command;
        change(changed);
        return house.code(house.dana, changed);
    };
    CHECK(house.code(house.lena, command) == ErrorCode::forbidden);
    CHECK(house.code(house.lena, protocol::ListExcerpts{reflection}) == ErrorCode::forbidden);
    for (auto const& other : {house.grace, house.tom, house.admin, house.hannah}) {
        CHECK(house.code(other, command) == ErrorCode::not_found);
        CHECK(house.code(other, protocol::ListExcerpts{reflection}) == ErrorCode::not_found);
    }
    auto const talk = house.thread(house.dana, house.open);
    CHECK(refusal([&](auto& one) { one.reflection = talk; }) == ErrorCode::invalid);
    CHECK(refusal([](auto& one) { one.revision = {2}; }) == ErrorCode::conflict);
    CHECK(refusal([](auto& one) { one.paragraphs = {}; }) == ErrorCode::invalid);
    CHECK(refusal([](auto& one) { one.paragraphs = {{{4}}}; }) == ErrorCode::invalid);
    CHECK(refusal([](auto& one) { one.paragraphs = {{{2}, {1}}}; }) == ErrorCode::invalid);
    CHECK(refusal([](auto& one) { one.paragraphs = {{{2}, {2}}}; }) == ErrorCode::invalid);

    auto const closed = house.space(house.hannah, "leads", Visibility::closed);
    CHECK(refusal([&](auto& one) { one.space = closed; }) == ErrorCode::not_found);
    auto const journal = house.done(house.dana, protocol::GetJournal{});
    CHECK(refusal([&](auto& one) { one.space = journal.own.value(); }) == ErrorCode::forbidden);
    auto const old = house.space(house.hannah, "last-year", Visibility::closed);
    house.name_in(house.hannah, old, house.dana);
    house.done(house.hannah, protocol::UpdateSpace{old, {}, {}, protocol::SpaceState::archived});
    CHECK(refusal([&](auto& one) { one.space = old; }) == ErrorCode::closed);
    CHECK(refusal([&](auto& one) { one.before = text<protocol::ExcerptLine>("About Tyler's IEP:"); }) ==
          ErrorCode::may_identify);
    CHECK(refusal([&](auto& one) { one.title = text<protocol::Title>("Tyler's IEP"); }) == ErrorCode::may_identify);
    auto kind = World::new_thread(house.open, ThreadKind::excerpt);
    CHECK(house.code(house.dana, kind) == ErrorCode::invalid);

    for (std::int64_t i = 0; i < domain::kMostExcerptsADay; ++i) house.publish(reflection);
    CHECK(house.code(house.dana, command) == ErrorCode::rate_limited);
    house.clock.advance(std::chrono::hours(25));
    house.publish(reflection);

    house.done(house.dana, protocol::DeletePost{house.first_of(house.dana, reflection)});
    CHECK(house.code(house.dana, command) == ErrorCode::closed);
    CHECK(house.code(house.dana, protocol::ListExcerpts{reflection}) == ErrorCode::closed);
}

TEMPLATE_TEST_CASE("words that may be a student's are looked at again in the copy", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    protocol::NotStudents const tyler{{text<protocol::NoStudentsWords>("Tyler")}};
    protocol::SubmitReflection made;
    made.week = {"2026-05-25"};
    made.body = text<protocol::Body>("What Tyler's IEP taught me");
    made.not_a_student = tyler;
    auto const reflection = house.done(house.dana, made).reflection.thread;
    protocol::PublishExcerpt command{reflection, {1}, {{{1}}}, house.cohort, {}, {}, {}};
    CHECK(house.code(house.dana, command) == ErrorCode::may_identify);
    command.not_a_student = tyler;
    house.done(house.dana, command);
}

TEMPLATE_TEST_CASE("pictures stay in the reflection", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const file = house.file(house.dana, World::picture());
    auto const reflection =
        house.reflect("Words\n\n![The board](file:" + std::to_string(file.value) + ")", ReflectionAudience::me);
    auto const offered = house.done(house.dana, protocol::ListExcerpts{reflection});
    REQUIRE(offered.paragraphs.size() == 2);
    CHECK_FALSE(offered.paragraphs[0].picture);
    CHECK(offered.paragraphs[1].picture);
    CHECK(house.code(house.dana, house.second(reflection)) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("guests publish where they are named, and nowhere else", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const gus = house.person("Gus Guest", NetworkRole::guest);
    house.name_in(house.hannah, house.cohort, gus);
    protocol::SubmitReflection made;
    made.week = {"2026-05-25"};
    made.body = text<protocol::Body>("A guest's words");
    auto const reflection = house.done(gus, made).reflection.thread;
    protocol::PublishExcerpt command{reflection, {1}, {{{1}}}, house.open, {}, {}, {}};
    CHECK(house.code(gus, command) == ErrorCode::not_found);
    command.space = house.cohort;
    house.done(gus, command);
}

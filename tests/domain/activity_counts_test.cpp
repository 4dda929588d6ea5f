// How many reflect (docs/adr/0029): nothing that tells of a person, also not by subtraction or by looking twice.
#include "server/domain/activity_counts.hpp"
#include "tests/domain/library.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;
using protocol::Date;
using protocol::Organisation;
using protocol::OrganisationId;
using protocol::OrganisationKind;

namespace {

Date const kThisWeek{"2026-05-25"};

struct Counting : Library {
    using Library::Library;
    OrganisationId pines = organisation("Three Pines");
    OrganisationId larkspur = organisation("Larkspur", pines);
    OrganisationId cedar = organisation("Cedar Flats", pines);
    OrganisationId lakebend = organisation("Lakebend");
    Actor ellen = lead_of(pines, "Ellen Director", AffiliationRole::director);
    Actor owen = lead_of(larkspur, "Owen Lead", AffiliationRole::lead);
    Actor tom = person("Tom Specialist", NetworkRole::specialist);

    Actor lead_of(OrganisationId at, std::string const& name, AffiliationRole role) {
        auto made = person(name);
        affiliate(made, at, role);
        return made;
    }
    std::vector<Actor> people(OrganisationId at, int count, std::string const& name) {
        std::vector<Actor> made;
        for (int i = 0; i < count; ++i)
            made.push_back(lead_of(at, name + " " + std::to_string(i), AffiliationRole::coach));
        return made;
    }
    protocol::ThreadId keep(Actor const& actor) {
        protocol::SubmitReflection made;
        made.week = kThisWeek;
        made.body = text<protocol::Body>("I kept rescuing the silence");
        return done(actor, made).reflection.thread;
    }
    std::vector<protocol::WeekCount> weeks(Actor const& actor, OrganisationId at) {
        for (auto& row : done(actor, protocol::CountActivity{}).rows)
            if (row.organisation == at) return std::move(row.weeks);
        return {};
    }
    void pass(std::int64_t days) { clock.advance(std::chrono::hours(24 * days)); }
};

} // namespace

TEST_CASE("counts are told in steps of five, and never that everybody wrote") {
    auto const told = [](std::int64_t people, std::int64_t writers) { return domain::told({people, writers}); };
    CHECK(told(20, 0) == 0);
    CHECK(told(20, 4) == 0);
    CHECK(told(20, 5) == 5);
    CHECK(told(20, 9) == 5);
    CHECK(told(20, 19) == 15);
    CHECK(told(20, 20) == 15);
    CHECK(told(5, 5) == 0);
    CHECK(told(7, 7) == 0); // that five wrote would say it of nearly all
    CHECK(told(10, 9) == 5);
}

TEST_CASE("small groups are counted above, as far up as it takes, or nowhere") {
    auto const one = [](std::int64_t id, std::optional<std::int64_t> parent, std::optional<std::int64_t> merged = {}) {
        auto const to = [](std::optional<std::int64_t> from) {
            return from ? std::optional<OrganisationId>(OrganisationId{*from}) : std::nullopt;
        };
        return Organisation{{id}, OrganisationKind::school, "", to(parent), to(merged)};
    };
    std::vector const tree{one(1, {}), one(2, 1), one(3, 2), one(4, 2), one(5, {}), one(6, 1, 3)};
    auto const counted = domain::folded(
        {{{1}, {3, 1}}, {{2}, {1, 1}}, {{3}, {3, 2}}, {{4}, {6, 5}}, {{5}, {4, 4}}, {{6}, {9, 2}}}, tree);
    // 6 was merged into 3, which is big enough with it; 2 alone goes to 1, which is too small still; 5 has nobody
    // above.
    REQUIRE(counted.size() == 2);
    CHECK(counted.at({3}).people == 12);
    CHECK(counted.at({3}).writers == 4);
    CHECK(counted.at({4}).people == 6);
    auto const higher = domain::folded({{{1}, {3, 1}}, {{2}, {2, 1}}}, tree);
    REQUIRE(higher.size() == 1);
    CHECK(higher.at({1}).people == 5);
    CHECK(higher.at({1}).writers == 2);
}

TEMPLATE_TEST_CASE("leads see steps of five at their organisations, by name, without a person or a total", "", Sqlite,
                   Postgres) {
    TestType engine;
    Counting house(engine.url);
    auto const larkspur = house.people(house.larkspur, 9, "Lark");
    auto const cedar = house.people(house.cedar, 3, "Cedar");
    house.people(house.lakebend, 6, "Bend");
    for (int i = 0; i < 7; ++i) house.keep(larkspur.at(static_cast<std::size_t>(i)));
    for (auto const& one : cedar) house.keep(one);
    // Nothing of today yet: who watches somebody write sees no number move.
    CHECK(house.weeks(house.ellen, house.larkspur).at(0).at_least == 0);
    house.pass(1);
    auto const seen = house.done(house.ellen, protocol::CountActivity{});
    REQUIRE(seen.weeks.size() == 5);
    CHECK(seen.weeks.front() == kThisWeek);
    // Cedar's three and Ellen are four together: counted nowhere.
    REQUIRE(seen.rows.size() == 1);
    CHECK(seen.rows[0].name == "Larkspur");
    CHECK(seen.rows[0].weeks.at(0).at_least == 5);
    house.people(house.pines, 1, "Pine");
    CHECK(house.weeks(house.ellen, house.pines).at(0).at_least == 0);
    CHECK(house.weeks(house.ellen, house.lakebend).empty());
    CHECK(house.weeks(house.owen, house.larkspur).at(0).at_least == 5);
    CHECK(house.weeks(house.owen, house.pines).empty());
    CHECK(house.done(house.tom, protocol::CountActivity{}).rows.size() == 3);
    auto const guest = house.person("Gus Guest", NetworkRole::guest);
    house.affiliate(guest, house.larkspur, AffiliationRole::lead);
    for (auto const& other : {house.admin, larkspur.front(), guest})
        CHECK(house.code(other, protocol::CountActivity{}) == ErrorCode::forbidden);
}

TEMPLATE_TEST_CASE("who comes or goes between two looks changes no week that was", "", Sqlite, Postgres) {
    TestType engine;
    Counting house(engine.url);
    auto const larkspur = house.people(house.larkspur, 9, "Lark");
    auto const bend = house.people(house.lakebend, 6, "Bend");
    for (int i = 0; i < 4; ++i) house.keep(larkspur.at(static_cast<std::size_t>(i)));
    house.keep(bend.front());
    house.pass(7);
    auto const before = house.weeks(house.tom, house.larkspur);
    REQUIRE(before.at(1).at_least == 0);
    // A fifth who wrote comes over: it would have been told whether she did.
    house.affiliate(bend.front(), house.larkspur, AffiliationRole::coach);
    CHECK(house.weeks(house.tom, house.larkspur).at(1).at_least == 0);
    house.pass(7);
    CHECK(house.weeks(house.tom, house.larkspur).at(2).at_least == 0);

    // With five there, one who leaves takes no number along.
    house.keep(larkspur.at(4));
    house.pass(1);
    CHECK(house.weeks(house.tom, house.larkspur).at(2).at_least == 5);
    auto const there = house.done(house.admin, protocol::GetMember{larkspur.front().id}).affiliations.front().id;
    house.done(house.admin, protocol::EndAffiliation{there, {}});
    CHECK(house.weeks(house.tom, house.larkspur).at(2).at_least == 5);
    // What somebody deletes is counted no more.
    auto const thread = house.done(larkspur.at(1), protocol::GetJournal{}).weeks.at(2).reflection->thread;
    auto const post = house.posts(larkspur.at(1), thread).front().id;
    house.done(larkspur.at(1), protocol::DeletePost{post});
    CHECK(house.weeks(house.tom, house.larkspur).at(2).at_least == 0);
}

TEMPLATE_TEST_CASE("what is counted for a day is told all day, and the next day anew", "", Sqlite, Postgres) {
    TestType engine;
    Counting house(engine.url);
    auto const larkspur = house.people(house.larkspur, 9, "Lark");
    for (int i = 0; i < 5; ++i) house.keep(larkspur.at(static_cast<std::size_t>(i)));
    house.pass(1);
    auto const count = [&] { house.write([](storage::Transaction& tx) { return domain::keep_activity(tx), true; }); };
    auto const there = [&] { return house.weeks(house.tom, house.larkspur).at(0).at_least; };
    CHECK(there() == 5); // looked up by whoever asks first
    count();
    CHECK(there() == 5);
    // Her reflection goes, and nobody who looks twice today learns of it.
    auto const thread = house.done(larkspur.at(1), protocol::GetJournal{}).weeks.at(0).reflection->thread;
    house.done(larkspur.at(1), protocol::DeletePost{house.posts(larkspur.at(1), thread).front().id});
    CHECK(there() == 5);
    count(); // again on the same day: nothing
    CHECK(there() == 5);
    house.pass(1);
    CHECK(there() == 0);
    count();
    CHECK(there() == 0);
}

#include "server/domain/desk.hpp"

#include "tests/domain/cohort.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

/// Where a reflection stands, and whether it waits there.
struct Standing {
    protocol::ThreadId thread;
    std::optional<protocol::SpaceId> in;
    bool waits = false;
    bool operator==(Standing const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (thread, in, waits))

constexpr storage::Statement kKept{
    "test_standing_kept", "SELECT r.thread_id, r.stands_in, r.waits FROM reflections r ORDER BY r.thread_id", 901};

/// The long way: through every thread, its posts and its lead's mark.
constexpr storage::Statement kTruth{
    "test_standing_truth",
    "SELECT r.thread_id, CASE WHEN f.deleted = 0 THEN t.space_id END,"
    "       CASE WHEN f.deleted = 1 OR j.lead_id IS NULL THEN 0"
    "            WHEN COALESCE(d.position, 0) >= t.last_position THEN 0"
    "            WHEN (SELECT p.author_id FROM posts p WHERE p.thread_id = t.id AND p.deleted = 0"
    "                   ORDER BY p.position DESC LIMIT 1) = j.lead_id THEN 0"
    "            ELSE 1 END"
    "  FROM reflections r"
    "  JOIN threads t ON t.id = r.thread_id"
    "  JOIN posts f ON f.thread_id = t.id AND f.position = 1"
    "  LEFT JOIN journals j ON j.member_id = r.member_id AND j.lead_space_id = t.space_id"
    "  LEFT JOIN desk_marks d ON d.member_id = j.lead_id AND d.thread_id = t.id"
    " ORDER BY r.thread_id",
    902};

struct Desk : Cohort {
    using Cohort::Cohort;

    /// How many wait for a lead, where what is kept says what the long way says.
    std::int64_t waiting(Actor const& lead) {
        return read<std::int64_t>([&](storage::ReadTransaction& tx) {
            CHECK(tx.rows<Standing>(kKept) == tx.rows<Standing>(kTruth));
            return domain::waiting_at_desk(tx, lead.id);
        });
    }
    std::int64_t waiting() { return waiting(lena); }
    std::size_t standing(Actor const& lead) { return done(lead, protocol::ListDesk{true}).entries.size(); }
    void mark(protocol::ThreadId reflection, protocol::DeskMark mark) {
        done(lena, protocol::MarkDesk{reflection, mark});
    }
    void remove(protocol::PostId post) { done(dana, protocol::DeletePost{post}); }
    protocol::ThreadId reflect_on(std::string const& week) {
        protocol::SubmitReflection made;
        made.week = {week};
        made.body = text<protocol::Body>(kThree);
        made.audience = ReflectionAudience::lead;
        return done(dana, made).reflection.thread;
    }
};

} // namespace

TEMPLATE_TEST_CASE("a desk shows those of one place, and how many wait in each", "", Sqlite, Postgres) {
    TestType engine;
    Desk house(engine.url);
    auto const oaks = house.organisation("Seven Oaks");
    house.affiliate(house.grace, oaks, AffiliationRole::coach);
    for (auto const* author : {&house.dana, &house.grace}) house.done(*author, protocol::NameLead{house.tom.id});
    auto const reflect = [&](Actor const& author, std::string const& week) {
        protocol::SubmitReflection made;
        made.week = {week};
        made.body = text<protocol::Body>(kThree);
        made.audience = ReflectionAudience::lead;
        return house.done(author, made).reflection.thread;
    };
    auto const first = reflect(house.dana, "2026-05-18");
    reflect(house.dana, "2026-05-25");
    auto const hers = reflect(house.grace, "2026-05-25");
    auto const desk = [&](std::optional<protocol::OrganisationId> from) {
        return house.done(house.tom, protocol::ListDesk{{}, from});
    };
    auto const all = desk({});
    CHECK(all.entries.size() == 3);
    REQUIRE(all.cohorts.size() == 2);
    CHECK(all.cohorts[0].name == "Seven Oaks");
    CHECK(all.cohorts[0].waiting == 1);
    CHECK(all.cohorts[1].organisation == house.pines);
    CHECK(all.cohorts[1].waiting == 2);

    auto const of_oaks = desk(oaks);
    REQUIRE(of_oaks.entries.size() == 1);
    CHECK(of_oaks.entries[0].reflection.thread == hers);
    CHECK(of_oaks.cohorts.size() == 2); // whatever was asked for
    house.post(house.tom, first);
    CHECK(desk(house.pines).entries.size() == 1);
    CHECK(desk(house.pines).cohorts[1].waiting == 1);
    CHECK(desk(house.organisation("Nobody's")).entries.empty());
    // Who does not read them learns of no place.
    CHECK(house.done(house.lena, protocol::ListDesk{}).cohorts.empty());
    house.done(house.tom, protocol::BlockMember{house.grace.id});
    CHECK(desk({}).cohorts.size() == 1);
    CHECK(desk(oaks).entries.empty());
}

TEMPLATE_TEST_CASE("what waits at a desk follows every word and every mark", "", Sqlite, Postgres) {
    TestType engine;
    Desk house(engine.url);
    auto const first = house.reflect_on("2026-05-18");
    auto const second = house.reflect_on("2026-05-25");
    CHECK(house.waiting() == 2);

    SECTION("answered, written again, and that deleted") {
        auto const answer = house.post(house.lena, first);
        CHECK(house.waiting() == 1);
        auto const again = house.post(house.dana, first);
        CHECK(house.waiting() == 2);
        house.remove(again.id);
        CHECK(house.waiting() == 1);
        house.done(house.lena, protocol::DeletePost{answer.id});
        CHECK(house.waiting() == 2);
    }
    SECTION("marked, and what comes after the mark") {
        house.mark(first, protocol::DeskMark::read);
        CHECK(house.waiting() == 1);
        house.mark(second, protocol::DeskMark::follow_up);
        CHECK(house.waiting() == 0);
        house.post(house.dana, second);
        CHECK(house.waiting() == 1);
        house.mark(first, protocol::DeskMark::none);
        CHECK(house.waiting() == 2);
        auto const entries = house.done(house.lena, protocol::ListDesk{}).entries;
        REQUIRE(entries.size() == 2);
        CHECK(entries[0].thread.thread.id == second); // to be followed up before the others that wait
    }
    SECTION("its first post deleted, it is gone, and makes room for another") {
        house.remove(house.first_of(house.dana, second));
        CHECK(house.waiting() == 1);
        CHECK(house.standing(house.lena) == 1);
        house.reflect_on("2026-05-25");
        CHECK(house.waiting() == 2);
    }
    SECTION("taken home and shared again") {
        house.done(house.dana, protocol::ShareReflection{first, ReflectionAudience::me});
        CHECK(house.waiting() == 1);
        house.done(house.dana, protocol::ShareReflection{first, ReflectionAudience::lead});
        CHECK(house.waiting() == 2);
    }
    SECTION("another lead inherits nothing, and their answers are not the lead's before them") {
        house.post(house.lena, first);
        house.done(house.dana, protocol::NameLead{house.tom.id});
        CHECK(house.waiting() == 0);
        CHECK(house.waiting(house.tom) == 0);
        house.done(house.dana, protocol::ShareReflection{first, ReflectionAudience::lead});
        CHECK(house.waiting(house.tom) == 1);
        CHECK(house.standing(house.tom) == 1);
        house.done(house.dana, protocol::NameLead{});
        CHECK(house.waiting(house.tom) == 0);
        house.done(house.dana, protocol::NameLead{house.lena.id});
        CHECK(house.waiting() == 0);
    }
    SECTION("a lead who leaves, or may not be one any more") {
        house.done(house.lena, protocol::LeaveReader{house.dana.id});
        CHECK(house.waiting() == 0);
        house.done(house.dana, protocol::NameLead{house.lena.id});
        house.done(house.dana, protocol::ShareReflection{second, ReflectionAudience::lead});
        CHECK(house.waiting() == 1);
        house.affiliate(house.lena, house.pines, AffiliationRole::director);
        CHECK(house.waiting() == 0);
    }
    SECTION("counted as far as asked for") {
        house.read<bool>([&](storage::ReadTransaction& tx) {
            CHECK(tx.row<std::int64_t>(storage::sql::desk_waiting_count, house.lena.id, "2026-01-05", 1) == 1);
            return true;
        });
    }
    SECTION("whom the lead blocked is not on their desk, and comes back") {
        house.done(house.lena, protocol::BlockMember{house.dana.id});
        CHECK(house.waiting() == 0);
        house.done(house.lena, protocol::UnblockMember{house.dana.id});
        CHECK(house.waiting() == 2);
    }
}

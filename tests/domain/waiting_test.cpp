#include "server/domain/working_time.hpp"
#include "tests/domain/library.hpp"

using namespace lateral;
using namespace lateral::tests;
using domain::working_hours;

namespace {

constexpr std::int64_t kHour = 3'600'000'000;
/// So many hours after FakeClock begins: Thursday, 2026-05-28, 16:26 in Detroit.
protocol::Timestamp at(std::int64_t hours) { return {1'780'000'000'000'000 + hours * kHour}; }

struct Staffroom : Library {
    explicit Staffroom(std::string const& url) : Library(url) {}
    Actor steward = person("Stella Steward");
    Actor overseer = person("Sam Specialist", NetworkRole::specialist);
    Actor newcomer = person("Grace New");
    protocol::SpaceId closed = [this] {
        auto const made = space(admin, "closed", Visibility::closed);
        name_in(admin, made, steward, SpaceRole::steward);
        name_in(admin, made, newcomer);
        return made;
    }();

    void pass(std::int64_t hours) { clock.advance(std::chrono::hours(hours)); }
    std::vector<protocol::WaitingThread> waiting(Actor const& actor) {
        return done(actor, protocol::ListWaiting{}).threads;
    }
    bool is_waiting(Actor const& actor, protocol::ThreadId which) {
        auto const all = waiting(actor);
        return std::ranges::any_of(all, [&](auto const& one) { return one.thread.thread.id == which; });
    }
};

} // namespace

TEST_CASE("hours of working days leave out Saturdays and Sundays, where one is") {
    auto const* const zone = "America/Detroit";
    CHECK(working_hours(at(0), at(0), zone) == 0);
    CHECK(working_hours(at(5), at(0), zone) == 0);
    CHECK(working_hours(at(0), at(24), zone) == 24);
    CHECK(working_hours(at(0), at(72), zone) == 31); // until Friday's midnight
    CHECK(working_hours(at(0), at(24 * 5), zone) == 72);
    CHECK(working_hours(at(24 * 2), at(24 * 3), zone) == 0);
    CHECK(working_hours(at(0), at(24 * 7), zone) == 24 * 5);
    CHECK(working_hours(at(0), at(24), "Nowhere/AtAll") == 24);
}

TEMPLATE_TEST_CASE(
    "a first post that nobody answers comes before its steward after a day, and before those who oversee "
    "the network after three",
    "", Sqlite, Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    auto const hello = room.thread(room.newcomer, room.closed);
    auto const everybody = room.thread(room.newcomer, room.open);
    room.index();
    room.pass(23);
    CHECK(room.waiting(room.steward).empty());
    room.pass(2);
    auto const waiting = room.waiting(room.steward);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].thread.thread.id == hello);
    CHECK(waiting[0].first_post);
    CHECK(waiting[0].working_hours == 25);
    CHECK(room.waiting(room.overseer).empty());
    CHECK(room.waiting(room.newcomer).empty());

    room.pass(60); // a weekend among them: three days are not over
    CHECK(room.waiting(room.overseer).empty());
    room.pass(48);
    CHECK_FALSE(room.is_waiting(room.overseer, hello)); // they do not see it
    // The first of those that they see: that there was one behind a door must not tell.
    CHECK(room.is_waiting(room.overseer, everybody));
    CHECK_FALSE(room.is_waiting(room.admin, everybody)); // who saw the other
    CHECK(room.is_waiting(room.steward, hello));

    room.post(room.newcomer, hello, "Anybody there?");
    CHECK(room.is_waiting(room.steward, hello));
    auto const reply = room.post(room.admin, hello, "Welcome");
    CHECK_FALSE(room.is_waiting(room.steward, hello));
    room.done(room.admin, protocol::DeletePost{reply.id});
    CHECK(room.is_waiting(room.steward, hello));
    room.done(room.steward, protocol::LockThread{hello, true});
    CHECK_FALSE(room.is_waiting(room.steward, hello));
}

TEMPLATE_TEST_CASE("a question waits whoever asked it, and what nobody sees any more waits for nobody", "", Sqlite,
                   Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    room.thread(room.ben, room.open);
    auto const question = room.thread(room.ben, room.open, ThreadKind::question);
    auto const talk = room.thread(room.ben, room.open);
    auto const inside = room.thread(room.newcomer, room.closed);
    room.index();
    room.pass(24 * 5 + 1);
    CHECK(room.is_waiting(room.overseer, question));
    CHECK_FALSE(room.is_waiting(room.overseer, talk));
    CHECK(room.is_waiting(room.admin, question));
    CHECK(room.is_waiting(room.steward, inside));
    CHECK_FALSE(room.is_waiting(room.steward, question)); // of another space
    CHECK(room.waiting(room.ben).empty());
    room.name_in(room.admin, room.closed, room.steward, SpaceRole::none);
    CHECK(room.waiting(room.steward).empty());
    room.pass(24 * 30);
    CHECK(room.waiting(room.overseer).empty());
}

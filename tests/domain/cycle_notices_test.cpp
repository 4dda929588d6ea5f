// Whoever is asked to coach or to be coached hears of it once, and no more when it is answered.
#include "server/domain/notices.hpp"
#include "tests/domain/school.hpp"

#include <algorithm>

using namespace lateral;
using namespace lateral::tests;
using protocol::NoticeKind;
using protocol::NoticeLine;

namespace {

struct Asked : School {
    using School::School;

    protocol::NoticesReply notices(Actor const& actor) { return done(actor, protocol::ListNotices{}); }
    /// Of proposals.
    std::vector<NoticeLine> lines(Actor const& actor) {
        auto all = notices(actor).lines;
        std::erase_if(all, [](NoticeLine const& line) { return line.kind != NoticeKind::proposed; });
        return all;
    }
    bool is_told(Actor const& actor) { return !lines(actor).empty(); }
    void choose(Actor const& actor, protocol::Delivery delivery) {
        protocol::ChooseNotices chosen;
        chosen.choices.emplace();
        chosen.choices->items.push_back({NoticeKind::proposed, delivery});
        done(actor, chosen);
    }
};

} // namespace

TEMPLATE_TEST_CASE("whoever is asked is told who proposes, and nothing of what", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    Asked world(engine.url);
    auto const cycle = world.proposed();
    CHECK(world.told(world.tess, "notice.raised"));
    CHECK_FALSE(world.told(world.dana, "notice.raised"));
    auto const lines = world.lines(world.tess);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].actor.id == world.dana.id);
    CHECK(lines[0].cycle == cycle.line.id);
    CHECK_FALSE(lines[0].space);
    CHECK_FALSE(lines[0].thread);
    CHECK_FALSE(lines[0].read);
    CHECK(protocol::encode(lines[0]).find("rescue") == std::string::npos);
    CHECK(world.notices(world.tess).unread == 1);
    CHECK_FALSE(world.is_told(world.dana));
    CHECK_FALSE(world.is_told(world.jamal));

    SECTION("looked at, it is read, and only by whom it is for") {
        world.done(world.joy, protocol::MarkNoticesRead{{}, {}, {}, {}, {}, cycle.line.id});
        world.done(world.dana, protocol::MarkNoticesRead{{}, {}, {}, {}, {}, cycle.line.id});
        CHECK(world.notices(world.tess).unread == 1);
        world.done(world.tess, protocol::MarkNoticesRead{{}, {}, {}, {}, {}, cycle.line.id});
        CHECK(world.told(world.tess, "notice.read"));
        CHECK(world.lines(world.tess).at(0).read);
    }
    SECTION("all marked, and that taken back") {
        world.done(world.tess, protocol::MarkNoticesRead{lines[0].seq, {}, {}, {}, {}});
        CHECK(world.notices(world.tess).unread == 0);
        world.done(world.tess, protocol::MarkNoticesRead{protocol::Seq{}, {}, {}, {}, {}});
        CHECK(world.notices(world.tess).unread == 1);
    }
    SECTION("agreed to, it is gone, whoever was first") {
        world.agree(world.dana, cycle);
        CHECK(world.is_told(world.tess));
        world.agree(world.tess, cycle);
        CHECK_FALSE(world.is_told(world.tess));
    }
    SECTION("the answer of who is asked is enough") {
        world.agree(world.tess, cycle);
        CHECK_FALSE(world.is_told(world.tess));
    }
    SECTION("declined, or taken back by who proposed it") {
        auto const& by = GENERATE_COPY(true, false) ? world.tess : world.dana;
        world.done(by, protocol::AnswerCycle{cycle.line.id, false});
        CHECK(world.told(world.tess, "cycle.changed"));
        CHECK_FALSE(world.is_told(world.tess));
    }
    SECTION("ended because one came to judge the other") {
        world.affiliate(world.dana, world.larkspur, AffiliationRole::principal);
        CHECK_FALSE(world.is_told(world.tess));
    }
    SECTION("blocked after") {
        world.done(world.tess, protocol::BlockMember{world.dana.id});
        CHECK_FALSE(world.is_told(world.tess));
    }
}

TEMPLATE_TEST_CASE("a teacher who asks is heard by the coach", "[cycles]", Sqlite, Postgres) {
    TestType engine;
    Asked world(engine.url);
    world.done(world.tess, School::proposal(world.dana.id, world.tess.id));
    CHECK(world.is_told(world.dana));
    CHECK_FALSE(world.is_told(world.tess));
}

TEMPLATE_TEST_CASE("of a proposal that was refused, or of whom they blocked, nobody hears", "[cycles]", Sqlite,
                   Postgres) {
    TestType engine;
    Asked world(engine.url);
    CHECK(world.code(world.jamal, School::proposal(world.jamal.id, world.tess.id)) == ErrorCode::invalid);
    CHECK_FALSE(world.is_told(world.tess));
    world.done(world.tess, protocol::BlockMember{world.dana.id});
    world.proposed();
    CHECK_FALSE(world.told(world.tess, "notice.raised"));
    CHECK_FALSE(world.is_told(world.tess));
    world.done(world.tess, protocol::UnblockMember{world.dana.id});
    CHECK_FALSE(world.is_told(world.tess)); // as with every notice
}

TEMPLATE_TEST_CASE("a proposal comes when its reader wants to hear of such, or not at all", "[cycles]", Sqlite,
                   Postgres) {
    TestType engine;
    Asked world(engine.url);
    world.choose(world.tess, protocol::Delivery::weekly);
    world.proposed();
    auto const before = world.notices(world.tess);
    CHECK(before.lines.empty());
    REQUIRE(before.next_due);
    world.clock.advance(std::chrono::hours(24 * 8));
    CHECK(world.is_told(world.tess));

    world.choose(world.joy, protocol::Delivery::off);
    world.done(world.tess, School::proposal(world.joy.id, world.tess.id));
    CHECK_FALSE(world.told(world.joy, "notice.raised"));
    CHECK_FALSE(world.is_told(world.joy));
}

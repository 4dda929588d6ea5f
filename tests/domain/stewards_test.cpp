// What stewards do for their channels: the watch over first replies, the rota, the page, channels that fell quiet.
#include "server/domain/imports.hpp"
#include "tests/domain/library.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::NoticeKind;

namespace {

/// FakeClock begins on Thursday, 2026-05-28, 16:26 in Detroit.
struct Hall : Library {
    explicit Hall(std::string const& url) : Library(url) {}
    Actor stella = person("Stella Steward");
    Actor second = person("Sven Second");
    Actor overseer = person("Sam Specialist", NetworkRole::specialist);
    Actor grace = person("Grace New");
    protocol::SpaceId ask = [this] {
        auto const made = space(admin, "ask");
        name_in(admin, made, stella, SpaceRole::steward);
        done(admin, protocol::LeaveSpace{made});
        name_in(stella, made, second, SpaceRole::steward);
        return made;
    }();

    void pass(std::int64_t hours) { clock.advance(std::chrono::hours(hours)); }
    /// What the server does each minute.
    void watch() {
        index();
        write([](storage::Transaction& tx) {
            domain::watch_first_replies(tx);
            return true;
        });
    }
    std::int64_t told(Actor const& actor, NoticeKind kind = NoticeKind::waiting) {
        std::int64_t count = 0;
        for (auto const& line : done(actor, protocol::ListNotices{}).lines)
            if (line.kind == kind) count += line.count;
        return count;
    }
    protocol::SpaceAbout about(Actor const& actor) { return done(actor, protocol::AboutSpace{ask}); }
    protocol::MemberId duty() {
        for (auto const& one : about(grace).stewards)
            if (one.on_duty) return one.member.id;
        return {};
    }
};

} // namespace

TEMPLATE_TEST_CASE(
    "A27: a first post that nobody answers for a working day is told to its stewards once, and its author "
    "hears of the reply once",
    "", Sqlite, Postgres) {
    TestType engine;
    Hall hall(engine.url);
    auto const hello = hall.thread(hall.grace, hall.ask);
    hall.watch();
    hall.pass(23);
    hall.watch();
    CHECK(hall.told(hall.stella) == 0);
    hall.pass(2);
    hall.watch();
    hall.watch();
    CHECK(hall.told(hall.stella) == 1);
    CHECK(hall.told(hall.second) == 1);
    CHECK(hall.told(hall.overseer) == 0);
    CHECK(hall.told(hall.grace) == 0);
    CHECK(hall.told(hall.ben) == 0);
    auto const line = hall.done(hall.stella, protocol::ListNotices{}).lines.at(0);
    CHECK(line.thread == hello);
    CHECK(line.space == hall.ask);
    CHECK_FALSE(line.read);
    CHECK(hall.done(hall.stella, protocol::ListWaiting{}).threads.at(0).first_post);

    auto reply = World::new_post(hello, "Welcome");
    reply.reply_to = hall.posts(hall.grace, hello).front().id;
    hall.done(hall.stella, reply);
    CHECK(hall.told(hall.grace, NoticeKind::reply) == 1);
    CHECK(hall.done(hall.stella, protocol::ListWaiting{}).threads.empty());
    hall.pass(24 * 6);
    hall.watch();
    CHECK(hall.told(hall.overseer) == 0); // a reply came
    CHECK(hall.told(hall.grace, NoticeKind::reply) == 1);
    hall.done(hall.stella, protocol::MarkNoticesRead{{}, {}, hello, {}, {}});
    CHECK(hall.done(hall.stella, protocol::ListNotices{}).lines.at(0).read);
}

TEMPLATE_TEST_CASE("a question that still waits after three working days is told to the specialists who see it", "",
                   Sqlite, Postgres) {
    TestType engine;
    Hall hall(engine.url);
    auto const closed = hall.space(hall.stella, "closed", Visibility::closed);
    hall.name_in(hall.stella, closed, hall.grace);
    hall.thread(hall.ben, hall.ask, ThreadKind::question);
    hall.thread(hall.ben, hall.ask); // no first post, no question
    hall.thread(hall.grace, closed);
    auto const locked = hall.thread(hall.ben, hall.ask, ThreadKind::question);
    hall.done(hall.stella, protocol::LockThread{locked, true});
    hall.pass(24 * 5 + 1); // the server was off meanwhile, over a weekend: both levels at once, each once
    hall.watch();
    hall.watch();
    CHECK(hall.told(hall.stella) == 2);
    CHECK(hall.told(hall.overseer) == 1);
    CHECK(hall.told(hall.admin) == 0);
    CHECK(hall.told(hall.ben) == 0);
    hall.thread(hall.ben, hall.ask, ThreadKind::question);
    hall.pass(24 * 40);
    hall.watch();
    CHECK(hall.told(hall.overseer) == 1); // past helping
}

TEMPLATE_TEST_CASE("nobody hears of what was imported, is muted by choice, or is their own", "", Sqlite, Postgres) {
    TestType engine;
    Hall hall(engine.url);
    auto const brought = hall.thread(hall.grace, hall.ask, ThreadKind::question);
    hall.write([&](storage::Transaction& tx) {
        domain::note_imported(tx, "thread", "x:1", brought.value);
        return true;
    });
    hall.thread(hall.stella, hall.ask, ThreadKind::question);
    using Choices = protocol::List<protocol::NoticeChoice, 20>;
    hall.done(hall.second,
              protocol::ChooseNotices{Choices{{{NoticeKind::waiting, protocol::Delivery::off}}}, {}, {}, {}, {}});
    hall.pass(24 * 2 + 24 * 2);
    hall.watch();
    CHECK(hall.told(hall.stella) == 0);
    CHECK(hall.told(hall.second) == 0);
    // Whose week it is hears of it all the same.
    hall.done(hall.stella, protocol::SetRota{hall.ask, {{hall.second.id, hall.stella.id}}});
    hall.thread(hall.grace, hall.ask, ThreadKind::question);
    hall.pass(26);
    hall.watch();
    CHECK(hall.told(hall.second) == 1);
    CHECK(hall.told(hall.stella) == 0);
}

TEMPLATE_TEST_CASE("a rota gives each steward a week, and passes over who is none any more", "", Sqlite, Postgres) {
    TestType engine;
    Hall hall(engine.url);
    CHECK(hall.duty() == protocol::MemberId{});
    using Members = protocol::List<protocol::MemberId, 50>;
    auto const rota = [&](Members members) { return protocol::SetRota{hall.ask, std::move(members)}; };
    CHECK(hall.code(hall.grace, rota({{hall.stella.id}})) == ErrorCode::forbidden);
    CHECK(hall.code(hall.admin, rota({{hall.stella.id}})) == ErrorCode::forbidden);
    CHECK(hall.code(hall.stella, rota({{hall.grace.id}})) == ErrorCode::invalid);
    CHECK(hall.code(hall.stella, rota({{hall.stella.id, hall.stella.id}})) == ErrorCode::invalid);
    CHECK(hall.code(hall.stella, protocol::HandWeek{hall.ask, hall.second.id}) == ErrorCode::conflict);
    hall.done(hall.stella, rota({{hall.stella.id, hall.second.id}}));
    CHECK(hall.heard("space:" + std::to_string(hall.ask.value), "space.changed"));
    CHECK(hall.duty() == hall.stella.id);
    auto const duties = hall.done(hall.second, protocol::ListWaiting{}).duties;
    REQUIRE(duties.size() == 1);
    CHECK(duties[0].member.id == hall.stella.id);
    CHECK(hall.done(hall.grace, protocol::ListWaiting{}).duties.empty());
    hall.pass(24 * 3); // Sunday, 16:26
    CHECK(hall.duty() == hall.stella.id);
    hall.pass(7); // Sunday, 23:26
    CHECK(hall.duty() == hall.stella.id);
    hall.pass(1); // Monday
    CHECK(hall.duty() == hall.second.id);
    CHECK(hall.code(hall.second, protocol::HandWeek{hall.ask, hall.grace.id}) == ErrorCode::invalid);
    CHECK(hall.code(hall.grace, protocol::HandWeek{hall.ask, hall.stella.id}) == ErrorCode::forbidden);
    hall.done(hall.second, protocol::HandWeek{hall.ask, hall.stella.id});
    CHECK(hall.duty() == hall.stella.id);
    hall.pass(24 * 14);
    CHECK(hall.duty() == hall.second.id); // handing it on was for one week
    hall.name_in(hall.stella, hall.ask, hall.second, SpaceRole::none);
    CHECK(hall.duty() == hall.stella.id);
    hall.done(hall.stella, rota({}));
    CHECK(hall.duty() == protocol::MemberId{});
}

TEMPLATE_TEST_CASE("a channel's page is its stewards' to write and its readers' to read", "", Sqlite, Postgres) {
    TestType engine;
    Hall hall(engine.url);
    using protocol::ChannelAgreements;
    auto page = protocol::SetSpacePage{hall.ask, text<ChannelAgreements>("We **answer** newcomers."), {}, {}, {}};
    CHECK(hall.code(hall.grace, page) == ErrorCode::forbidden);
    auto const shown = hall.done(hall.stella, page);
    CHECK(shown.agreements == "We **answer** newcomers.");
    CHECK(shown.content.json.contains("strong"));
    CHECK_FALSE(shown.asks);
    CHECK(shown.quiet_days == 120);
    CHECK_FALSE(shown.last_post_at);
    hall.thread(hall.grace, hall.ask);
    CHECK(hall.about(hall.grace).last_post_at);
    CHECK(hall.about(hall.grace).stewards.size() == 2);
    page.agreements = text<ChannelAgreements>("Ask about Tyler's IEP.");
    CHECK(hall.code(hall.stella, page) == ErrorCode::may_identify);
    page.not_a_student = protocol::NotStudents{{text<protocol::NoStudentsWords>("Tyler")}};
    hall.done(hall.stella, page);
    auto const closed = hall.space(hall.stella, "closed", Visibility::closed);
    CHECK(bytes(hall.refused(hall.grace, protocol::AboutSpace{closed})) ==
          bytes(hall.refused(hall.grace, protocol::AboutSpace{{77}})));
    CHECK(hall.code(hall.grace, protocol::KeepSpace{closed}) == ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("a quiet channel is asked about, kept, closed with words and opened again", "", Sqlite, Postgres) {
    TestType engine;
    Hall hall(engine.url);
    auto const closed = hall.space(hall.stella, "closed", Visibility::closed);
    hall.pass(24 * 60);
    hall.thread(hall.grace, hall.ask);
    hall.pass(24 * 61);
    auto const quiet = [&](Actor const& actor) { return hall.done(actor, protocol::ListQuietSpaces{}).spaces; };
    REQUIRE(quiet(hall.stella).size() == 1);
    CHECK(quiet(hall.stella)[0].space.id == closed);
    CHECK(quiet(hall.stella)[0].mine);
    CHECK(quiet(hall.second).empty());
    CHECK(quiet(hall.grace).empty());
    REQUIRE(quiet(hall.admin).size() == 1); // theirs; the closed one is nobody's from outside
    CHECK(quiet(hall.admin)[0].space.name == "mathematics");
    hall.done(hall.stella, protocol::SetSpacePage{hall.ask, {}, {}, protocol::Number<7, 3'650>{30}, {}});
    REQUIRE(quiet(hall.second).size() == 1);
    REQUIRE(quiet(hall.admin).size() == 2);
    CHECK_FALSE(quiet(hall.admin)[1].mine);
    CHECK(hall.code(hall.admin, protocol::KeepSpace{hall.ask}) == ErrorCode::forbidden);
    hall.done(hall.second, protocol::KeepSpace{hall.ask});
    CHECK(quiet(hall.second).empty());
    hall.pass(24 * 31);
    CHECK(quiet(hall.second).size() == 1);

    protocol::UpdateSpace close{
        hall.ask, {}, {}, protocol::SpaceState::archived, text<protocol::ClosingWords>("Moved.")};
    CHECK(hall.code(hall.grace, close) == ErrorCode::forbidden);
    hall.done(hall.second, close);
    CHECK(quiet(hall.second).empty());
    CHECK(hall.about(hall.grace).why == "Moved.");
    CHECK(hall.code(hall.grace, World::new_thread(hall.ask)) == ErrorCode::closed);
    CHECK(hall.code(hall.second, protocol::SetRota{hall.ask, {}}) == ErrorCode::closed);
    protocol::UpdateSpace reopen{hall.ask, {}, {}, protocol::SpaceState::open, text<protocol::ClosingWords>("Why?")};
    CHECK(hall.code(hall.second, reopen) == ErrorCode::invalid);
    reopen.why.reset();
    hall.done(hall.second, reopen);
    CHECK(hall.about(hall.grace).why.empty());
}

#include "tests/domain/library.hpp"

#include <algorithm>

using namespace lateral;
using namespace lateral::tests;
using protocol::CaseOutcome;
using protocol::CaseState;
using protocol::FlagReason;
using protocol::NoticeKind;

namespace {

/// A channel with a steward, in which Wanda wrote something that Rita reads.
struct Staffroom : Library {
    explicit Staffroom(std::string const& url) : Library(url) {
        name_in(admin, room, steward, SpaceRole::steward);
        for (auto const& member : {writer, reader, other}) name_in(admin, room, member);
        thread_id = thread(reader, room);
        post_id = post(writer, thread_id, kWords).id;
        index();
    }
    static constexpr std::string_view kWords = "The xylophone was loud";

    Actor steward = person("Stella Steward");
    Actor writer = person("Wanda Writer");
    Actor reader = person("Rita Reader");
    Actor other = person("Otto Other");
    protocol::SpaceId room = space(admin, "room", Visibility::closed);
    protocol::ThreadId thread_id;
    protocol::PostId post_id;

    protocol::FlagPost flag(FlagReason reason, std::optional<std::string> const& words = {}) const {
        protocol::FlagPost made{post_id, reason, {}};
        if (words) made.words = text<protocol::CaseWords>(*words);
        return made;
    }
    std::vector<protocol::Case> cases(Actor const& actor, bool decided = false) {
        return done(actor, protocol::ListCases{decided}).cases;
    }
    static protocol::DecideCase decision(protocol::CaseId id, CaseOutcome outcome) {
        return {id, outcome, text<protocol::CaseWords>("Because of R27.")};
    }
    void decide(Actor const& actor, CaseOutcome outcome) { done(actor, decision(cases(actor).at(0).id, outcome)); }
    protocol::AppealCase appeal() {
        return {done(writer, protocol::GetOwnCase{post_id}).id, text<protocol::CaseWords>("There was no name.")};
    }
    protocol::Post seen(Actor const& actor) { return posts(actor, thread_id).at(1); }
    std::vector<protocol::NoticeLine> notices(Actor const& actor) { return done(actor, protocol::ListNotices{}).lines; }
    void forget() {
        write([](storage::Transaction& tx) {
            domain::forget_removed(tx);
            return true;
        });
    }
};

} // namespace

TEMPLATE_TEST_CASE("a post that may name a student is out of everybody's sight at once", "", Sqlite, Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    auto const file = room.file(room.writer);
    room.done(
        room.writer,
        protocol::EditPost{room.post_id, text<protocol::Body>(Staffroom::kWords), {1}, {}, Staffroom::with({file})});
    auto answer = World::new_post(room.thread_id, "Agreed");
    answer.reply_to = room.post_id;
    answer.quote = text<protocol::Quote>("xylophone was");
    auto const quoting = room.done(room.reader, answer).post.id;
    room.index();
    REQUIRE(room.found(room.other, "xylophone") == 1);

    room.done(room.reader, room.flag(FlagReason::student));
    CHECK(room.heard("space:" + std::to_string(room.room.value), "post.deleted"));
    for (auto const& event : room.events) CHECK(event.body.find("xylophone") == std::string::npos);
    for (auto const& actor : {room.reader, room.steward, room.writer, room.admin}) {
        auto const seen = room.seen(actor);
        CHECK(seen.deleted);
        CHECK(seen.hidden);
        CHECK(seen.body.empty());
        CHECK(seen.attachments.empty());
        CHECK(room.found(actor, "xylophone") == 0);
        CHECK_FALSE(room.may_read(actor, file));
        CHECK(room.done(actor, protocol::PostHistory{room.post_id}).revisions.empty());
        CHECK_FALSE(room.posts(actor, room.thread_id).at(2).quote.has_value());
    }
    room.index();
    CHECK(room.words_known("xylophon") == 0);
    // Nothing may be built on it meanwhile.
    CHECK(room.code(room.writer, protocol::EditPost{room.post_id, text<protocol::Body>("x"), {2}}) ==
          ErrorCode::closed);
    answer.quote = text<protocol::Quote>("xylophone was");
    CHECK_FALSE(room.done(room.other, answer).post.quote.has_value());
    CHECK(room.posts(room.reader, room.thread_id).at(2).id == quoting);
}

TEMPLATE_TEST_CASE("who moderates sees what it said and who flagged it, and puts it back as it was", "", Sqlite,
                   Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    auto const file = room.file(room.writer);
    auto const mention = "[@Rita Reader](lateral:member/" + std::to_string(room.reader.id.value) + ")";
    room.done(room.writer,
              protocol::EditPost{
                  room.post_id, text<protocol::Body>("The xylophone, " + mention), {1}, {}, Staffroom::with({file})});
    auto const before = room.seen(room.reader);
    room.done(room.reader, room.flag(FlagReason::student, "line two"));
    auto const cases = room.cases(room.steward);
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].body == before.body);
    CHECK(cases[0].content.json == before.content.json);
    REQUIRE(cases[0].attachments.size() == 1);
    CHECK(cases[0].hid);
    CHECK(cases[0].may_decide);
    CHECK(cases[0].author.name == "Wanda Writer");
    CHECK(cases[0].space_name == "room");
    REQUIRE(cases[0].flags.size() == 1);
    CHECK(cases[0].flags[0].member.id == room.reader.id);
    CHECK(cases[0].flags[0].words == "line two");

    room.decide(room.steward, CaseOutcome::keep);
    CHECK(room.heard("space:" + std::to_string(room.room.value), "post.edited"));
    auto const after = room.seen(room.reader);
    CHECK_FALSE(after.deleted);
    CHECK_FALSE(after.hidden);
    CHECK(after.body == before.body);
    CHECK(after.content.json == before.content.json);
    CHECK(after.attachments.size() == 1);
    CHECK(after.edited_at == before.edited_at);
    CHECK(after.position == before.position);
    CHECK(after.revision == before.revision + 1);
    CHECK(room.may_read(room.reader, file));
    CHECK(room.done(room.reader, protocol::PostHistory{room.post_id}).revisions.size() == 2);
    room.index();
    CHECK(room.found(room.other, "xylophone") == 1);
    CHECK(room.cases(room.steward).empty());
    CHECK(room.cases(room.steward, true).at(0).state == CaseState::kept);
    CHECK(room.done(room.writer, protocol::EditPost{room.post_id, text<protocol::Body>("New"), {after.revision}})
              .post.body == "New");
}

TEMPLATE_TEST_CASE("a post that was hidden before it came into the index comes into it when it is put back", "", Sqlite,
                   Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    bool const is_indexed_meanwhile = GENERATE(true, false);
    room.post_id = room.post(room.writer, room.thread_id, "A zither").id;
    room.done(room.reader, room.flag(FlagReason::student));
    if (is_indexed_meanwhile) room.index();
    room.decide(room.steward, CaseOutcome::keep);
    room.index();
    CHECK(room.found(room.other, "zither") == 1);
    CHECK(room.words_known("zither") == 1);
}

TEMPLATE_TEST_CASE("what is removed is kept for an appeal, decided by somebody else, and then gone", "", Sqlite,
                   Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    auto const file = room.file(room.writer);
    room.done(
        room.writer,
        protocol::EditPost{room.post_id, text<protocol::Body>(Staffroom::kWords), {1}, {}, Staffroom::with({file})});
    room.done(room.reader, room.flag(FlagReason::unkind));
    CHECK(room.seen(room.other).body == Staffroom::kWords); // nothing is hidden for that
    room.decide(room.steward, CaseOutcome::remove);
    CHECK(room.seen(room.other).hidden);
    auto const own = room.done(room.writer, protocol::GetOwnCase{room.post_id});
    CHECK(own.state == CaseState::removed);
    CHECK(own.reason == "Because of R27.");
    CHECK(own.reasons == std::vector<FlagReason>{FlagReason::unkind});
    CHECK(own.body == Staffroom::kWords);
    CHECK(own.may_appeal);

    SECTION("asked for somebody else") {
        auto const appeal = room.appeal();
        CHECK(room.code(room.reader, appeal) == ErrorCode::not_found);
        CHECK(room.code(room.steward, appeal) == ErrorCode::forbidden);
        room.done(room.writer, appeal);
        CHECK(room.code(room.writer, appeal) == ErrorCode::closed);
        auto const again = room.cases(room.steward).at(0);
        CHECK_FALSE(again.may_decide);
        CHECK(again.appeal == "There was no name.");
        CHECK(room.code(room.steward, Staffroom::decision(again.id, CaseOutcome::remove)) == ErrorCode::forbidden);
        SECTION("who puts it back") {
            room.decide(room.admin, CaseOutcome::keep);
            CHECK(room.seen(room.other).body == Staffroom::kWords);
            CHECK(room.may_read(room.other, file));
        }
        SECTION("who removes it too") {
            room.decide(room.admin, CaseOutcome::remove);
            CHECK_FALSE(room.done(room.writer, protocol::GetOwnCase{room.post_id}).may_appeal);
            CHECK(room.code(room.writer, appeal) == ErrorCode::closed);
            room.clock.advance(std::chrono::days(31));
            room.forget();
            CHECK(room.done(room.writer, protocol::GetOwnCase{room.post_id}).body.empty());
        }
    }
    SECTION("not asked") {
        room.clock.advance(std::chrono::days(29));
        room.forget();
        CHECK(room.done(room.writer, protocol::GetOwnCase{room.post_id}).may_appeal);
        room.clock.advance(std::chrono::days(2));
        room.forget();
        auto const late = room.done(room.writer, protocol::GetOwnCase{room.post_id});
        CHECK(late.body.empty());
        CHECK_FALSE(late.may_appeal);
        auto const seen = room.seen(room.other);
        CHECK(seen.deleted);
        CHECK_FALSE(seen.hidden);
        CHECK(room.cases(room.steward, true).at(0).body.empty());
        auto const files = room.read<std::int64_t>([&](storage::ReadTransaction& tx) {
            return std::ssize(tx.rows<protocol::Attachment>(storage::sql::files_of_post, room.post_id));
        });
        CHECK(files == 0);
    }
}

TEMPLATE_TEST_CASE("who may not flag or decide is told so, and what one may not see is not there", "", Sqlite,
                   Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    auto const outsider = room.person("Oda Outside", NetworkRole::specialist);
    auto const student = room.flag(FlagReason::student);
    CHECK(bytes(room.refused(outsider, student)) ==
          bytes(room.refused(outsider, protocol::FlagPost{{4'000'000'001}, FlagReason::student, {}})));
    CHECK(room.code(room.writer, student) == ErrorCode::forbidden);
    CHECK(room.refused(room.reader, room.flag(FlagReason::other)).field == "words");
    CHECK(room.code(room.writer, protocol::GetOwnCase{room.post_id}) == ErrorCode::not_found);

    room.done(room.reader, room.flag(FlagReason::unkind));
    room.done(room.reader, student); // twice is once
    CHECK_FALSE(room.seen(room.reader).deleted);
    CHECK(room.cases(room.steward).at(0).flags.size() == 1);
    // Of what did not hide it, its author learns nothing.
    CHECK(room.code(room.writer, protocol::GetOwnCase{room.post_id}) == ErrorCode::not_found);
    room.done(room.other, student); // of the same post, into the same case
    auto const cases = room.cases(room.steward);
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].flags.size() == 2);
    CHECK(room.code(room.reader, protocol::GetOwnCase{room.post_id}) == ErrorCode::forbidden);
    room.done(room.reader, student); // still once
    CHECK(room.code(room.admin, student) == ErrorCode::closed);

    auto const decision = Staffroom::decision(cases[0].id, CaseOutcome::keep);
    auto const missing = Staffroom::decision({4'000'000'001}, CaseOutcome::keep);
    for (auto const& actor : {outsider, room.reader}) {
        CHECK(bytes(room.refused(actor, decision)) == bytes(room.refused(actor, missing)));
        CHECK(bytes(room.refused(actor, protocol::ListCaseReaders{cases[0].id})) ==
              bytes(room.refused(actor, protocol::ListCaseReaders{{4'000'000'001}})));
        CHECK(room.cases(actor).empty());
    }
    CHECK(room.code(room.writer, decision) == ErrorCode::forbidden);
    CHECK(room.code(room.writer, protocol::ListCaseReaders{cases[0].id}) == ErrorCode::forbidden);
    CHECK(room.code(room.writer, room.appeal()) == ErrorCode::closed);
    room.done(room.steward, decision);
    CHECK(room.code(room.steward, decision) == ErrorCode::conflict);
}

TEMPLATE_TEST_CASE("nobody decides about their own post, the steward neither", "", Sqlite, Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    room.post_id = room.post(room.steward, room.thread_id, "By the steward").id;
    room.done(room.reader, room.flag(FlagReason::student));
    CHECK(room.cases(room.steward).empty());
    auto const id = room.cases(room.admin).at(0).id;
    CHECK(room.code(room.steward, Staffroom::decision(id, CaseOutcome::keep)) == ErrorCode::forbidden);
    room.decide(room.admin, CaseOutcome::remove);
    CHECK_FALSE(room.done(room.steward, protocol::GetOwnCase{room.post_id}).may_appeal); // there is nobody else
}

TEMPLATE_TEST_CASE("flags have a bound, and one that came to nothing does not hide again", "", Sqlite, Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    SECTION("a bound") {
        for (std::int64_t i = 0; i < domain::kMaxWaitingFlags; ++i) {
            room.post_id = room.post(room.writer, room.thread_id).id;
            room.done(room.reader, room.flag(FlagReason::student));
        }
        room.post_id = room.post(room.writer, room.thread_id).id;
        CHECK(room.code(room.reader, room.flag(FlagReason::student)) == ErrorCode::conflict);
        room.done(room.other, room.flag(FlagReason::student));
        room.decide(room.steward, CaseOutcome::keep);
        room.post_id = room.post(room.writer, room.thread_id).id;
        room.done(room.reader, room.flag(FlagReason::student));
    }
    SECTION("nothing") {
        room.done(room.reader, room.flag(FlagReason::student));
        room.decide(room.steward, CaseOutcome::keep);
        room.done(room.reader, room.flag(FlagReason::student));
        CHECK_FALSE(room.seen(room.reader).hidden);
        room.done(room.other, room.flag(FlagReason::student));
        CHECK(room.seen(room.reader).hidden);
    }
    SECTION("whoever moderates hides for any reason") {
        room.done(room.steward, room.flag(FlagReason::confidence));
        CHECK(room.seen(room.reader).hidden);
    }
}

TEMPLATE_TEST_CASE("those who decide and the author are told, and not who flagged", "", Sqlite, Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    room.done(room.writer, protocol::BlockMember{room.reader.id}); // it is told all the same
    room.done(room.reader, room.flag(FlagReason::student));
    auto const told = room.notices(room.steward).at(0);
    CHECK(told.kind == NoticeKind::flagged);
    CHECK(told.actor.id == room.steward.id);
    auto const own = room.notices(room.writer).at(0);
    CHECK(own.kind == NoticeKind::moderated);
    CHECK(own.actor.id == room.writer.id);
    for (auto const& actor : {room.reader, room.other})
        for (auto const& line : room.notices(actor)) CHECK(line.kind == NoticeKind::added);
    room.decide(room.steward, CaseOutcome::keep);
    CHECK(room.notices(room.writer).at(0).actor.id == room.steward.id);
}

TEMPLATE_TEST_CASE("a case says who could read and who had", "", Sqlite, Postgres) {
    TestType engine;
    Staffroom room(engine.url);
    room.done(room.other, protocol::MarkThreadRead{room.thread_id, {2}});
    room.done(room.reader, room.flag(FlagReason::student));
    room.done(room.steward, protocol::MarkThreadRead{room.thread_id, {2}}); // too late to count
    auto const one = room.cases(room.steward).at(0);
    auto const readers = room.done(room.steward, protocol::ListCaseReaders{one.id}).readers;
    CHECK(one.could_read == 4); // the administrator, the steward, two members, and not the author
    CHECK(one.had_read == 2);
    REQUIRE(readers.size() == 4);
    CHECK(readers[0].member.id == room.other.id);
    CHECK(readers[0].had_read);
    CHECK(readers[1].member.id == room.reader.id); // who flags it has read it
    CHECK(readers[1].had_read);
    CHECK_FALSE(readers[2].had_read);
}

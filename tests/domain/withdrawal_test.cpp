#include "tests/domain/cohort.hpp"

using namespace lateral;
using namespace lateral::tests;

TEMPLATE_TEST_CASE("what is withdrawn is gone for everybody, and its replies stay the author's", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection =
        house.reflect("Then the marigold asked [@Kofi](lateral:member/" + std::to_string(house.kofi.id.value) + ").");
    auto command = house.second(reflection);
    command.paragraphs = {{{1}}};
    auto const thread = house.done(house.dana, command).excerpt.thread;
    auto const copy = house.first_of(house.grace, thread);
    auto reply = World::new_post(thread, "A saffron reply");
    reply.reply_to = copy;
    reply.quote = text<protocol::Quote>("the marigold asked");
    auto const answered = house.done(house.grace, reply).post.id;
    house.done(house.kofi, protocol::AddReaction{copy, protocol::ReactionKind::thanks});
    protocol::SaveDraft draft{};
    draft.place = protocol::DraftPlace::reply;
    draft.about = {thread.value};
    draft.body = text<protocol::DraftBody>("My own beginning");
    draft.reply_to = copy;
    draft.quote = text<protocol::Quote>("the marigold asked");
    house.done(house.kofi, draft);
    CHECK(house.is_told(house.kofi, NoticeKind::mention));
    CHECK(house.finds(house.grace, "marigold"));
    CHECK(house.in_log("marigold asked"));

    auto const gone = house.done(house.dana, protocol::WithdrawExcerpt{thread}).excerpt;
    CHECK(house.heard("space:" + std::to_string(house.cohort.value), "post.deleted"));
    CHECK(house.heard("space:" + std::to_string(house.cohort.value), "thread.removed"));
    CHECK(gone.withdrawn_at);
    CHECK(gone.replies == 1);
    CHECK(gone.space == house.cohort);
    for (auto const& other : {house.grace, house.kofi, house.hannah, house.lena, house.admin, house.tom}) {
        CHECK_FALSE(house.reads(other, thread));
        // Their lead reads on in the reflection itself.
        CHECK(house.finds(other, "marigold") == (other.id == house.lena.id));
        CHECK_FALSE(house.finds(other, "saffron"));
    }
    CHECK_FALSE(house.lists(house.grace, house.cohort, thread));
    CHECK_FALSE(house.is_told(house.kofi, NoticeKind::mention));
    // Who replied is told; who did not is not.
    CHECK(house.is_told(house.grace, NoticeKind::withdrawn));
    CHECK_FALSE(house.is_told(house.kofi, NoticeKind::withdrawn));
    auto const kept = house.done(house.kofi, protocol::GetDraft{protocol::DraftPlace::reply, {thread.value}}).draft;
    REQUIRE(kept);
    CHECK(kept->body == "My own beginning");
    CHECK_FALSE(kept->quote);

    // The author reads the replies, which nobody adds to; the words of the copy are nowhere but in the reflection.
    auto const left = house.posts(house.dana, thread);
    REQUIRE(left.size() == 2);
    CHECK(left[0].deleted);
    CHECK(left[0].body.empty());
    CHECK(left[1].id == answered);
    CHECK(left[1].body == "A saffron reply");
    CHECK_FALSE(left[1].quote);
    CHECK(house.code(house.dana, World::new_post(thread)) == ErrorCode::closed);
    CHECK(house.code(house.grace, World::new_post(thread)) == ErrorCode::not_found);
    CHECK(house.finds(house.dana, "saffron"));
    // Again changes nothing, and the reflection reads on as it did.
    CHECK(house.done(house.dana, protocol::WithdrawExcerpt{thread}).excerpt.withdrawn_at == gone.withdrawn_at);
    CHECK(house.posts(house.dana, reflection).at(0).body.contains("marigold"));
    // Published again is another copy, without what was said to the first.
    auto const again = house.done(house.dana, command).excerpt.thread;
    CHECK(again != thread);
    CHECK(house.posts(house.grace, again).size() == 1);
    CHECK(house.done(house.dana, protocol::ListExcerpts{reflection}).excerpts.size() == 2);
}

TEMPLATE_TEST_CASE("no word of what was withdrawn stays in the log", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const thread =
        house.done(house.dana, house.second(house.reflect("x\n\nThe marigold", ReflectionAudience::me))).excerpt.thread;
    auto const copy = house.first_of(house.dana, thread);
    house.done(house.dana, protocol::EditPost{copy, text<protocol::Body>("The zinnia"), {1}});
    REQUIRE(house.in_log("zinnia"));
    house.done(house.dana, protocol::WithdrawExcerpt{thread});
    CHECK_FALSE(house.in_log("zinnia"));
    CHECK(house.done(house.dana, protocol::PostHistory{copy}).revisions.empty());
}

TEMPLATE_TEST_CASE("who lost the channel takes their words out of it all the same", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const thread = house.publish(reflection);
    house.done(house.grace, World::new_post(thread, "A saffron reply"));
    house.name_in(house.hannah, house.cohort, house.dana, SpaceRole::none);
    CHECK_FALSE(house.reads(house.dana, thread));
    CHECK_FALSE(house.done(house.dana, protocol::ListExcerpts{reflection}).excerpts.at(0).space);
    CHECK(house.code(house.dana, house.second(reflection)) == ErrorCode::not_found);
    house.done(house.dana, protocol::WithdrawExcerpt{thread});
    CHECK_FALSE(house.reads(house.grace, thread));
    CHECK(house.posts(house.dana, thread).size() == 2);
}

TEMPLATE_TEST_CASE("a moved copy is withdrawn from where it is", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const thread = house.publish(reflection);
    auto const other = house.space(house.hannah, "elsewhere", Visibility::closed);
    // Who reads it is its author's choice, not a steward's.
    CHECK(house.code(house.hannah, protocol::MoveThread{thread, other}) == ErrorCode::forbidden);
    for (auto const space : {house.cohort, other}) house.name_in(house.hannah, space, house.dana, SpaceRole::steward);
    house.done(house.dana, protocol::MoveThread{thread, other});
    CHECK(house.done(house.dana, protocol::GetExcerpt{thread}).excerpt.space == other);
    house.done(house.dana, protocol::WithdrawExcerpt{thread});
    CHECK_FALSE(house.reads(house.hannah, thread));
    CHECK(house.reads(house.dana, thread));
}

TEMPLATE_TEST_CASE("deleting a reflection withdraws what was published of it", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const one = house.publish(reflection);
    auto const two = house.publish(reflection);
    house.done(house.lena, protocol::StarReflection{reflection, true});
    house.done(house.dana, protocol::AnswerNewsletter{reflection, true, {{1}}, {{{{2}}}}, false, {}});
    CHECK(house.quotable() == 1);
    house.done(house.lena, World::new_post(reflection));
    CHECK(house.code(house.lena, protocol::DeletePost{house.first_of(house.lena, reflection)}) == ErrorCode::forbidden);
    CHECK(house.reads(house.grace, one));
    house.done(house.dana, protocol::DeletePost{house.first_of(house.dana, reflection)});
    CHECK(house.heard("member:" + std::to_string(house.lena.id.value), "desk.changed"));
    for (auto const thread : {one, two}) {
        CHECK_FALSE(house.reads(house.grace, thread));
        CHECK(house.done(house.dana, protocol::GetExcerpt{thread}).excerpt.withdrawn_at);
    }
    CHECK(house.quotable() == 0);
    CHECK_FALSE(house.finds(house.grace, "marigold"));
}

TEMPLATE_TEST_CASE("withdrawing takes the words at once and ends no case", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reason = text<protocol::CaseWords>("Because.");
    auto const thread = house.publish(house.reflect());
    auto const copy = house.first_of(house.grace, thread);
    auto const the_case = [&] { return house.done(house.hannah, protocol::ListCases{}).cases; };

    SECTION("hidden while it is looked at, and found to be fine: it does not come back") {
        house.done(house.grace, protocol::FlagPost{copy, protocol::FlagReason::student, {}});
        house.done(house.dana, protocol::WithdrawExcerpt{thread});
        CHECK_FALSE(house.finds(house.grace, "marigold"));
        REQUIRE(the_case().size() == 1);
        CHECK(the_case().at(0).body.contains("marigold"));
        CHECK(house.posts(house.grace, thread).at(0).body.empty());
        CHECK(house.code(house.grace, World::new_post(thread)) == ErrorCode::closed);
        house.done(house.hannah, protocol::DecideCase{the_case().at(0).id, protocol::CaseOutcome::keep, reason});
        for (auto const& event : house.events) CHECK_FALSE(event.body.contains("marigold"));
        CHECK_FALSE(house.in_log("marigold"));
    }
    SECTION("only looked at: its words go as those of any post that its author deletes") {
        house.done(house.grace, protocol::FlagPost{copy, protocol::FlagReason::unkind, {}});
        house.done(house.dana, protocol::WithdrawExcerpt{thread});
        CHECK(house.posts(house.grace, thread).at(0).body.empty());
        house.done(house.hannah, protocol::DecideCase{the_case().at(0).id, protocol::CaseOutcome::remove, reason});
    }
    SECTION("a reply is looked at") {
        auto const reply = house.done(house.grace, World::new_post(thread, "A rude reply")).post.id;
        house.done(house.kofi, protocol::FlagPost{reply, protocol::FlagReason::unkind, {}});
        house.done(house.dana, protocol::WithdrawExcerpt{thread});
        CHECK(house.posts(house.grace, thread).at(0).body.empty());
        house.done(house.hannah, protocol::DecideCase{the_case().at(0).id, protocol::CaseOutcome::remove, reason});
    }
    CHECK_FALSE(house.reads(house.grace, thread));
    CHECK(house.reads(house.dana, thread));
    CHECK(the_case().empty());
}

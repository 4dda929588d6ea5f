#include "tests/domain/cohort.hpp"

using namespace lateral;
using namespace lateral::tests;

TEMPLATE_TEST_CASE("a lead quotes what its author says yes to, until they say otherwise", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    auto const lena = "member:" + std::to_string(house.lena.id.value);
    protocol::AnswerNewsletter const yes{reflection, true, {{1}}, {{{{2}}}}, true, {}};
    CHECK(house.code(house.dana, yes) == ErrorCode::conflict);
    CHECK(house.code(house.dana, protocol::StarReflection{reflection, true}) == ErrorCode::forbidden);
    CHECK(house.code(house.tom, protocol::StarReflection{reflection, true}) == ErrorCode::not_found);
    house.done(house.lena, protocol::StarReflection{reflection, true});
    CHECK(house.is_told(house.dana, NoticeKind::starred));
    CHECK(house.star(reflection) == NewsletterState::asked);
    CHECK(house.quotable() == 0);
    auto const ask = house.done(house.dana, protocol::ListExcerpts{reflection}).ask.value();
    CHECK(ask.lead.name == "Lena Lead");
    CHECK(ask.state == NewsletterState::asked);

    CHECK(house.code(house.lena, yes) == ErrorCode::forbidden);
    CHECK(house.code(house.tom, yes) == ErrorCode::not_found);
    CHECK(house.code(house.dana, protocol::AnswerNewsletter{reflection, true}) == ErrorCode::invalid);
    CHECK(house.code(house.dana, protocol::AnswerNewsletter{reflection, true, {{2}}, {{{{2}}}}}) ==
          ErrorCode::conflict);
    house.done(house.dana, yes);
    CHECK(house.heard(lena, "desk.changed"));
    CHECK_FALSE(house.is_told(house.dana, NoticeKind::starred));
    auto const items = house.done(house.lena, protocol::ListNewsletter{}).items;
    REQUIRE(items.size() == 1);
    CHECK(items[0].author.id == house.dana.id);
    CHECK(items[0].named);
    CHECK(items[0].content.json.contains("marigold"));
    CHECK_FALSE(items[0].content.json.contains("rhubarb"));
    CHECK(house.done(house.tom, protocol::ListNewsletter{}).items.empty());
    // Asking again changes nothing.
    house.done(house.lena, protocol::StarReflection{reflection, true});
    CHECK(house.quotable() == 1);

    SECTION("taken back, it is gone at once, and not asked again") {
        house.done(house.dana, protocol::AnswerNewsletter{reflection, false});
        CHECK(house.heard(lena, "desk.changed"));
        CHECK(house.quotable() == 0);
        CHECK(house.star(reflection) == NewsletterState::declined);
        CHECK(house.code(house.lena, protocol::StarReflection{reflection, true}) == ErrorCode::closed);
        house.done(house.lena, protocol::StarReflection{reflection, false});
        CHECK(house.star(reflection) == NewsletterState::declined);
        house.done(house.dana, yes);
        CHECK(house.quotable() == 1);
    }
    SECTION("the lead may want it no more") {
        house.done(house.lena, protocol::StarReflection{reflection, false});
        CHECK(house.quotable() == 0);
        CHECK_FALSE(house.done(house.dana, protocol::ListExcerpts{reflection}).ask);
    }
    SECTION("it goes when the reflection is taken back, and does not come again with it") {
        house.done(house.dana, protocol::ShareReflection{reflection, ReflectionAudience::me});
        CHECK(house.quotable() == 0);
        house.done(house.dana, protocol::ShareReflection{reflection, ReflectionAudience::lead});
        CHECK(house.quotable() == 0);
        CHECK(house.star(reflection) == NewsletterState::none);
    }
    SECTION("another lead inherits nothing") {
        house.done(house.dana, protocol::NameLead{house.tom.id});
        CHECK(house.quotable() == 0);
        house.done(house.dana, protocol::ShareReflection{reflection, ReflectionAudience::lead});
        CHECK(house.done(house.tom, protocol::ListNewsletter{}).items.empty());
        house.done(house.tom, protocol::StarReflection{reflection, true});
        CHECK(house.done(house.dana, protocol::ListExcerpts{reflection}).ask->lead.id == house.tom.id);
    }
}

TEMPLATE_TEST_CASE("who was named can stop reading, and the author is told", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const reflection = house.reflect();
    CHECK(house.code(house.tom, protocol::LeaveReader{house.dana.id}) == ErrorCode::not_found);
    CHECK(house.code(house.lena, protocol::LeaveReader{house.grace.id}) == ErrorCode::not_found);
    house.done(house.lena, protocol::LeaveReader{house.dana.id});
    CHECK_FALSE(house.reads(house.lena, reflection));
    CHECK_FALSE(house.done(house.dana, protocol::GetJournal{}).lead);
    CHECK(house.is_told(house.dana, NoticeKind::lead_left));
    CHECK(house.done(house.lena, protocol::ListDesk{true}).entries.empty());
    CHECK(house.code(house.lena, protocol::LeaveReader{house.dana.id}) == ErrorCode::not_found);
    // Named again by their own wish, they read from then on.
    house.done(house.dana, protocol::NameLead{house.lena.id});
    CHECK(house.heard("member:" + std::to_string(house.lena.id.value), "desk.changed"));
}

TEMPLATE_TEST_CASE("the author is told when their lead may not read along any more", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    house.reflect();
    house.affiliate(house.lena, house.pines, AffiliationRole::director);
    CHECK(house.is_told(house.dana, NoticeKind::lead_left));
    CHECK_FALSE(house.done(house.dana, protocol::GetJournal{}).lead);
}

TEMPLATE_TEST_CASE("an open desk hears what is shared with it and what is not any more", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const lena = "member:" + std::to_string(house.lena.id.value);
    auto const reflection = house.reflect();
    CHECK(house.heard(lena, "desk.changed"));
    house.done(house.dana, protocol::ShareReflection{reflection, ReflectionAudience::me});
    CHECK(house.heard(lena, "desk.changed"));
    house.done(house.dana, protocol::ShareReflection{reflection, ReflectionAudience::lead});
    CHECK(house.heard(lena, "desk.changed"));
    CHECK(house.done(house.lena, protocol::GetJournal{}).waiting == 1);
    // A write does not look through a year of what others share.
    CHECK_FALSE(house.done(house.lena, protocol::SetJournal{{9'000}}).waiting);
    CHECK(house.done(house.lena, protocol::SetJournal{{9'000}}).leads);
    house.done(house.dana, protocol::NameLead{});
    CHECK(house.heard(lena, "desk.changed"));
}

TEMPLATE_TEST_CASE("short texts are their owner's, thirty of them", "", Sqlite, Postgres) {
    TestType engine;
    Cohort house(engine.url);
    auto const keep = [&](std::string const& name, std::optional<std::string> const& was = {}) {
        protocol::KeepSnippet command{text<protocol::SnippetName>(name),
                                      text<protocol::SnippetBody>("Words of " + name)};
        if (was) command.was = text<protocol::SnippetName>(*was);
        return command;
    };
    house.done(house.lena, keep("Welcome"));
    house.done(house.lena, keep("Thanks", "Welcome"));
    auto const kept = house.done(house.lena, protocol::ListSnippets{}).snippets;
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].name == "Thanks");
    CHECK(kept[0].body == "Words of Thanks");
    CHECK(house.done(house.dana, protocol::ListSnippets{}).snippets.empty());
    for (std::size_t i = 1; i < domain::kMaxSnippets; ++i) house.done(house.lena, keep("Text " + std::to_string(i)));
    CHECK(house.code(house.lena, keep("One more")) == ErrorCode::conflict);
    house.done(house.lena, keep("One more", "Thanks"));
    CHECK(house.done(house.lena, protocol::DropSnippet{text<protocol::SnippetName>("One more")}).snippets.size() ==
          domain::kMaxSnippets - 1);
}

#include "server/domain/journal.hpp"
#include "server/domain/weeks.hpp"
#include "tests/domain/library.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;
using protocol::Date;
using protocol::DeskMark;
using protocol::ReflectionAudience;
using protocol::WeekState;

namespace {

constexpr auto kDetroit = "America/Detroit";
constexpr std::int64_t kHour = 3'600'000'000;
/// So many hours after FakeClock begins: Thursday, 2026-05-28, 16:26 in Detroit.
protocol::Timestamp at(std::int64_t hours) { return {1'780'000'000'000'000 + hours * kHour}; }

Date const kThisWeek{"2026-05-25"};
Date const kLastWeek{"2026-05-18"};

/// Dana writes at Larkspur, under Three Pines, where Lena leads and Ellen directs; Jamal is principal of her school.
struct Journals : Library {
    explicit Journals(std::string const& url) : Library(url) {
        affiliate(dana, larkspur, AffiliationRole::coach);
        affiliate(lena, pines, AffiliationRole::lead);
        affiliate(ellen, pines, AffiliationRole::director);
        affiliate(jamal, larkspur, AffiliationRole::principal);
    }
    protocol::OrganisationId pines = organisation("Three Pines");
    protocol::OrganisationId larkspur = organisation("Larkspur", pines);
    Actor dana = person("Dana Partner");
    Actor lena = person("Lena Lead");
    Actor ellen = person("Ellen Director");
    Actor jamal = person("Jamal Principal");
    Actor tom = person("Tom Specialist", NetworkRole::specialist);

    protocol::SubmitReflection words(std::string_view body, ReflectionAudience audience = ReflectionAudience::me,
                                     Date week = kThisWeek) {
        protocol::SubmitReflection made;
        made.week = std::move(week);
        made.body = text<protocol::Body>(body);
        made.audience = audience;
        return made;
    }
    protocol::Reflection keep(Actor const& actor, protocol::SubmitReflection const& command) {
        return done(actor, command).reflection;
    }
    void name_lead(Actor const& actor, Actor const& lead) { done(actor, protocol::NameLead{lead.id}); }
    WeekState state(Actor const& actor, Date const& week) {
        for (auto const& one : done(actor, protocol::GetJournal{}).weeks)
            if (one.week == week) return one.state;
        return WeekState::missed;
    }
    bool reads(Actor const& actor, protocol::ThreadId thread) {
        auto const answer = run(actor, protocol::ListPosts{thread, {}, {}, {}, {}});
        if (!answer) CHECK(answer.error().code == ErrorCode::not_found);
        return answer.has_value();
    }
    bool finds(Actor const& actor, std::string_view word) {
        index();
        return found(actor, word) > 0;
    }
};

} // namespace

TEST_CASE("weeks go from Monday to Sunday where their author is") {
    CHECK(domain::week_of(at(0), kDetroit) == kThisWeek);
    CHECK(domain::week_of(at(24 * 3), kDetroit) == kThisWeek);
    CHECK(domain::week_of(at(24 * 4), kDetroit) == Date{"2026-06-01"});
    // Sunday, 23:26 in Detroit is Monday in Greenwich.
    CHECK(domain::week_of(at(24 * 3 + 7), kDetroit) == kThisWeek);
    CHECK(domain::week_of(at(24 * 3 + 7), "Europe/London") == Date{"2026-06-01"});
    CHECK(domain::weeks_after(kThisWeek, -52) == Date{"2025-05-26"});
    CHECK(domain::is_monday(kThisWeek));
    CHECK_FALSE(domain::is_monday({"2026-05-26"}));
    CHECK(domain::day_numbered(domain::day_number(kThisWeek)) == kThisWeek);
}

TEST_CASE("what is due on Sunday at 23:59 is due until that minute is over, also when the clocks change") {
    auto const due = [](char const* week) { return domain::due_in({week}, domain::kUsuallyDue, kDetroit).value; };
    CHECK(due("2026-05-25") == 1'780'286'400'000'000);
    // The week that ends with an hour less, and the one with an hour more.
    CHECK(due("2026-03-02") - due("2026-02-23") == (7 * 24 - 1) * kHour);
    CHECK(due("2026-10-26") - due("2026-10-19") == (7 * 24 + 1) * kHour);
}

TEMPLATE_TEST_CASE("what one keeps for oneself is nobody else's, whoever they are", "", Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    auto const kept = house.keep(house.dana, house.words("I keep rescuing the silence"));
    CHECK(kept.week == kThisWeek);
    CHECK_FALSE(kept.late);
    CHECK(kept.audience == ReflectionAudience::me);
    CHECK(house.reads(house.dana, kept.thread));
    CHECK(house.finds(house.dana, "silence"));
    for (auto const& other : {house.lena, house.ellen, house.jamal, house.tom, house.admin}) {
        CHECK_FALSE(house.reads(other, kept.thread));
        CHECK_FALSE(house.finds(other, "silence"));
        CHECK(house.code(other, protocol::ShareReflection{kept.thread, ReflectionAudience::lead}) ==
              ErrorCode::not_found);
        CHECK(house.code(other, protocol::MarkDesk{kept.thread, DeskMark::read}) == ErrorCode::not_found);
    }
    CHECK(house.state(house.dana, kThisWeek) == WeekState::submitted);
}

TEMPLATE_TEST_CASE("a lead can be named who leads above, and nobody who may judge one's work", "", Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    std::vector<protocol::MemberId> offered;
    for (auto const& lead : house.done(house.dana, protocol::ListLeads{}).leads) offered.push_back(lead.id);
    CHECK(offered == std::vector{house.lena.id, house.tom.id});
    for (auto const& other : {house.ellen, house.jamal, house.admin, house.dana})
        CHECK(house.code(house.dana, protocol::NameLead{other.id}) == ErrorCode::forbidden);
    // Who leads and directs at once judges too.
    house.affiliate(house.lena, house.pines, AffiliationRole::director);
    CHECK(house.code(house.dana, protocol::NameLead{house.lena.id}) == ErrorCode::forbidden);
    auto const guest = house.person("Gus Guest", NetworkRole::guest);
    CHECK(house.code(guest, protocol::ListLeads{}) == ErrorCode::forbidden);
    CHECK(house.code(guest, protocol::NameLead{house.tom.id}) == ErrorCode::forbidden);
}

TEMPLATE_TEST_CASE("what is shared is the lead's to read and answer, until it is taken back or another is named", "",
                   Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    CHECK(house.code(house.dana, house.words("To nobody", ReflectionAudience::lead)) == ErrorCode::conflict);
    house.name_lead(house.dana, house.lena);
    CHECK(house.done(house.lena, protocol::GetJournal{}).leads);
    auto const kept = house.keep(house.dana, house.words("The second question", ReflectionAudience::lead));
    CHECK(house.done(house.lena, protocol::GetJournal{}).waiting == 1);
    auto const desk = house.done(house.lena, protocol::ListDesk{});
    REQUIRE(desk.entries.size() == 1);
    CHECK(desk.entries[0].reflection.thread == kept.thread);
    CHECK(desk.entries[0].waiting);
    CHECK(desk.authors.at(0).id == house.dana.id);
    CHECK(house.reads(house.lena, kept.thread));
    CHECK_FALSE(house.reads(house.tom, kept.thread));
    // The lead reads it and cannot pass it on.
    CHECK(house.code(house.lena, protocol::ShareReflection{kept.thread, ReflectionAudience::me}) ==
          ErrorCode::forbidden);

    house.done(house.lena, World::new_post(kept.thread));
    CHECK_FALSE(house.done(house.lena, protocol::ListDesk{true}).entries.at(0).waiting);
    CHECK(house.done(house.lena, protocol::ListDesk{}).entries.empty());
    house.done(house.dana, World::new_post(kept.thread));
    CHECK(house.done(house.lena, protocol::ListDesk{}).entries.at(0).waiting);

    CHECK(house.done(house.dana, protocol::ShareReflection{kept.thread, ReflectionAudience::me}).reflection.audience ==
          ReflectionAudience::me);
    CHECK_FALSE(house.reads(house.lena, kept.thread));
    CHECK_FALSE(house.finds(house.lena, "second"));
    CHECK(house.reads(house.dana, kept.thread));
    house.done(house.dana, protocol::ShareReflection{kept.thread, ReflectionAudience::lead});
    CHECK(house.reads(house.lena, kept.thread));

    house.name_lead(house.dana, house.tom);
    CHECK_FALSE(house.reads(house.lena, kept.thread));
    CHECK_FALSE(house.reads(house.tom, kept.thread));
    CHECK(house.done(house.dana, protocol::GetJournal{}).weeks.at(0).reflection->audience == ReflectionAudience::me);
    house.done(house.dana, protocol::ShareReflection{kept.thread, ReflectionAudience::lead});
    CHECK(house.reads(house.tom, kept.thread));
    house.done(house.dana, protocol::NameLead{});
    CHECK_FALSE(house.reads(house.tom, kept.thread));
}

TEMPLATE_TEST_CASE("a week has one reflection, and says when it came", "", Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    house.keep(house.dana, house.words("Once"));
    CHECK(house.code(house.dana, house.words("Twice")) == ErrorCode::conflict);
    for (auto const* week : {"2026-05-26", "2026-06-01", "2025-05-19"})
        CHECK(house.code(house.dana, house.words("Never", ReflectionAudience::me, {week})) == ErrorCode::invalid);
    // Tuesday, for the week before (A24).
    auto const late = house.keep(house.dana, house.words("Last week", ReflectionAudience::me, kLastWeek));
    CHECK(late.late);
    CHECK(late.submitted_at == house.clock.now());
    CHECK(house.state(house.dana, kLastWeek) == WeekState::late);
    // Sent again with its key it is the same one; what was deleted makes room for another.
    RequestKey const key{"a-key-of-its-own", "digest"};
    auto const first = house.done(house.lena, house.words("Mine"), key).reflection;
    CHECK(house.done(house.lena, house.words("Mine"), key).reflection.thread == first.thread);
    auto const posts = house.done(house.lena, protocol::ListPosts{first.thread, {}, {}, {}, {}}).posts;
    house.done(house.lena, protocol::DeletePost{posts.at(0).id});
    CHECK(house.state(house.lena, kThisWeek) == WeekState::not_started);
    CHECK(house.keep(house.lena, house.words("Another")).thread != first.thread);
}

TEMPLATE_TEST_CASE("a week away is excused, and a draft shows where one began", "", Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    CHECK(house.state(house.dana, kThisWeek) == WeekState::not_started);
    CHECK(house.done(house.dana, protocol::GetJournal{}).weeks.size() == 4);
    Date const longer{"2026-04-13"};
    house.done(house.dana, protocol::ExcuseWeek{longer, true});
    CHECK(house.state(house.dana, longer) == WeekState::excused);
    CHECK(house.state(house.dana, kLastWeek) == WeekState::missed);
    CHECK(house.done(house.dana, protocol::GetJournal{}).weeks.size() == 7);
    house.done(house.dana, protocol::ExcuseWeek{longer, false});
    CHECK(house.done(house.dana, protocol::GetJournal{}).weeks.size() == 4);
    CHECK(house.code(house.dana, protocol::ExcuseWeek{{"2026-05-27"}, true}) == ErrorCode::invalid);
    CHECK(house.code(house.dana, protocol::ExcuseWeek{{"2028-05-29"}, true}) == ErrorCode::invalid);
    house.done(house.dana, protocol::ExcuseWeek{{"2026-12-21"}, true});

    protocol::SaveDraft draft;
    draft.place = protocol::DraftPlace::reflection;
    draft.about.value = domain::day_number(kThisWeek);
    draft.body = text<protocol::DraftBody>("Begun");
    house.done(house.dana, draft);
    CHECK(house.state(house.dana, kThisWeek) == WeekState::draft);
    draft.about.value += 1;
    CHECK(house.code(house.dana, draft) == ErrorCode::invalid);
    draft.about.value = protocol::kMaxId;
    CHECK(house.code(house.dana, draft) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("three late ones in a row are a flag to care, and a mark is the lead's own", "", Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    house.name_lead(house.dana, house.lena);
    std::vector<protocol::Reflection> late;
    for (auto const* week : {"2026-05-04", "2026-05-11"})
        late.push_back(house.keep(house.dana, house.words("Late", ReflectionAudience::lead, {week})));
    CHECK(house.done(house.lena, protocol::ListDesk{}).care.empty());
    late.push_back(house.keep(house.dana, house.words("Late again", ReflectionAudience::lead, kLastWeek)));
    CHECK(house.done(house.lena, protocol::ListDesk{}).care == std::vector{house.dana.id});
    house.keep(house.dana, house.words("In time", ReflectionAudience::lead));
    CHECK(house.done(house.lena, protocol::ListDesk{}).care.empty());

    house.done(house.lena, protocol::MarkDesk{late[0].thread, DeskMark::read});
    house.done(house.lena, protocol::MarkDesk{late[1].thread, DeskMark::follow_up});
    auto const entries = house.done(house.lena, protocol::ListDesk{}).entries;
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].reflection.thread == late[2].thread);
    CHECK(entries[2].mark == DeskMark::follow_up);
    CHECK_FALSE(entries[2].waiting);
    house.done(house.lena, protocol::MarkDesk{late[0].thread, DeskMark::none});
    CHECK(house.done(house.lena, protocol::ListDesk{}).entries.size() == 4);
    // What its author marks would say something about themself.
    CHECK(house.code(house.dana, protocol::MarkDesk{late[0].thread, DeskMark::read}) == ErrorCode::forbidden);
}

TEMPLATE_TEST_CASE("a reflection is made by its own command, and a due time is one's own", "", Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    auto made = World::new_thread(house.open, ThreadKind::reflection);
    CHECK(house.code(house.dana, made) == ErrorCode::invalid);
    // Wednesday at noon: on Thursday this week's is late.
    house.done(house.dana, protocol::SetJournal{{2 * 24 * 60 + 12 * 60}});
    CHECK(house.keep(house.dana, house.words("Late by Thursday")).late);
    auto const thread = house.thread(house.dana, house.open);
    CHECK(house.code(house.dana, protocol::ShareReflection{thread, ReflectionAudience::me}) == ErrorCode::invalid);
    CHECK(house.code(house.lena, protocol::MarkDesk{thread, DeskMark::read}) == ErrorCode::invalid);
}

TEMPLATE_TEST_CASE("what it said before it was shared is nobody's, and goes to nobody but who was shown", "", Sqlite,
                   Postgres) {
    TestType engine;
    Journals house(engine.url);
    house.name_lead(house.dana, house.lena);
    auto const kept = house.keep(house.dana, house.words("I cannot stand it"));
    auto const post = house.done(house.dana, protocol::ListPosts{kept.thread, {}, {}, {}, {}}).posts.at(0);
    house.done(house.dana, protocol::EditPost{post.id, text<protocol::Body>("It was a long week"), {post.revision}});
    CHECK(house.done(house.dana, protocol::PostHistory{post.id}).revisions.size() == 2);
    protocol::ShareReflection share{kept.thread, ReflectionAudience::lead};
    share.lead = house.tom.id;
    CHECK(house.code(house.dana, share) == ErrorCode::conflict);
    CHECK_FALSE(house.reads(house.lena, kept.thread));
    share.lead = house.lena.id;
    house.done(house.dana, share);
    auto const seen = house.done(house.lena, protocol::PostHistory{post.id}).revisions;
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].body == "It was a long week");
    auto mine = house.words("For Tom", ReflectionAudience::lead, kLastWeek);
    mine.lead = house.tom.id;
    CHECK(house.code(house.dana, mine) == ErrorCode::conflict);
}

TEMPLATE_TEST_CASE("whoever comes to judge somebody's work reads nothing of theirs any more", "", Sqlite, Postgres) {
    TestType engine;
    Journals house(engine.url);
    auto const shared_with = [&](Actor const& lead) {
        house.name_lead(house.dana, lead);
        auto const thread = house.done(house.dana, protocol::GetJournal{}).weeks.at(0).reflection;
        if (!thread) return house.keep(house.dana, house.words("Ours", ReflectionAudience::lead)).thread;
        house.done(house.dana, protocol::ShareReflection{thread->thread, ReflectionAudience::lead});
        return thread->thread;
    };
    auto const thread = shared_with(house.lena);
    CHECK(house.reads(house.lena, thread));
    house.affiliate(house.lena, house.larkspur, AffiliationRole::principal);
    CHECK_FALSE(house.reads(house.lena, thread));
    CHECK_FALSE(house.done(house.dana, protocol::GetJournal{}).lead);
    CHECK(house.done(house.lena, protocol::ListDesk{true}).entries.empty());

    shared_with(house.tom);
    CHECK(house.reads(house.tom, thread));
    house.done(house.admin, protocol::SuspendMember{house.tom.id});
    house.done(house.admin, protocol::RestoreMember{house.tom.id});
    CHECK_FALSE(house.reads(house.tom, thread));

    shared_with(house.tom);
    house.done(house.admin, protocol::SetMemberRole{house.tom.id, NetworkRole::member});
    CHECK_FALSE(house.reads(house.tom, thread));
}

TEMPLATE_TEST_CASE("what was deleted is taken home with its answers when its week is written anew", "", Sqlite,
                   Postgres) {
    TestType engine;
    Journals house(engine.url);
    house.name_lead(house.dana, house.lena);
    auto const kept = house.keep(house.dana, house.words("Ours", ReflectionAudience::lead));
    house.done(house.lena, World::new_post(kept.thread));
    auto const first = house.done(house.dana, protocol::ListPosts{kept.thread, {}, {}, {}, {}}).posts.at(0).id;
    house.done(house.dana, protocol::DeletePost{first});
    CHECK(house.reads(house.lena, kept.thread));
    house.keep(house.dana, house.words("Anew"));
    CHECK_FALSE(house.reads(house.lena, kept.thread));
    CHECK(house.code(house.dana, protocol::ShareReflection{kept.thread, ReflectionAudience::me}) == ErrorCode::closed);
}

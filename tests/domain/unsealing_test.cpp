// What was said in confidence is opened by two administrators, for a reason, for a time, and its parties are told.
#include "server/domain/unsealing.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/operators.hpp"
#include "server/domain/sealed.hpp"
#include "tests/domain/world.hpp"

#include <algorithm>
#include <map>

using namespace lateral;
using namespace lateral::tests;
using domain::Unsealed;
using protocol::NoticeKind;
using protocol::SpaceId;
using protocol::ThreadId;
using protocol::UnsealingId;

namespace {

protocol::UnsealingReason because() {
    return *protocol::UnsealingReason::create("A court of the county asks for it (file 26-114)");
}

template <class T>
T ok(domain::Result<T> const& answer) {
    if (!answer) FAIL("refused: " << bytes(answer.error()));
    return *answer;
}
template <class T>
ErrorCode refusal(domain::Result<T> const& answer) {
    if (answer) FAIL("not refused");
    return answer.error().code;
}

struct House : World {
    explicit House(std::string const& url) : World(url) {
        between = sealed({dana.id, owen.id}, "Said to Owen");
        alone = sealed({dana.id}, "Said to nobody");
        others = sealed({owen.id, marisol.id}, "Not Dana's");
    }

    SpaceId sealed(std::vector<protocol::MemberId> const& parties, std::string const& words) {
        SpaceId made;
        write([&](storage::Transaction& tx) {
            made = domain::make_sealed(tx, parties.front(), parties).id;
            return std::optional(true);
        });
        talks[made] = thread_in(made, "Talk");
        post(parties.front() == dana.id ? dana : owen, talks[made], words);
        return made;
    }
    ThreadId thread_in(SpaceId space, std::string const& title) {
        ThreadId made;
        write([&](storage::Transaction& tx) {
            made = tx.new_id<ThreadId>();
            tx.run(storage::sql::thread_insert, made, space, ThreadKind::discussion, title, dana.id, std::string(),
                   std::string(), tx.now(), tx.next_seq(), false);
            return std::optional(true);
        });
        return made;
    }

    domain::Result<UnsealingId> ask(Actor const& who, std::vector<protocol::MemberId> of, std::int64_t hours = 2) {
        return write([&](storage::Transaction& tx) {
            return domain::ask_unsealing(tx, who.id, {std::move(of), because(), hours});
        });
    }
    domain::Result<Unsealed> agree(Actor const& who, UnsealingId id) {
        return write([&](storage::Transaction& tx) { return domain::agree_unsealing(tx, who.id, id); });
    }
    domain::Result<Unsealed> read_it(Actor const& who, UnsealingId id) {
        return write([&](storage::Transaction& tx) { return domain::begin_reading(tx, who.id, id); });
    }
    std::vector<protocol::Opening> told(Actor const& who, SpaceId space) {
        return done(who, protocol::ListOpenings{talks[space]}).openings;
    }
    std::int64_t opened_notices(Actor const& who) {
        auto const lines = done(who, protocol::ListNotices{}).lines;
        return std::ranges::count(lines, NoticeKind::opened, &protocol::NoticeLine::kind);
    }

    std::map<SpaceId, ThreadId> talks;
    Actor dana = person("Dana");
    Actor owen = person("Owen");
    Actor marisol = person("Marisol");
    Actor second = person("Ada Second", NetworkRole::administrator);
    Actor third = person("Bea Third", NetworkRole::administrator);
    SpaceId between, alone, others;
};

} // namespace

TEMPLATE_TEST_CASE("what is said in confidence opens by two, for a while, and its parties read who and why",
                   "[unsealing]", Sqlite, Postgres) {
    TestType engine;
    House house(engine.url);
    auto const id = ok(house.ask(house.admin, {house.dana.id, house.owen.id}));
    CHECK(refusal(house.read_it(house.admin, id)) == ErrorCode::closed);
    CHECK(house.told(house.dana, house.between).empty());

    CHECK(refusal(house.agree(house.admin, id)) == ErrorCode::forbidden);
    house.read<bool>([&](storage::ReadTransaction& tx) {
        auto const asked = ok(domain::asked_unsealing(tx, house.second.id, id));
        CHECK(asked.of == std::vector<std::string>{"Dana", "Owen"});
        CHECK(asked.reason == because().str());
        CHECK(asked.threads.size() == 1);
        return true;
    });
    auto const open = ok(house.agree(house.second, id));
    CHECK(open.threads == std::vector{house.talks[house.between]});
    CHECK(refusal(house.agree(house.third, id)) == ErrorCode::conflict);

    CHECK(ok(house.read_it(house.admin, id)).threads == open.threads);
    CHECK(ok(house.read_it(house.second, id)).threads == open.threads);
    CHECK(refusal(house.read_it(house.third, id)) == ErrorCode::forbidden);
    CHECK(refusal(house.read_it(house.admin, UnsealingId{9'999})) == ErrorCode::not_found);
    house.read<bool>([&](storage::ReadTransaction& tx) {
        auto const posts = domain::unsealed_posts(tx, house.talks[house.between]);
        REQUIRE(posts.size() == 1);
        CHECK(posts[0].body == "Said to Owen");
        CHECK(posts[0].author == "Dana");
        return true;
    });

    for (auto const* party : {&house.dana, &house.owen}) {
        auto const told = house.told(*party, house.between);
        REQUIRE(told.size() == 1);
        CHECK(told[0].asked_by.id == house.admin.id);
        CHECK(told[0].agreed_by.id == house.second.id);
        CHECK(told[0].reason == because().str());
        CHECK(told[0].until == open.until);
        CHECK(house.opened_notices(*party) == 1);
    }
    CHECK(house.told(house.dana, house.alone).empty());
    CHECK(house.opened_notices(house.marisol) == 0);
    CHECK(house.code(house.second, protocol::ListOpenings{house.talks[house.between]}) == ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("opening one person's words opens all of theirs, and nobody else's", "[unsealing]", Sqlite,
                   Postgres) {
    TestType engine;
    House house(engine.url);
    auto const id = ok(house.ask(house.admin, {house.dana.id}));
    auto const open = ok(house.agree(house.second, id));
    CHECK(open.threads == std::vector{house.talks[house.between], house.talks[house.alone]});
    // A reply of Owen's in what is Dana's alone opens that thread, and nothing else there.
    auto const reply = house.thread_in(house.alone, "An excerpt that was taken back");
    house.write([&](storage::Transaction& tx) {
        domain::add_party(tx, house.alone, house.owen.id, domain::History::all);
        return std::optional(true);
    });
    house.post(house.owen, reply, "Owen was there");
    house.write([&](storage::Transaction& tx) {
        domain::remove_party(tx, house.alone, house.owen.id);
        return std::optional(true);
    });
    auto const of_owen = ok(house.agree(house.second, ok(house.ask(house.admin, {house.owen.id}))));
    CHECK(std::ranges::find(of_owen.threads, reply) != of_owen.threads.end());
    CHECK(std::ranges::find(of_owen.threads, house.talks[house.alone]) == of_owen.threads.end());
    // What somebody left holds words of theirs all the same.
    house.write([&](storage::Transaction& tx) {
        domain::remove_party(tx, house.between, house.dana.id);
        return std::optional(true);
    });
    CHECK(ok(house.agree(house.second, ok(house.ask(house.admin, {house.dana.id})))).threads.size() ==
          open.threads.size() + 1);
    CHECK(refusal(house.agree(house.second, ok(house.ask(house.admin, {house.marisol.id, house.dana.id})))) ==
          ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("it is asked for with a bound, agreed on within a day, and over when its time is", "[unsealing]",
                   Sqlite, Postgres) {
    TestType engine;
    House house(engine.url);
    CHECK(refusal(house.ask(house.admin, {})) == ErrorCode::invalid);
    CHECK(refusal(house.ask(house.admin, {house.dana.id, house.dana.id})) == ErrorCode::invalid);
    CHECK(refusal(house.ask(house.admin, {house.dana.id}, 0)) == ErrorCode::invalid);
    CHECK(refusal(house.ask(house.admin, {house.dana.id}, 73)) == ErrorCode::invalid);
    CHECK_FALSE(protocol::UnsealingReason::create("because"));

    auto const id = ok(house.ask(house.admin, {house.dana.id}, 2));
    auto const late = ok(house.ask(house.admin, {house.dana.id}, 2));
    ok(house.agree(house.second, id));
    house.clock.advance(std::chrono::hours(2) - std::chrono::seconds(1));
    CHECK(house.read_it(house.admin, id));
    house.clock.advance(std::chrono::seconds(2));
    CHECK(refusal(house.read_it(house.admin, id)) == ErrorCode::closed);
    CHECK(house.told(house.dana, house.alone).size() == 1); // that it was open stays told
    house.clock.advance(std::chrono::hours(23));
    CHECK(refusal(house.agree(house.second, late)) == ErrorCode::closed);
}

TEMPLATE_TEST_CASE("who asked must be an administrator still, and a party who is away hears of it later", "[unsealing]",
                   Sqlite, Postgres) {
    TestType engine;
    House house(engine.url);
    auto const by_third = ok(house.ask(house.third, {house.dana.id}));
    house.done(house.admin, protocol::SetMemberRole{house.third.id, NetworkRole::member});
    CHECK(refusal(house.agree(house.second, by_third)) == ErrorCode::closed);
    auto const id = ok(house.ask(house.admin, {house.dana.id}));
    house.done(house.admin, protocol::SuspendMember{house.dana.id});
    ok(house.agree(house.second, id));
    house.done(house.admin, protocol::RestoreMember{house.dana.id});
    CHECK(house.opened_notices(house.dana) == 2);
}

TEMPLATE_TEST_CASE("each step stands in the chain without a word of what was said", "[unsealing]", Sqlite, Postgres) {
    TestType engine;
    House house(engine.url);
    auto const id = ok(house.ask(house.admin, {house.dana.id}));
    ok(house.agree(house.second, id));
    ok(house.read_it(house.second, id));
    auto const entries = house.done(house.admin, protocol::ListAudit{}).entries;
    std::vector<std::string> acts;
    for (auto const& entry : entries) {
        if (entry.act.starts_with("unseal ")) acts.push_back(entry.act);
        CHECK(entry.detail.find("Said to") == std::string::npos);
    }
    CHECK(acts == std::vector<std::string>{"unseal read", "unseal agree", "unseal ask"});
    house.read<bool>([&](storage::ReadTransaction& tx) {
        CHECK_FALSE(domain::first_broken_audit_entry(tx));
        CHECK_FALSE(domain::administrator_by_email(tx, "nobody@lateral.example"));
        return true;
    });
}

TEMPLATE_TEST_CASE("nobody can choose not to hear that their words were opened", "[unsealing]", Sqlite, Postgres) {
    TestType engine;
    House house(engine.url);
    protocol::ChooseNotices choose;
    choose.choices.emplace();
    choose.choices->items.push_back({NoticeKind::opened, protocol::Delivery::off});
    CHECK(house.code(house.dana, choose) == ErrorCode::invalid);
}

// Words in confidence, encrypted: all works as without, and none of them stands in the database. The whole suite runs
// like this too (domain_encrypted in tests/CMakeLists.txt).
#include "tests/domain/school.hpp"
#include "tests/domain/with_vault.hpp"

using namespace lateral;
using namespace lateral::tests;

TEMPLATE_TEST_CASE("a journal works as before, and none of its words is in the database", "[vault]", Sqlite, Postgres) {
    TestType engine;
    WithVault const on;
    Cohort house(engine.url);
    auto const reflection = house.reflect("The xylotheque stayed quiet.\n\nThen the *marigold* asked.");
    auto const first = house.posts(house.lena, reflection).at(0);
    CHECK(first.body.starts_with("The xylotheque"));
    CHECK(first.content.json.contains("xylotheque"));
    auto answer = World::new_post(reflection, "Which quokka do you mean?");
    answer.reply_to = first.id;
    answer.quote = text<protocol::Quote>("The xylotheque stayed quiet.");
    CHECK(house.done(house.lena, answer, {"once", "digest"}).post.quote == "The xylotheque stayed quiet.");
    CHECK(house.done(house.lena, answer, {"once", "digest"}).post.body == "Which quokka do you mean?");
    CHECK(house.posts(house.dana, reflection).at(1).quote == "The xylotheque stayed quiet.");

    auto const draft = house.done(house.dana, draft_of(reflection, "The zeppelin one"));
    CHECK(house.done(house.dana, draft_of(reflection, "The zeppelin one")).revision == draft.revision);
    CHECK(house.done(house.dana, protocol::ListDrafts{}).drafts.at(0).draft.body == "The zeppelin one");

    CHECK(house.finds(house.dana, "xylotheque"));
    CHECK(house.finds(house.lena, "quokka"));
    CHECK(house.found(house.lena, "xylo") == 1); // completed from its beginning
    CHECK_FALSE(house.finds(house.grace, "xylotheque"));
    CHECK_FALSE(house.finds(house.admin, "quokka"));
    CHECK(house.words_known("quokka") == 0);

    house.done(house.dana, protocol::EditPost{first.id, text<protocol::Body>("The xylotheque spoke."), {1}});
    auto const history = house.done(house.dana, protocol::PostHistory{first.id}).revisions;
    REQUIRE(history.size() == 2);
    CHECK(history[0].body.contains("stayed quiet"));
    CHECK(history[1].body == "The xylotheque spoke.");
    CHECK(house.finds(house.dana, "spoke"));

    CHECK_FALSE(house.done(house.lena, protocol::ListDesk{true}).entries.empty());
    for (auto const* word : {"xylothe", "quokka", "zeppelin", "marigold"}) CHECK_FALSE(holds(engine.url, word));
    CHECK(on.log.empty());
    auto const checked = check(engine.url, *on.vault);
    CHECK(checked.plain == 0);
    CHECK(checked.damaged.empty());
}

TEMPLATE_TEST_CASE("an excerpt is for others to read, and a quote for a newsletter is not yet", "[vault]", Sqlite,
                   Postgres) {
    TestType engine;
    WithVault const on;
    Cohort house(engine.url);
    auto const reflection = house.reflect("The xylotheque stayed quiet.\n\nThen the *marigold* asked.\n\nA quokka.");
    auto const published = house.publish(reflection);
    CHECK(house.posts(house.grace, published).at(0).body == "Then the *marigold* asked.");
    CHECK(house.finds(house.grace, "marigold"));
    house.done(house.lena, protocol::StarReflection{reflection, true});
    house.done(house.dana, protocol::AnswerNewsletter{reflection, true, {{1}}, {{{{3}}}}});
    CHECK(house.done(house.lena, protocol::ListNewsletter{}).items.at(0).content.json.contains("quokka"));
    CHECK(holds(engine.url, "marigold"));
    for (auto const* word : {"xylothe", "quokka"}) CHECK_FALSE(holds(engine.url, word));

    CHECK(change(engine.url, on.vault.get(), nullptr).damaged.empty());
    CHECK(holds(engine.url, "quokka"));
    CHECK(change(engine.url, nullptr, on.vault.get()).damaged.empty());
    CHECK(house.done(house.lena, protocol::ListNewsletter{}).items.at(0).content.json.contains("quokka"));

    auto const reply = house.post(house.grace, published, "A platypus, then");
    house.done(house.grace, protocol::EditPost{reply.id, text<protocol::Body>("A pangolin, then"), {1}});
    CHECK(house.finds(house.grace, "pangolin"));
    house.done(house.dana, protocol::WithdrawExcerpt{published});
    // What was said under it comes along, and is sealed from here on.
    CHECK(house.posts(house.dana, published).at(1).body == "A pangolin, then");
    CHECK(house.finds(house.dana, "pangolin"));
    CHECK_FALSE(house.finds(house.grace, "pangolin"));
    CHECK(house.words_known("pangolin") == 0);
    CHECK(check(engine.url, *on.vault).plain == 0);
    CHECK(house.posts(house.dana, published).at(0).deleted);
    CHECK_FALSE(house.finds(house.grace, "marigold"));
    CHECK(house.finds(house.dana, "marigold")); // in the reflection
    CHECK(check(engine.url, *on.vault).damaged.empty());
}

TEMPLATE_TEST_CASE("peers and a coaching cycle write nothing that the database could tell", "[vault]", Sqlite,
                   Postgres) {
    TestType engine;
    WithVault const on;
    School world(engine.url);
    protocol::ProposePeer propose{};
    propose.members.items = {world.tess.id};
    propose.focus = text<protocol::Title>("How we open a talk");
    propose.opening = text<protocol::Body>("My xylotheque is below");
    propose.words = text<protocol::PeerWords>("We keep the quokka here");
    propose.agreements.items = {protocol::PeerAgreement::stays_here};
    auto const peer = world.done(world.dana, propose).peer;
    CHECK_FALSE(holds(engine.url, "xylothe"));
    auto const asked = world.done(world.tess, protocol::ListPeers{}).threads.at(0);
    CHECK(asked.opening == "My xylotheque is below");
    CHECK(asked.pending->terms.words == "We keep the quokka here");
    auto const begun = world.done(world.tess, protocol::AnswerPeer{peer.id, {1}, true, false}).peer;
    CHECK(world.posts(world.tess, begun.thread.value()).at(0).body == "My xylotheque is below");

    auto proposed = School::proposal(world.dana.id, world.tess.id);
    proposed.opening = text<protocol::Body>("The zeppelin of Tuesday");
    auto const cycle = world.done(world.dana, proposed).cycle;
    CHECK(world.get(world.tess, cycle).opening == "The zeppelin of Tuesday");
    world.agree(world.dana, cycle);
    world.agree(world.tess, cycle);
    protocol::SetCycleGoal goal{cycle.line.id, {0}, text<protocol::GoalWords>("Wait for the marigold"), {}, {}, {}};
    world.done(world.tess, goal);
    auto const note = world.entered(world.dana, cycle, EntryKind::note, "I talked of platypus");
    auto other = School::entry(cycle, EntryKind::note, "I talked of axolotl");
    other.entry = note.id;
    world.done(world.dana, other);
    CHECK(world.get(world.tess, cycle).record->goal->goal == "Wait for the marigold");
    propose.members.items = {world.joy.id};
    world.done(world.dana, propose);
    proposed.teacher = world.joy.id;
    world.done(world.dana, proposed);
    for (auto const* word : {"xylothe", "quokka", "zeppelin", "marigold", "platypus", "axolotl"})
        CHECK_FALSE(holds(engine.url, word));
    auto const checked = check(engine.url, *on.vault);
    CHECK(checked.plain == 0);
    CHECK(checked.damaged.empty());
    CHECK(change(engine.url, on.vault.get(), nullptr).damaged.empty());
    for (auto const* word : {"xylotheque", "quokka", "zeppelin", "marigold", "axolotl"}) {
        INFO(word);
        CHECK(holds(engine.url, word));
    }
    CHECK(change(engine.url, nullptr, on.vault.get()).damaged.empty());
    CHECK(check(engine.url, *on.vault).damaged.empty());
    CHECK(world.get(world.tess, cycle).record->goal->goal == "Wait for the marigold");
}

#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

std::optional<std::int64_t> broken(World& world) {
    return world.read<std::optional<std::int64_t>>([](auto& tx) { return domain::first_broken_audit_entry(tx); });
}

void tamper(World& world, std::string_view sql) {
    world.write([&](storage::Transaction& tx) {
        tx.run(storage::Statement{"test_tamper", sql, std::size(storage::sql::kAll)});
        return true;
    });
}

} // namespace

TEMPLATE_TEST_CASE("the chain notices an entry that was changed or taken out", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    for (const char* name : {"One", "Two", "Three", "Four"}) world.organisation(name);
    CHECK_FALSE(broken(world));
    SECTION("changed") { tamper(world, "UPDATE audit_log SET detail = '{}' WHERE number = 3"); }
    SECTION("taken out") { tamper(world, "DELETE FROM audit_log WHERE number = 3"); }
    SECTION("given to somebody else") { tamper(world, "UPDATE audit_log SET actor_id = NULL WHERE number = 3"); }
    CHECK(broken(world) == 3);
}

TEMPLATE_TEST_CASE("only administrators read the chain, newest first", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    for (const char* name : {"One", "Two", "Three"}) world.organisation(name);
    CHECK(world.code(world.person("Sue", NetworkRole::specialist), protocol::ListAudit{}) == ErrorCode::forbidden);
    auto const page = world.done(world.admin, protocol::ListAudit{{}, protocol::Number<1, 200>{2}}).entries;
    REQUIRE(page.size() == 2);
    CHECK(page[0].number == 3);
    CHECK(page[0].act == "organisation.create");
    auto const rest =
        world.done(world.admin, protocol::ListAudit{protocol::Number<1, protocol::kMaxId>{2}, {}}).entries;
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].number == 1);
}

TEMPLATE_TEST_CASE("what is refused leaves no trace", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    auto const before = world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); });
    world.refused(member, protocol::SuspendMember{world.admin.id});
    CHECK(world.events.empty());
    CHECK(world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); }) == before);
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries.empty());
}

TEMPLATE_TEST_CASE("what a steward does to the threads of others is on the record, without its words", "", Sqlite,
                   Postgres) {
    TestType engine;
    World world(engine.url);
    auto const steward = world.person("Stella Steward", NetworkRole::specialist);
    auto const member = world.person("Max Member");
    auto const space = world.space(steward, "open");
    auto const thread = world.thread(member, space, ThreadKind::question);
    auto const answer = world.post(member, thread).id;
    protocol::RenameThread const rename{thread, text<protocol::Title>("Words of somebody else")};
    world.done(member, rename);
    world.done(member, protocol::AcceptAnswer{thread, answer});
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries.empty());
    world.done(steward, rename);
    world.done(steward, protocol::AcceptAnswer{thread, {}});
    world.done(steward, protocol::PinThread{thread, true});
    auto const entries = world.done(world.admin, protocol::ListAudit{}).entries;
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].act == "thread.pin");
    CHECK(entries[1].act == "question.accept");
    CHECK(entries[2].act == "thread.rename");
    for (auto const& entry : entries) {
        CHECK(entry.actor == steward.id);
        CHECK(entry.subject == "thread:" + std::to_string(thread.value));
        CHECK(entry.detail.find("Words") == std::string::npos);
    }
}

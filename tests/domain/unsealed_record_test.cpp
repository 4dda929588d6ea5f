// Of a cycle that was opened its record is read too, but not what the coach noted for themself.
#include "server/domain/unsealing.hpp"
#include "tests/domain/school.hpp"

#include <algorithm>

using namespace lateral;
using namespace lateral::tests;
using domain::UnsealedRecord;

namespace {

struct Opened : School {
    explicit Opened(std::string const& url) : School(url) {
        done(tess, goal(cycle, 0, "Every pair hears one question"));
        done(tess, goal(cycle, 1, "Every pair hears one question, and waits"));
        entered(tess, cycle, EntryKind::baseline, "Pairs that answered");
        entered(dana, cycle, EntryKind::note, "I talked for half of it");
    }

    /// What is read when these people's words were opened.
    std::optional<UnsealedRecord> opened(std::vector<protocol::MemberId> const& of) {
        auto const id = write([&](storage::Transaction& tx) {
                            return domain::ask_unsealing(
                                tx, admin.id, {of, text<protocol::UnsealingReason>("A court of the county asks"), 2});
                        }).value();
        write([&](storage::Transaction& tx) { return domain::agree_unsealing(tx, second.id, id); }).value();
        return read<std::optional<UnsealedRecord>>(
            [&](storage::ReadTransaction& tx) { return domain::unsealed_record(tx, id, cycle.line.thread.value()); });
    }
    static std::int64_t notes(UnsealedRecord const& record) {
        return std::ranges::count(record.entries, EntryKind::note, &protocol::CycleEntry::kind);
    }

    Actor second = person("Ada Second", NetworkRole::administrator);
    Cycle cycle = learning();
};

} // namespace

TEMPLATE_TEST_CASE("a cycle that was opened is read as its two read it", "[unsealing]", Sqlite, Postgres) {
    TestType engine;
    Opened world(engine.url);
    world.move(world.tess, world.cycle, CycleStage::stopped);
    auto const record = world.opened({world.dana.id, world.tess.id}).value();
    CHECK(record.cycle.coach.name == "Dana");
    CHECK(record.cycle.teacher.name == "Tess");
    CHECK(record.goal.value().goal == "Every pair hears one question, and waits");
    REQUIRE(record.entries.size() == 1);
    CHECK(record.entries[0].count == 14);
    CHECK(record.entries[0].of == 22);
    CHECK(record.entries[0].on == protocol::Date{"2024-01-15"});
    CHECK(record.steps.front().by == world.dana.id);
    CHECK(record.steps.back().stage == CycleStage::stopped);
    CHECK_FALSE(record.steps.back().by);
}

TEMPLATE_TEST_CASE("a coach's own notes open with the coach's words alone", "[unsealing]", Sqlite, Postgres) {
    TestType engine;
    Opened world(engine.url);
    CHECK(Opened::notes(world.opened({world.dana.id, world.tess.id}).value()) == 0);
    CHECK(Opened::notes(world.opened({world.tess.id}).value()) == 0);
    CHECK(Opened::notes(world.opened({world.dana.id}).value()) == 1);
}

TEMPLATE_TEST_CASE("what is no cycle's talk has no record", "[unsealing]", Sqlite, Postgres) {
    TestType engine;
    Opened world(engine.url);
    world.read<bool>([&](storage::ReadTransaction& tx) {
        CHECK_FALSE(domain::unsealed_record(tx, {1}, {4'711}));
        return true;
    });
}

#include "server/domain/cycle_rows.hpp"

#include "server/domain/blocks.hpp"
#include "server/domain/cycle_stages.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::CycleLine;
using protocol::CycleRecord;
using protocol::CycleStage;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

constexpr std::int64_t kMostListed = 200;

struct NamedBySort {
    std::string name;
    std::string sort_key;
};
BOOST_DESCRIBE_STRUCT(NamedBySort, (), (name, sort_key))

struct LeaderRow {
    protocol::MemberId leader;
    protocol::OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(LeaderRow, (), (leader, organisation))

bool is_barred(CycleLine const& line, Actor const& actor) { return line.paused && line.coach.id == actor.id; }

/// The talk is lost to them too, and its numbers would lead nowhere.
CycleLine as_seen_by(Actor const& actor, CycleLine line) {
    if (is_barred(line, actor)) {
        line.space.reset();
        line.thread.reset();
    }
    return line;
}

CycleRecord record_of(storage::ReadTransaction& tx, Actor const& actor, CycleLine const& line) {
    CycleRecord record;
    record.goal = tx.row<protocol::CycleGoal>(sql::cycle_goal_of, line.id);
    record.entries = tx.rows<protocol::CycleEntry>(sql::cycle_entries_of, line.id, actor.id);
    record.steps = tx.rows<protocol::CycleStep>(sql::cycle_steps_of, line.id);
    for (auto const& entry : record.entries) {
        if (entry.kind != protocol::EntryKind::visit) continue;
        record.visits += 1;
        record.minutes += entry.minutes.value_or(0);
    }
    return record;
}

} // namespace

Result<CycleLine> access_cycle(storage::ReadTransaction& tx, Actor const& actor, protocol::CycleId cycle) {
    auto line = tx.row<CycleLine>(sql::cycle_row, cycle, actor.id);
    if (!line) return fail(ErrorCode::not_found, "cycle");
    return *std::move(line);
}

Result<CycleLine> access_record(storage::ReadTransaction& tx, Actor const& actor, protocol::CycleId cycle,
                                bool over_too) {
    auto line = access_cycle(tx, actor, cycle);
    if (!line) return line;
    // A proposal that was declined is over and has no record.
    bool const has_one = line->space && !line->paused;
    if (!has_one || (is_over(line->stage) && !over_too)) return fail(ErrorCode::closed, "cycle");
    return line;
}

std::vector<CycleLine> cycles_of(storage::ReadTransaction& tx, Actor const& actor) {
    auto lines = tx.rows<CycleLine>(sql::cycle_rows_of, actor.id, kMostListed);
    for (auto& line : lines) line = as_seen_by(actor, std::move(line));
    return lines;
}

protocol::CycleReply shown_cycle(storage::ReadTransaction& tx, Actor const& actor, protocol::CycleId cycle) {
    auto const line = tx.row<CycleLine>(sql::cycle_row, cycle, actor.id).value();
    bool const is_teacher = line.teacher.id == actor.id;
    bool const is_barred_here = is_barred(line, actor);
    protocol::Cycle shown;
    shown.opening = tx.row<std::string>(sql::cycle_opening, cycle).value();
    if (!line.paused)
        shown.next = next_stages(line.stage, is_teacher);
    else if (is_teacher && goes_on(line.stage))
        shown.next = {CycleStage::stopped};
    if (is_teacher)
        for (auto& reader : tx.rows<NamedBySort>(sql::cycle_card_readers, line.id))
            shown.card_readers.push_back(std::move(reader.name));
    if (line.space && !is_barred_here) shown.record = record_of(tx, actor, line);
    shown.line = as_seen_by(actor, line);
    return {std::move(shown)};
}

void tell_cycle(storage::Transaction& tx, CycleLine const& line) {
    for (auto const party : {line.coach.id, line.teacher.id}) {
        // Whoever blocked its proposer hears of none.
        if (!line.space && line.proposed_by && has_blocked(tx, party, line.proposed_by)) continue;
        events::emit(tx, events::member_topic(party), protocol::CycleChanged{line.id}, cycle_subject(line.id));
    }
}

void tell_card(storage::Transaction& tx, CycleLine const& line) {
    for (auto const& [leader, organisation] : tx.rows<LeaderRow>(sql::cycle_card_leaders, line.teacher.id))
        events::emit(tx, events::member_topic(leader), protocol::CoachingChanged{organisation});
}

void set_stage(storage::Transaction& tx, CycleLine& line, CycleStage stage, protocol::MemberId by) {
    line.stage = stage;
    tx.run(sql::cycle_set_stage, stage, line.id);
    tx.run(sql::cycle_step_insert, line.id, stage, by, tx.now());
}

std::string cycle_subject(protocol::CycleId cycle) { return events::subject("cycle", cycle); }

std::string notes_subject(protocol::CycleId cycle) { return events::subject("cycle_notes", cycle); }

} // namespace lateral::domain

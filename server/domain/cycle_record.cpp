#include "protocol/encode.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/cycle_entries.hpp"
#include "server/domain/cycle_rows.hpp"
#include "server/domain/cycle_stages.hpp"
#include "server/domain/cycles.hpp"
#include "server/domain/days.hpp"
#include "server/domain/students.hpp"
#include "server/domain/weeks.hpp"
#include "storage/statements.hpp"

#include <algorithm>

/// What the two write down: goal, numbers, visits, next actions, closing words.
namespace lateral::domain {
namespace {

using protocol::CycleEntry;
using protocol::CycleEntryId;
using protocol::CycleLine;
using protocol::CycleReply;
using protocol::EnterInCycle;
using protocol::EntryKind;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

Result<void> as_shaped(EntryRule const& rule, EnterInCycle const& command) {
    if (rule.words && command.words.str().empty()) return fail(ErrorCode::invalid, "words", "there are none");
    if (rule.on != command.on.has_value()) return fail(ErrorCode::invalid, "on");
    if (rule.counts != command.count.has_value()) return fail(ErrorCode::invalid, "count");
    if (rule.counts != command.of.has_value()) return fail(ErrorCode::invalid, "of");
    if (rule.minutes != command.minutes.has_value()) return fail(ErrorCode::invalid, "minutes");
    if (rule.owner != command.owner.has_value()) return fail(ErrorCode::invalid, "owner");
    if (rule.counts && command.count->value > command.of->value)
        return fail(ErrorCode::invalid, "count", "more than there are");
    return {};
}

Result<void> may_enter(storage::ReadTransaction& tx, Actor const& actor, CycleLine const& line,
                       EnterInCycle const& command) {
    auto const& rule = rule_of(command.kind);
    if (auto shaped = as_shaped(rule, command); !shaped) return shaped;
    if (rule.coach_only && line.coach.id != actor.id) return fail(ErrorCode::forbidden, "kind");
    if (command.owner && *command.owner != line.coach.id && *command.owner != line.teacher.id)
        return fail(ErrorCode::invalid, "owner", "one of the two");
    // Somewhere it is tomorrow already.
    auto const last = day_numbered(day_number(day_of(tx.now())) + 1);
    if (rule.on && !rule.may_come && *command.on > last) return fail(ErrorCode::invalid, "on", "it has not come");
    return {};
}

Result<CycleEntry> access_entry(storage::ReadTransaction& tx, Actor const& actor, CycleLine const& line,
                                CycleEntryId entry) {
    auto found = tx.row<CycleEntry>(sql::cycle_entry, entry, line.id, actor.id);
    if (!found) return fail(ErrorCode::not_found, "entry");
    return *std::move(found);
}

/// One's own of the kind, which is to be changed; none when something new is entered. Of closing words each has one.
Result<std::optional<CycleEntryId>> changed_entry(storage::ReadTransaction& tx, Actor const& actor,
                                                  CycleLine const& line, EnterInCycle const& command) {
    if (command.kind == EntryKind::closing) return tx.row<CycleEntryId>(sql::cycle_closing_of, line.id, actor.id);
    if (!command.entry) return std::nullopt;
    auto const entry = access_entry(tx, actor, line, *command.entry);
    if (!entry) return std::unexpected(entry.error());
    if (entry->by != actor.id) return fail(ErrorCode::forbidden, "entry");
    if (entry->kind != command.kind) return fail(ErrorCode::invalid, "kind");
    return entry->id;
}

std::optional<std::int64_t> number(auto const& given) { return given ? std::optional(given->value) : std::nullopt; }

void write_entry(storage::Transaction& tx, Actor const& actor, EnterInCycle const& command,
                 std::optional<CycleEntryId> const& changed) {
    auto const counted = number(command.count);
    auto const of = number(command.of);
    auto const minutes = number(command.minutes);
    auto const entry = changed ? *changed : tx.new_id<CycleEntryId>();
    auto const words = stored_words(tx, "entry", entry.value, "words", command.words.str());
    if (changed)
        tx.run(sql::cycle_entry_update, words, command.on, counted, of, minutes, command.owner, entry);
    else
        tx.run(sql::cycle_entry_insert, entry, command.cycle, command.kind, actor.id, tx.now(), words, command.on,
               counted, of, minutes, command.owner);
}

struct Filled {
    std::int64_t entries = 0;
    std::int64_t characters = 0;
};
BOOST_DESCRIBE_STRUCT(Filled, (), (entries, characters))

Filled filled_with(storage::ReadTransaction& tx, protocol::CycleId cycle, bool notes) {
    if (!tx.vault()) return tx.row<Filled>(sql::cycle_entries_count, cycle, notes).value();
    Filled filled;
    for (auto const& words : tx.rows<std::string>(sql::cycle_entries_words, cycle, notes)) {
        filled.entries += 1;
        filled.characters += std::ssize(words);
    }
    return filled;
}

Result<void> has_room(storage::ReadTransaction& tx, protocol::CycleId cycle, bool notes, bool is_new) {
    auto const filled = filled_with(tx, cycle, notes);
    bool const is_full = filled.entries >= kMostCycleEntries || filled.characters >= kMostCycleCharacters;
    if (is_new && is_full) return fail(ErrorCode::conflict, "cycle", "its record is full");
    return {};
}

/// What is one's own alone is told to nobody else.
void tell_entry(storage::Transaction& tx, CycleLine const& line, EntryKind kind) {
    if (!rule_of(kind).coach_only) tell_cycle(tx, line);
}

} // namespace

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SetCycleGoal const& command) {
    auto const line = access_record(tx, actor, command.cycle);
    if (!line) return std::unexpected(line.error());
    auto const held = tx.row<protocol::CycleGoal>(sql::cycle_goal_of, line->id);
    auto const revision = held ? held->revision : 0;
    if (revision != command.revision.value) return fail(ErrorCode::conflict, "revision");
    auto const strategy = command.strategy ? command.strategy->str() : std::string();
    StudentCheck check(tx, command.not_a_student, cycle_subject(line->id));
    if (auto good = check.pass(student_words_in_lines(command.goal.str()), "goal"); !good)
        return std::unexpected(good.error());
    if (auto good = check.pass(student_words_in_lines(strategy), "strategy"); !good)
        return std::unexpected(good.error());
    auto checks = command.checks.items;
    std::ranges::sort(checks);
    if (std::ranges::adjacent_find(checks) != checks.end()) return fail(ErrorCode::invalid, "checks", "named twice");
    auto const stored = [&](std::string_view field, std::string_view words) {
        return stored_words(tx, "cycle", line->id.value, field, words);
    };
    tx.run(sql::cycle_goal_insert, line->id, revision + 1, stored("goal", command.goal.str()), protocol::encode(checks),
           stored("strategy", strategy), actor.id, tx.now());
    check.keep(tx, actor, cycle_subject(line->id));
    tell_cycle(tx, *line);
    return shown_cycle(tx, actor, line->id);
}

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, EnterInCycle const& command) {
    auto const line = access_record(tx, actor, command.cycle, command.kind == EntryKind::closing);
    if (!line) return std::unexpected(line.error());
    // Who stopped need not hear of it any more.
    if (line->stage == protocol::CycleStage::stopped) return fail(ErrorCode::closed, "cycle");
    if (auto allowed = may_enter(tx, actor, *line, command); !allowed) return std::unexpected(allowed.error());
    auto const changed = changed_entry(tx, actor, *line, command);
    if (!changed) return std::unexpected(changed.error());
    bool const notes = rule_of(command.kind).coach_only;
    if (auto room = has_room(tx, line->id, notes, !*changed); !room) return std::unexpected(room.error());
    // What a coach insisted on in notes would be told by what the teacher's words are let through with.
    auto const subject = notes ? notes_subject(line->id) : cycle_subject(line->id);
    StudentCheck check(tx, command.not_a_student, subject);
    if (auto good = check.pass(student_words_in_lines(command.words.str()), "words"); !good)
        return std::unexpected(good.error());
    write_entry(tx, actor, command, *changed);
    check.keep(tx, actor, subject);
    tell_entry(tx, *line, command.kind);
    return shown_cycle(tx, actor, line->id);
}

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::TickInCycle const& command) {
    auto const line = access_record(tx, actor, command.cycle);
    if (!line) return std::unexpected(line.error());
    auto const entry = access_entry(tx, actor, *line, command.entry);
    if (!entry) return std::unexpected(entry.error());
    if (!rule_of(entry->kind).ticked) return fail(ErrorCode::invalid, "entry", "nothing that is done");
    tx.run(sql::cycle_entry_set_done, command.done ? std::optional(tx.now()) : std::nullopt, entry->id);
    tell_cycle(tx, *line);
    return shown_cycle(tx, actor, line->id);
}

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::RemoveFromCycle const& command) {
    // Whoever wrote it may take it back when it is over, too.
    auto const line = access_record(tx, actor, command.cycle, true);
    if (!line) return std::unexpected(line.error());
    auto const entry = access_entry(tx, actor, *line, command.entry);
    if (!entry) return std::unexpected(entry.error());
    if (entry->by != actor.id) return fail(ErrorCode::forbidden, "entry");
    tx.run(sql::cycle_entry_delete, entry->id);
    tell_entry(tx, *line, entry->kind);
    return shown_cycle(tx, actor, line->id);
}

} // namespace lateral::domain

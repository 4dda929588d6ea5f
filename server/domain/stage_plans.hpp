#pragma once

#include "protocol/commands/stages.hpp"
#include "server/domain/access.hpp"

/// The plan of a thread with stages: kept, read, and asked who may speak. Threads of other kinds cost no statement
/// here.
namespace lateral::domain {

using protocol::Result;

/// Puts the plan into a thread that was read from a row.
void fill_plan(storage::ReadTransaction& tx, protocol::Thread& thread);

/// The place of the stage that holds: 0 before the first, one more than there are when all is over.
std::int64_t place_at(protocol::StagePlan const& plan, protocol::Timestamp now);

/// When a stage begins, for `position` one after the last: when all is over.
protocol::Timestamp start_of(protocol::StagePlan const& plan, std::int64_t position);

/// Refuses with `not_your_turn` unless `actor` may write now. A presenter may also before the first stage, for what the
/// others should know; nobody may after the last. The steward always may.
Result<void> has_turn(ThreadAccess const& access, Actor const& actor, protocol::Timestamp now);

/// What was asked for as a plan, or `invalid`: it does not fit its format, or begins too soon or too late.
Result<protocol::StagePlan> plan_from(protocol::NewPlan const& asked, protocol::Timestamp now);

void insert_plan(storage::Transaction& tx, protocol::ThreadId thread, protocol::StagePlan const& plan);

/// Moves what comes after `position` by so many microseconds, here and in the database.
void shift_plan(storage::Transaction& tx, protocol::ThreadId thread, protocol::StagePlan& plan, std::int64_t position,
                std::int64_t by);

} // namespace lateral::domain

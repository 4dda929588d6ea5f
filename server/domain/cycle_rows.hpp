#pragma once

#include "protocol/commands/cycles.hpp"
#include "server/domain/access.hpp"

#include <string>

/// Rows of coaching cycles, and how they are shown to the two whose they are (docs/adr/0026).
namespace lateral::domain {

/// One of the actor's; to everybody else there is none.
Result<protocol::CycleLine> access_cycle(storage::ReadTransaction& tx, Actor const& actor, protocol::CycleId cycle);

/// The same when its record can be read and written: agreed by both and not paused; `closed` otherwise. `over_too`:
/// also when it is over.
Result<protocol::CycleLine> access_record(storage::ReadTransaction& tx, Actor const& actor, protocol::CycleId cycle,
                                          bool over_too = false);

std::vector<protocol::CycleLine> cycles_of(storage::ReadTransaction& tx, Actor const& actor);

/// As the actor has it: while it is paused the coach reads nothing of its record.
protocol::CycleReply shown_cycle(storage::ReadTransaction& tx, Actor const& actor, protocol::CycleId cycle);

/// Tells the two that something changed, without a word of what.
void tell_cycle(storage::Transaction& tx, protocol::CycleLine const& line);
/// Tells the school's leaders that a card came, changed or is gone. Called only when they see it, or saw it.
void tell_card(storage::Transaction& tx, protocol::CycleLine const& line);

/// Moves it and writes down who did.
void set_stage(storage::Transaction& tx, protocol::CycleLine& line, protocol::CycleStage stage, protocol::MemberId by);

/// What words that are no student's were said of: in what both read, and in the coach's own notes.
std::string cycle_subject(protocol::CycleId cycle);
std::string notes_subject(protocol::CycleId cycle);

} // namespace lateral::domain

#pragma once

#include "protocol/commands/cycles.hpp"
#include "server/domain/access.hpp"
#include "server/domain/small_cells.hpp"

/// Coaching cycles (docs/adr/0026): proposed, agreed and worked through by a coach and a teacher in confidence. The
/// talk is a thread of a sealed space (sealed.hpp); goal, numbers, visits and notes are rows that only the two read.
namespace lateral::domain {

/// Of one coach at a time: depth is what coaching works by.
inline constexpr std::int64_t kMostOpenCycles = 12;
/// Of one member, not answered yet.
inline constexpr std::int64_t kMostWaitingCycles = 12;
inline constexpr std::int64_t kMostCycleEntries = 500;
inline constexpr std::int64_t kMostCycleCharacters = 200'000; ///< in them; the last may go beyond

/// After everything that changes affiliations, roles or who is above whom: pauses cycles in which one came to judge the
/// other's work, and lets go on those in which nobody does any more.
void pause_unfit_cycles(storage::Transaction& tx);

Result<protocol::CyclesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::ListCycles const& command);
Result<protocol::CycleReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::GetCycle const& command);
Result<protocol::CoachesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListCoaches const& command);
Result<protocol::CoachingReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListCoaching const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::ProposeCycle const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::AnswerCycle const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::MoveCycle const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::ConsentToCard const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::SetCycleGoal const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::EnterInCycle const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::TickInCycle const& command);
Result<protocol::CycleReply> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::RemoveFromCycle const& command);

} // namespace lateral::domain

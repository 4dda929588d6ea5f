#pragma once

#include "protocol/commands/threads.hpp"
#include "server/domain/actor.hpp"
#include "storage/transaction.hpp"

/// First replies: whoever gets one to their first post comes back more often (Joyce and Kraut 2006: 56 % instead of
/// 44 %, whatever it says), so what waits is put before those who look after a space, and then before those who
/// oversee the network. Nobody else is told; for them the list is empty.
namespace lateral::domain {

/// Hours of working days.
inline constexpr std::int64_t kStewardsWait = 24;
inline constexpr std::int64_t kOverseersWait = 72;
/// Microseconds; what nobody answered in so long is past helping.
inline constexpr std::int64_t kLongestWait = 30LL * 24 * 3'600'000'000;

/// Whether the asker sees a post of the author from before `seq`. What was said where they do not look must not tell.
bool wrote_before(storage::ReadTransaction& tx, Actor const& actor, protocol::MemberId author, protocol::Seq seq);

protocol::Result<protocol::WaitingReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                                protocol::ListWaiting const& command);

} // namespace lateral::domain

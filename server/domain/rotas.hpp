#pragma once

#include "protocol/commands/stewards.hpp"
#include "server/domain/access.hpp"

/// Whose week it is in a channel with several stewards. Weeks are from Monday to Sunday where the network is at home;
/// nothing runs at their ends. Who is no steward any more, or suspended, is passed over, without their successor's week
/// moving (docs/adr/0022).
namespace lateral::domain {

/// Counted since Monday, 1969-12-29.
std::int64_t week_of(protocol::Timestamp time);

/// None: there is no rota, or nobody of it is left.
std::optional<protocol::MemberId> on_duty(storage::ReadTransaction& tx, protocol::SpaceId space);

/// The stewards who take turns, in their order.
std::vector<protocol::MemberId> rota_of(storage::ReadTransaction& tx, protocol::SpaceId space);

Result<protocol::SpaceAbout> handle(storage::Transaction& tx, Actor const& actor, protocol::SetRota const& command);
Result<protocol::SpaceAbout> handle(storage::Transaction& tx, Actor const& actor, protocol::HandWeek const& command);

} // namespace lateral::domain

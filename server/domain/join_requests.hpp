#pragma once

#include "server/domain/join_links.hpp"

/// Who asks to join, and who lets them in (docs/adr/0019). Admitting is an invitation made out to the address: only who
/// reads mail there gets further, so nobody comes in under an address that they typed. What a stranger wrote is kept
/// until it is decided about, and no longer than `kRequestDays`.
namespace lateral::domain {

inline constexpr std::int64_t kRequestDays = 60;
/// Of one link, and from one address of the network: a whole school may share one.
inline constexpr std::int64_t kMostWaiting = 200;
inline constexpr std::int64_t kMostFromAddress = 40;
inline constexpr std::int64_t kMostFromAddressAtDoor = 10; ///< where no link is needed

/// Who asks, from a network address as limits count it (session/address.hpp).
Result<protocol::Done> ask_to_join(storage::Transaction& tx, JoinLinkKey const& key, protocol::AskToJoin const& command,
                                   std::string const& email, std::string const& address);

Result<protocol::JoinRequestsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                           protocol::ListJoinRequests const& command);
Result<protocol::JoinRequestDecided> handle(storage::Transaction& tx, Actor const& actor,
                                            protocol::DecideJoinRequest const& command);

/// Deletes what nobody decided about in time. By maintenance.
void forget_join_requests(storage::Transaction& tx);

} // namespace lateral::domain

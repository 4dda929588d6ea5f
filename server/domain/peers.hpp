#pragma once

#include "protocol/commands/peers.hpp"
#include "server/domain/access.hpp"

/// Peer threads and private messages (docs/adr/0024): asked, agreed, paused, left and closed by their parties alone.
/// The conversation is a thread of a sealed space (sealed.hpp), read and written by the commands of any thread.
namespace lateral::domain {

inline constexpr std::size_t kMostParties = 4;
inline constexpr std::int64_t kMostBegunADay = 30; ///< by one member

Result<protocol::PeersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListPeers const& command);
Result<protocol::PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ProposePeer const& command);
Result<protocol::PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SendMessage const& command);
Result<protocol::PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::AnswerPeer const& command);
Result<protocol::PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::AmendPeer const& command);
Result<protocol::PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SetPeerState const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LeavePeer const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LookForPeer const& command);
Result<protocol::SuggestedPeersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                             protocol::SuggestPeers const& command);

} // namespace lateral::domain

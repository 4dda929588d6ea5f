#pragma once

#include "protocol/commands/through_steward.hpp"
#include "server/domain/access.hpp"

/// Questions asked through the steward: published, they are threads of the steward's. Who asked stands in one table,
/// which only what is here reads, for the asker and for who is steward of the channel now (docs/adr/0022).
namespace lateral::domain {

inline constexpr std::int64_t kMaxWaitingAsked = 5; ///< of one member

Result<protocol::AskedCreated> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::AskThroughSteward const& command);
Result<protocol::OwnAskedReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListOwnAsked const& command);
Result<protocol::AskedReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListAsked const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::WithdrawAsked const& command);
Result<protocol::ThreadCreatedReply> handle(storage::Transaction& tx, Actor const& actor,
                                            protocol::PublishAsked const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::DeclineAsked const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AcceptAsked const& command);

} // namespace lateral::domain

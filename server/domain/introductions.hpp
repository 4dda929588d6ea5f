#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// What helps newcomers to be known: a channel to introduce themselves in, which those choose who may open channels for
/// the whole network, and what of the first steps is still to do.
namespace lateral::domain {

/// How long somebody is new.
inline constexpr std::int64_t kNewDays = 30;

Result<protocol::FirstStepsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                         protocol::GetFirstSteps const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SetIntroductions const& command);

} // namespace lateral::domain

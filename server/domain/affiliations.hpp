#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// Who belongs to which organisation, and when. An affiliation that holds today gives the organisation's spaces and
/// those of the organisations above it; what it gave is gone the moment it ends.
namespace lateral::domain {

inline constexpr std::int64_t kMaxAffiliations = 100; ///< per member: a profile shows all of them

Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::AddAffiliation const& command);
Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::EndAffiliation const& command);

/// Begins and ends what begins and ends with the day of `tx.now()`; to be run after each midnight UTC and at start.
/// True when anything changed.
bool turn_affiliations(storage::Transaction& tx);

} // namespace lateral::domain

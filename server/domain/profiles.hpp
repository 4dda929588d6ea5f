#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// What members say of themselves: pronouns, a few words, courses, and what they may be asked about.
namespace lateral::domain {

/// For whoever may know of the member (members.hpp).
protocol::Profile profile_of(storage::ReadTransaction& tx, protocol::MemberId member);

/// Writes what `command` has of a profile. Refuses a course or topic in which there is nothing to find it by.
Result<void> update_profile(storage::Transaction& tx, protocol::MemberId member, protocol::UpdateMember const& command);

} // namespace lateral::domain

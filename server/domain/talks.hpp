#pragma once

#include "protocol/commands/students.hpp"
#include "server/domain/new_thread.hpp"

#include <string>

/// Conversations that begin when the last of those who were asked says yes: a thread in a sealed space whose first post
/// is what was proposed, written by somebody who is not there just then.
namespace lateral::domain {

/// Somebody as the author of what they had proposed.
Actor as_actor(protocol::Member const& member);

/// What was said of words in the proposal, for the post that they become.
protocol::NotStudents said_of(storage::ReadTransaction& tx, std::string const& subject);

/// Follows it for a party. Whoever blocked who began it is not called by it, and nobody else learns of that.
void listen_in(storage::Transaction& tx, protocol::MemberId member, protocol::SpaceId space, protocol::ThreadId thread,
               protocol::MemberId begun_by);

} // namespace lateral::domain

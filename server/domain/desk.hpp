#pragma once

#include "protocol/commands/desk.hpp"
#include "server/domain/access.hpp"

/// The desk of a lead: what partners share with them, and waits for words. What a lead marks is seen by nobody else.
namespace lateral::domain {

/// How many reflections wait for this lead, 100 at most.
std::int64_t waiting_at_desk(storage::ReadTransaction& tx, protocol::MemberId lead);

/// Keeps beside a reflection in which space it stands and whether it waits for its lead, so that a desk is read without
/// looking at every post of a year. Called by whatever changes these: its place, its posts, a mark. Of any other thread
/// there is nothing to keep.
void set_standing(storage::Transaction& tx, protocol::Thread const& thread);

/// What they see there is not what it was: they ask anew.
void tell_desk(storage::Transaction& tx, protocol::MemberId lead);

Result<protocol::DeskReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListDesk const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkDesk const& command);

} // namespace lateral::domain

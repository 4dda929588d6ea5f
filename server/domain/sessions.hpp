#pragma once

#include "protocol/commands/accounts.hpp"
#include "server/domain/access.hpp"

/// A member's own sessions: seeing and ending them. Signing in is server/auth's.
namespace lateral::domain {

Result<protocol::SessionsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListSessions const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::EndSession const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::EndAllSessions const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SignOut const& command);

/// Ends one session and tells its connections. False when the member has no such session.
bool end_session(storage::Transaction& tx, protocol::MemberId member, protocol::SessionId session);

/// Ends all sessions of a member, `session.ended` for each; `keep` is spared.
void end_sessions(storage::Transaction& tx, protocol::MemberId member, protocol::SessionId keep = {});

} // namespace lateral::domain

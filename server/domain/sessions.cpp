#include "server/domain/sessions.hpp"

#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

bool end_session(storage::Transaction& tx, protocol::MemberId member, protocol::SessionId session) {
    if (tx.run(sql::session_delete, session, member) == 0) return false;
    events::emit(tx, events::member_topic(member), protocol::SessionEnded{session},
                 events::subject("session", session));
    return true;
}

void end_sessions(storage::Transaction& tx, protocol::MemberId member, protocol::SessionId keep) {
    for (auto const& session : tx.rows<protocol::Session>(sql::sessions_of, member))
        if (session.id != keep) end_session(tx, member, session.id);
}

Result<protocol::SessionsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListSessions const&) {
    return protocol::SessionsReply{tx.rows<protocol::Session>(sql::sessions_of, actor.id), actor.session};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::EndSession const& command) {
    if (!end_session(tx, actor.id, command.session)) return fail(ErrorCode::not_found, "session");
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::EndAllSessions const&) {
    end_sessions(tx, actor.id);
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SignOut const&) {
    end_session(tx, actor.id, actor.session);
    return Done{};
}

} // namespace lateral::domain

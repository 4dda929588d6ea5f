#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/members.hpp"
#include "server/domain/roles.hpp"
#include "server/domain/sessions.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

/// What administrators do to members. A network keeps an administrator: nobody suspends themselves, and the last one
/// keeps the role.
namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::Member;
using protocol::MemberState;
using protocol::NetworkRole;
namespace sql = storage::sql;

/// Somebody whom the actor may administer: who left is gone.
Result<Member> administered(storage::ReadTransaction& tx, Actor const& actor, protocol::MemberId id) {
    if (auto allowed = require(actor, Capability::manage_members); !allowed) return std::unexpected(allowed.error());
    auto member = access_member(tx, actor, id);
    if (member && member->state == MemberState::left) return fail(ErrorCode::closed, "member");
    return member;
}

void set_state(storage::Transaction& tx, protocol::MemberId member, MemberState state) {
    VisibilityBefore const before(tx, {member});
    tx.run(sql::member_set_state, state, member);
    before.emit_changes(tx);
    follow_roles(tx);
    emit_member_changed(tx, member);
}

/// What stands in the way of a role.
Result<void> may_become(storage::ReadTransaction& tx, Member const& member, NetworkRole role) {
    bool const steps_down = member.role == NetworkRole::administrator && member.state == MemberState::active;
    if (steps_down && tx.row<std::int64_t>(sql::administrators_besides, member.id).value() == 0)
        return fail(ErrorCode::conflict, "role", "the network needs an administrator");
    if (role == NetworkRole::guest && tx.row<std::int64_t>(sql::stewardships_count, member.id).value() > 0)
        return fail(ErrorCode::conflict, "role", "a steward cannot be a guest: hand the spaces over first");
    return {};
}

} // namespace

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SuspendMember const& command) {
    auto const member = administered(tx, actor, command.member);
    if (!member) return std::unexpected(member.error());
    if (member->id == actor.id) return fail(ErrorCode::invalid, "member", "you cannot suspend yourself");
    if (member->state == MemberState::suspended) return Done{};
    set_state(tx, member->id, MemberState::suspended);
    // Links that a suspended member handed out open nothing any more.
    tx.run(sql::invitations_revoke_of, tx.now(), member->id);
    tx.run(sql::join_links_close_of, tx.now(), member->id);
    end_sessions(tx, member->id);
    audit(tx, actor, command, events::subject("member", member->id));
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::RestoreMember const& command) {
    auto const member = administered(tx, actor, command.member);
    if (!member) return std::unexpected(member.error());
    if (member->state == MemberState::active) return Done{};
    // Nobody has come yet who could be let in again: an invitation to their address does it.
    if (member->state == MemberState::awaited) return fail(ErrorCode::closed, "member", "invite them instead");
    set_state(tx, member->id, MemberState::active);
    audit(tx, actor, command, events::subject("member", member->id));
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SetMemberRole const& command) {
    auto const member = administered(tx, actor, command.member);
    if (!member) return std::unexpected(member.error());
    if (member->role == command.role) return Done{};
    if (auto fits = may_become(tx, *member, command.role); !fits) return std::unexpected(fits.error());
    VisibilityBefore const before(tx, {member->id});
    tx.run(sql::member_set_role, command.role, member->id);
    before.emit_changes(tx);
    follow_roles(tx);
    emit_member_changed(tx, member->id);
    // Guests do not hear the network: open connections were made with the topics of the role before.
    if ((member->role == NetworkRole::guest) != (command.role == NetworkRole::guest)) end_sessions(tx, member->id);
    audit(tx, actor, command, events::subject("member", member->id));
    return Done{};
}

} // namespace lateral::domain

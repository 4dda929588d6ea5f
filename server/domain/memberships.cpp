#include "server/domain/memberships.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/members.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::SpaceRole;
namespace sql = storage::sql;

SpaceRole role_of(storage::ReadTransaction& tx, protocol::SpaceId space, protocol::MemberId member) {
    return tx.row<SpaceRole>(sql::membership_role, space, member).value_or(SpaceRole::none);
}

/// An administrator may make themselves steward of a space that they see without being named in it. Where every steward
/// is suspended or gone, a named member may: nobody outside of a closed space can help it.
bool may_take_over(storage::ReadTransaction& tx, Actor const& actor, SpaceAccess const& access) {
    if (access.space.visibility != protocol::Visibility::closed && may(actor, Capability::take_stewardship))
        return true;
    return access.role == SpaceRole::member &&
           tx.row<std::int64_t>(sql::stewards_besides, access.space.id, actor.id).value() == 0;
}

/// Stewards do, and who may become one by their own decision.
Result<void> may_set(storage::ReadTransaction& tx, Actor const& actor, SpaceAccess const& access,
                     protocol::SetSpaceMember const& command) {
    if (auto open = open_for_writing(access); !open) return open;
    bool const for_oneself = command.member == actor.id && command.role == SpaceRole::steward;
    if (!access.steward() && !(for_oneself && may_take_over(tx, actor, access))) return fail(ErrorCode::forbidden);
    return {};
}

/// Whether the space still has somebody to look after it, and room.
Result<void> leaves_in_order(storage::ReadTransaction& tx, protocol::SpaceId space, protocol::MemberId member,
                             SpaceRole from, SpaceRole to) {
    if (from == SpaceRole::steward && to != SpaceRole::steward &&
        tx.row<std::int64_t>(sql::stewards_besides, space, member).value() == 0)
        return fail(ErrorCode::conflict, "role", "a space needs a steward");
    if (from == SpaceRole::none && tx.row<std::int64_t>(sql::memberships_count, space).value() >= kMaxNamedMembers)
        return fail(ErrorCode::conflict, "space", "too many named members");
    return {};
}

/// Whether this person can have this role.
Result<void> fits(protocol::Member const& member, SpaceRole role) {
    if (role == SpaceRole::none) return {};
    if (member.state != protocol::MemberState::active) return fail(ErrorCode::closed, "member");
    if (role == SpaceRole::steward && member.role == protocol::NetworkRole::guest)
        return fail(ErrorCode::invalid, "role", "a guest cannot be a steward");
    return {};
}

void change(storage::Transaction& tx, protocol::SpaceId space, protocol::MemberId member, SpaceRole role) {
    VisibilityBefore const before(tx, {member});
    if (role == SpaceRole::none)
        tx.run(sql::membership_delete, space, member);
    else
        tx.run(sql::membership_upsert, space, member, role, tx.next_seq());
    before.emit_changes(tx);
}

} // namespace

Result<protocol::SpaceMembersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                           protocol::ListSpaceMembers const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    return protocol::SpaceMembersReply{tx.rows<protocol::SpaceMember>(sql::space_members, command.space)};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SetSpaceMember const& command) {
    auto const access = access_channel(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto allowed = may_set(tx, actor, *access, command); !allowed) return std::unexpected(allowed.error());
    auto const member = access_member(tx, actor, command.member);
    if (!member) return std::unexpected(member.error());
    auto const from = role_of(tx, command.space, command.member);
    if (from == command.role) return Done{};
    if (auto able = fits(*member, command.role); !able) return std::unexpected(able.error());
    if (auto order = leaves_in_order(tx, command.space, command.member, from, command.role); !order)
        return std::unexpected(order.error());
    change(tx, command.space, command.member, command.role);
    if (command.role > from)
        raise_notice(tx, actor, command.member, {protocol::NoticeKind::added, command.space, {}, {}});
    audit(tx, actor, command, events::subject("space", command.space));
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LeaveSpace const& command) {
    auto const access = access_channel(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (access->role == SpaceRole::none) return Done{};
    if (auto order = leaves_in_order(tx, command.space, actor.id, access->role, SpaceRole::none); !order)
        return std::unexpected(order.error());
    change(tx, command.space, actor.id, SpaceRole::none);
    if (access->steward()) audit(tx, actor, command, events::subject("space", command.space));
    return Done{};
}

} // namespace lateral::domain

#include "server/domain/blocks.hpp"

#include "server/domain/members.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

} // namespace

std::vector<protocol::MemberId> blocked_by(storage::ReadTransaction& tx, protocol::MemberId member) {
    return tx.rows<protocol::MemberId>(sql::blocked_by, member);
}

bool has_blocked(storage::ReadTransaction& tx, protocol::MemberId member, protocol::MemberId other) {
    return tx.row<protocol::MemberId>(sql::block_of, member, other).has_value();
}

Result<protocol::BlocksReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListBlocks const&) {
    protocol::BlocksReply reply{tx.rows<protocol::MemberRef>(sql::blocked_members, actor.id)};
    // A guest meets people and loses sight of them; what they are called by then is not theirs to know.
    for (auto& member : reply.members)
        if (!access_member(tx, actor, member.id)) member.name.clear();
    return reply;
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::BlockMember const& command) {
    if (command.member == actor.id) return fail(ErrorCode::invalid, "member", "you cannot block yourself");
    if (auto const member = access_member(tx, actor, command.member); !member) return std::unexpected(member.error());
    if (has_blocked(tx, actor.id, command.member)) return Done{};
    if (tx.row<std::int64_t>(sql::blocks_count, actor.id).value() >= kMaxBlocks)
        return fail(ErrorCode::conflict, "member", "too many blocks");
    tx.run(sql::block_insert, actor.id, command.member);
    events::emit(tx, events::member_topic(actor.id), protocol::MemberBlocked{command.member});
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::UnblockMember const& command) {
    if (tx.run(sql::block_delete, actor.id, command.member) > 0)
        events::emit(tx, events::member_topic(actor.id), protocol::MemberUnblocked{command.member});
    return Done{};
}

} // namespace lateral::domain

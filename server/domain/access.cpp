#include "server/domain/access.hpp"

#include "server/domain/stage_plans.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <vector>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

protocol::Seq from_seq_of(SpaceAccess const& access) { return access.from_seq; }
protocol::Seq from_seq_of(ThreadAccess const& access) { return access.in.from_seq; }
protocol::Seq from_seq_of(PostAccess const& access) { return access.in.in.from_seq; }

/// There is a row for each way of seeing a thing; the one that shows most counts.
template <class Access>
Result<Access> widest(std::vector<Access> ways, const char* field) {
    auto const best = std::ranges::min_element(ways, {}, [](Access const& way) { return from_seq_of(way); });
    if (best == ways.end()) return fail(ErrorCode::not_found, field);
    return std::move(*best);
}

} // namespace

Result<SpaceAccess> access_space(storage::ReadTransaction& tx, Actor const& actor, protocol::SpaceId space,
                                 const char* field) {
    return widest(tx.rows<SpaceAccess>(sql::space_access, actor.id, space), field);
}

Result<void> in_channel(SpaceAccess const& space, const char* field) {
    if (space.sealed()) return fail(ErrorCode::forbidden, field);
    return {};
}

Result<SpaceAccess> access_channel(storage::ReadTransaction& tx, Actor const& actor, protocol::SpaceId space,
                                   const char* field) {
    auto access = access_space(tx, actor, space, field);
    if (!access) return access;
    if (auto channel = in_channel(*access, field); !channel) return std::unexpected(channel.error());
    return access;
}

Result<ThreadAccess> access_thread(storage::ReadTransaction& tx, Actor const& actor, protocol::ThreadId thread,
                                   const char* field) {
    auto access = widest(tx.rows<ThreadAccess>(sql::thread_access, actor.id, thread), field);
    if (access) fill_plan(tx, access->thread);
    return access;
}

Result<PostAccess> access_post(storage::ReadTransaction& tx, Actor const& actor, protocol::PostId post,
                               const char* field) {
    auto access = widest(tx.rows<PostAccess>(sql::post_access, actor.id, post), field);
    if (access) fill_plan(tx, access->in.thread);
    return access;
}

Result<void> open_for_writing(SpaceAccess const& space) {
    if (space.space.state == protocol::SpaceState::archived) return fail(ErrorCode::closed, "space");
    return {};
}

Result<void> open_for_writing(ThreadAccess const& thread) {
    if (auto open = open_for_writing(thread.in); !open) return open;
    if (thread.thread.locked) return fail(ErrorCode::closed, "thread");
    return {};
}

Result<void> as_steward(SpaceAccess const& space) {
    if (!space.steward() || space.sealed()) return fail(ErrorCode::forbidden);
    return {};
}

bool share_space(storage::ReadTransaction& tx, protocol::MemberId one, protocol::MemberId other) {
    return tx.row<protocol::SpaceId>(sql::members_share_space, one, other).has_value();
}

} // namespace lateral::domain

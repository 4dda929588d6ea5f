#include "server/domain/flags.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/cases.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/post_removal.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::FlagReason;
namespace sql = storage::sql;

struct FlagDetail {
    protocol::SpaceId space;
    protocol::ThreadId thread;
    protocol::MemberId author;
    protocol::CaseId id;
    FlagReason reason{};
};
BOOST_DESCRIBE_STRUCT(FlagDetail, (), (space, thread, author, id, reason))

bool has_flagged(storage::ReadTransaction& tx, protocol::CaseId id, protocol::MemberId member) {
    auto const flags = tx.rows<protocol::Flag>(sql::flags_of_case, id);
    return std::ranges::any_of(flags, [&](protocol::Flag const& flag) { return flag.member.id == member; });
}

Result<void> may_flag(storage::ReadTransaction& tx, Actor const& actor, protocol::Post const& post,
                      protocol::FlagPost const& command) {
    if (post.author.id == actor.id) return fail(ErrorCode::forbidden);
    if (post.deleted) return fail(ErrorCode::closed, "post");
    if (command.reason == FlagReason::other && !command.words)
        return fail(ErrorCode::invalid, "words", "say what is the matter");
    if (tx.row<std::int64_t>(sql::flags_waiting_of_member, actor.id).value() >= kMaxWaitingFlags)
        return fail(ErrorCode::conflict, "post", "as many of your flags as may wait are waiting");
    return {};
}

/// A flag that was found to be nothing does not take the post out of sight again.
bool hides(storage::ReadTransaction& tx, Actor const& actor, PostAccess const& access, FlagReason reason) {
    if (decides_in(actor, access.in.in)) return true;
    return reason == FlagReason::student &&
           !tx.row<protocol::MemberId>(sql::flag_was_unfounded, access.post.id, actor.id);
}

void hide(storage::Transaction& tx, Actor const& actor, PostAccess& access, protocol::CaseId id, FlagReason reason) {
    auto const& post = access.post;
    tx.run(sql::case_readers_note, id, post.id);
    tx.run(sql::case_set_hid, id);
    take_out(tx, access.in, post, Words::in_safe);
    append_audit(tx, actor.id, name_of_command<protocol::FlagPost>(), events::subject("post", post.id),
                 protocol::encode(FlagDetail{post.space, post.thread, post.author.id, id, reason}));
    raise_unsigned(tx, post.author.id, {protocol::NoticeKind::moderated, post.space, post.thread, post.id});
}

void tell_deciders(storage::Transaction& tx, Actor const& actor, protocol::Post const& post) {
    for (auto const member : tx.rows<protocol::MemberId>(sql::members_who_moderate, post.space))
        if (member != actor.id && member != post.author.id)
            raise_unsigned(tx, member, {protocol::NoticeKind::flagged, post.space, post.thread, post.id});
}

} // namespace

bool decides_in(Actor const& actor, SpaceAccess const& space) {
    if (space.sealed()) return false;
    return space.steward() || may(actor, Capability::decide_cases);
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FlagPost const& command) {
    auto access = access_post(tx, actor, command.post);
    if (!access) return std::unexpected(access.error());
    if (auto channel = in_channel(access->in.in, "post"); !channel) return std::unexpected(channel.error());
    auto const& post = access->post;
    auto const waiting = waiting_case(tx, post.id);
    if (waiting && has_flagged(tx, *waiting, actor.id)) return Done{};
    if (auto allowed = may_flag(tx, actor, post, command); !allowed) return std::unexpected(allowed.error());
    auto const id = waiting ? *waiting : tx.new_id<protocol::CaseId>();
    if (!waiting) tx.run(sql::case_insert, id, post.id, tx.now());
    tx.run(sql::flag_insert, id, actor.id, command.reason, command.words ? command.words->str() : "", tx.now());
    if (hides(tx, actor, *access, command.reason)) hide(tx, actor, *access, id, command.reason);
    if (!waiting) tell_deciders(tx, actor, post);
    return Done{};
}

} // namespace lateral::domain

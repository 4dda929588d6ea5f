#include "server/domain/questions.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/thread_settings.hpp"
#include "server/domain/threads.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

Result<void> may_accept(Actor const& actor, ThreadAccess const& access) {
    if (auto open = open_for_writing(access); !open) return open;
    if (access.thread.author.id != actor.id && !access.in.steward()) return fail(ErrorCode::forbidden);
    if (access.thread.kind != protocol::ThreadKind::question)
        return fail(ErrorCode::invalid, "thread", "only questions have answers");
    return {};
}

} // namespace

Result<void> is_answer(storage::ReadTransaction& tx, ThreadAccess const& access, protocol::PostId post) {
    auto const deleted = tx.row<bool>(sql::post_deleted_in_thread, post, access.thread.id, access.in.from_seq);
    if (!deleted) return fail(ErrorCode::not_found, "post");
    if (*deleted) return fail(ErrorCode::closed, "post");
    return {};
}

Result<protocol::ThreadReply> handle(storage::Transaction& tx, Actor const& actor,
                                     protocol::AcceptAnswer const& command) {
    auto access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    if (auto allowed = may_accept(actor, *access); !allowed) return std::unexpected(allowed.error());
    if (command.post) {
        if (auto fits = is_answer(tx, *access, *command.post); !fits) return std::unexpected(fits.error());
    }
    auto& thread = access->thread;
    if (thread.answer == command.post) return protocol::ThreadReply{view_of(tx, actor, thread)};
    auto reply = set_answer(tx, actor, thread, command.post);
    if (thread.answer)
        raise_notice(tx, actor, tx.row<protocol::MemberId>(sql::post_author, *thread.answer).value(),
                     {protocol::NoticeKind::accepted, thread.space, thread.id, thread.answer});
    if (thread.author.id != actor.id) audit(tx, actor, command, events::subject("thread", thread.id));
    return reply;
}

protocol::ThreadReply set_answer(storage::Transaction& tx, Actor const& actor, protocol::Thread& thread,
                                 std::optional<protocol::PostId> post) {
    if (thread.answer) withdraw_acceptance(tx, *thread.answer);
    thread.answer = post;
    tx.run(sql::question_answer, thread.answer, thread.id);
    return emit_thread_changed(tx, actor, thread);
}

} // namespace lateral::domain

#include "server/domain/audit.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/search_index.hpp"
#include "server/domain/students.hpp"
#include "server/domain/thread_settings.hpp"
#include "server/domain/thread_words.hpp"
#include "server/domain/threads.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

/// What changes a thread as a whole. A lock binds everybody's writing but not the steward, who gave it.
namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::ThreadReply;
namespace sql = storage::sql;

/// A thread that the actor may change as its space's steward.
Result<ThreadAccess> stewarded_thread(storage::ReadTransaction& tx, Actor const& actor, protocol::ThreadId thread) {
    auto access = access_thread(tx, actor, thread);
    if (!access) return access;
    if (auto channel = in_channel(access->in, "thread"); !channel) return std::unexpected(channel.error());
    if (auto open = open_for_writing(access->in); !open) return std::unexpected(open.error());
    if (auto steward = as_steward(access->in); !steward) return std::unexpected(steward.error());
    return access;
}

/// The space that a thread may be moved into.
Result<SpaceAccess> stewarded_target(storage::ReadTransaction& tx, Actor const& actor, protocol::SpaceId space) {
    auto access = access_channel(tx, actor, space);
    if (!access) return access;
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());
    if (auto steward = as_steward(*access); !steward) return std::unexpected(steward.error());
    return access;
}

/// Its author is told what became of it: a new title, a lock, another space.
void tell_author(storage::Transaction& tx, Actor const& actor, protocol::Thread const& thread) {
    raise_notice(tx, actor, thread.author.id, {protocol::NoticeKind::moderated, thread.space, thread.id, {}});
}

} // namespace

void move_thread(storage::Transaction& tx, protocol::Thread& thread, protocol::Space const& target) {
    auto const from = thread.space;
    thread.space = target.id;
    thread.pinned = false;
    tx.run(sql::thread_move, thread.space, thread.id);
    set_standing(tx, thread);
    seal_thread(tx, thread, from);
    index_moved(tx, thread, target.visibility);
    auto const subject = events::subject("thread", thread.id);
    // In this order, so that who sees both spaces keeps what they know of the thread.
    events::emit(tx, events::space_topic(thread.space), protocol::ThreadCreated{thread}, subject);
    events::emit(tx, events::space_topic(from), protocol::ThreadRemoved{thread.id, from}, subject);
}

Result<ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::RenameThread const& command) {
    auto access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    if (auto channel = in_channel(access->in, "thread"); !channel) return std::unexpected(channel.error());
    auto const open = access->in.steward() ? open_for_writing(access->in) : open_for_writing(*access);
    if (!open) return std::unexpected(open.error());
    auto& thread = access->thread;
    if (thread.author.id != actor.id && !access->in.steward()) return fail(ErrorCode::forbidden);
    auto const subject = events::subject("thread", thread.id);
    StudentCheck check(tx, command.not_a_student, subject);
    if (auto passed = check.pass(student_words_in_lines(command.title.str()), "title"); !passed)
        return std::unexpected(passed.error());
    check.keep(tx, actor, subject);
    thread.title = command.title.str();
    tx.run(sql::thread_rename, thread.title, thread.id);
    index_renamed(tx, thread);
    auto reply = emit_reworded(tx, actor, thread);
    tell_author(tx, actor, thread);
    // Without the words: nothing is ever taken out of the chain.
    if (thread.author.id != actor.id)
        append_audit(tx, actor.id, name_of_command<protocol::RenameThread>(), subject, "{}");
    return reply;
}

Result<ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::PinThread const& command) {
    auto access = stewarded_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto& thread = access->thread;
    if (thread.pinned == command.pinned) return ThreadReply{view_of(tx, actor, thread)};
    if (command.pinned && tx.row<std::int64_t>(sql::threads_pinned_count, thread.space).value() >= kMaxPinned)
        return fail(ErrorCode::conflict, "pinned", "too many pinned threads in this space");
    thread.pinned = command.pinned;
    tx.run(sql::thread_pin, thread.pinned, thread.id);
    auto reply = emit_thread_changed(tx, actor, thread);
    audit(tx, actor, command, events::subject("thread", thread.id));
    return reply;
}

Result<ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::LockThread const& command) {
    auto access = stewarded_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto& thread = access->thread;
    if (thread.locked == command.locked) return ThreadReply{view_of(tx, actor, thread)};
    thread.locked = command.locked;
    tx.run(sql::thread_lock, thread.locked, thread.id);
    auto reply = emit_thread_changed(tx, actor, thread);
    tell_author(tx, actor, thread);
    audit(tx, actor, command, events::subject("thread", thread.id));
    return reply;
}

Result<ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::MoveThread const& command) {
    auto access = stewarded_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto const target = stewarded_target(tx, actor, command.space);
    if (!target) return std::unexpected(target.error());
    auto& thread = access->thread;
    if (thread.space == command.space) return ThreadReply{view_of(tx, actor, thread)};
    if (thread.author.id != actor.id && thread.kind == protocol::ThreadKind::excerpt)
        return fail(ErrorCode::forbidden, "thread", "who reads an excerpt is its author's choice");
    move_thread(tx, thread, target->space);
    tell_author(tx, actor, thread);
    audit(tx, actor, command, events::subject("thread", thread.id));
    return ThreadReply{view_of(tx, actor, thread)};
}

} // namespace lateral::domain

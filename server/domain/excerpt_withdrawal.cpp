#include "server/domain/excerpt_withdrawal.hpp"

#include "server/domain/excerpts.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/post_removal.hpp"
#include "server/domain/threads.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::ThreadId;
namespace sql = storage::sql;

struct ExcerptRow {
    ThreadId thread;
    ThreadId reflection;
    std::optional<protocol::Date> week;
    protocol::MemberId author;
    std::optional<protocol::Timestamp> withdrawn_at;
    protocol::SpaceId own; ///< where its author's reflections lie
};
BOOST_DESCRIBE_STRUCT(ExcerptRow, (), (thread, reflection, week, author, withdrawn_at, own))

std::optional<ExcerptRow> excerpt_row(storage::ReadTransaction& tx, ThreadId thread) {
    return tx.row<ExcerptRow>(sql::excerpt_row, thread);
}

/// Its author may see the channel no more, and takes their words out of it all the same.
protocol::Thread thread_of(storage::ReadTransaction& tx, ThreadId thread) {
    return tx.row<protocol::Thread>(sql::thread_shown, thread).value();
}

void send_home(storage::Transaction& tx, ExcerptRow const& row) {
    if (tx.row<protocol::CaseId>(sql::thread_case_waiting, row.thread)) return;
    auto thread = thread_of(tx, row.thread);
    if (thread.space == row.own) return;
    move_thread(tx, thread, tx.row<protocol::Space>(sql::sealed_space, row.own).value());
}

/// Words, search entry, notices, quotes: whatever was made of the copy. What is hidden has lost them already.
void take_copy(storage::Transaction& tx, protocol::Thread const& thread) {
    auto const copy = tx.row<protocol::Post>(sql::first_post, thread.id).value();
    ThreadAccess in{thread, {}};
    if (!copy.deleted) take_out(tx, in, copy, Words::gone);
    tx.run(sql::thread_draft_quotes_clear, thread.id);
    tx.run(sql::thread_notices_withdraw, thread.id, thread.author.id);
}

void withdraw(storage::Transaction& tx, Actor const& author, ExcerptRow const& row) {
    auto thread = thread_of(tx, row.thread);
    take_copy(tx, thread);
    tx.run(sql::excerpt_set_withdrawn, tx.now(), row.thread);
    thread.locked = true;
    tx.run(sql::thread_lock, thread.locked, thread.id);
    events::emit(tx, events::space_topic(thread.space), protocol::ThreadChanged{thread},
                 events::subject("thread", thread.id));
    for (auto const member : tx.rows<protocol::MemberId>(sql::excerpt_repliers, row.thread, author.id))
        raise_notice(tx, author, member, {protocol::NoticeKind::withdrawn, thread.space, {}, {}});
    send_home(tx, row);
}

} // namespace

Result<protocol::OwnExcerptReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                         protocol::GetExcerpt const& command) {
    auto const row = excerpt_row(tx, command.thread);
    if (!row || row->author != actor.id) return fail(ErrorCode::not_found, "thread");
    return protocol::OwnExcerptReply{shown_excerpt(tx, row->thread), row->reflection, row->week};
}

Result<protocol::ExcerptReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::WithdrawExcerpt const& command) {
    auto const row = excerpt_row(tx, command.thread);
    if (!row || row->author != actor.id) return fail(ErrorCode::not_found, "thread");
    if (!row->withdrawn_at) withdraw(tx, actor, *row);
    return protocol::ExcerptReply{shown_excerpt(tx, row->thread)};
}

void withdraw_excerpts_of(storage::Transaction& tx, Actor const& author, ThreadId reflection) {
    for (auto const thread : tx.rows<ThreadId>(sql::excerpts_standing, reflection))
        withdraw(tx, author, excerpt_row(tx, thread).value());
}

bool is_withdrawn(storage::ReadTransaction& tx, ThreadId thread) {
    auto const row = excerpt_row(tx, thread);
    return row && row->withdrawn_at;
}

void send_home_withdrawn(storage::Transaction& tx, ThreadId thread) {
    auto const row = excerpt_row(tx, thread);
    if (row && row->withdrawn_at) send_home(tx, *row);
}

} // namespace lateral::domain

#include "server/domain/new_thread.hpp"

#include "server/domain/notices.hpp"
#include "server/domain/posts.hpp"
#include "server/domain/stage_plans.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Thread;
namespace sql = storage::sql;

/// A thread as it is after its first post, whose post.created is the event after thread.created.
Thread thread_from(storage::Transaction& tx, Actor const& actor, NewThread const& opened) {
    Thread thread;
    thread.id = tx.new_id<protocol::ThreadId>();
    thread.space = opened.space;
    thread.kind = opened.kind;
    thread.title = opened.title;
    thread.author = actor.as_author();
    thread.created_at = thread.last_post_at = tx.now();
    thread.last_seq = {tx.next_seq().value + 1};
    thread.last_position = 1;
    thread.plan = opened.plan;
    thread.through_steward = opened.through_steward;
    return thread;
}

void insert_thread(storage::Transaction& tx, Actor const& actor, Thread const& thread) {
    tx.run(sql::thread_insert, thread.id, thread.space, thread.kind, thread.title, actor.id, actor.organisation,
           actor.title, thread.created_at, thread.last_seq, thread.through_steward);
    if (thread.kind == protocol::ThreadKind::question) tx.run(sql::question_insert, thread.id);
    if (thread.plan) insert_plan(tx, thread.id, *thread.plan);
}

} // namespace

Result<protocol::ThreadCreatedReply> opened_before(storage::ReadTransaction& tx, Actor const& actor,
                                                   protocol::PostId post) {
    auto const access = access_post(tx, actor, post, "space");
    if (!access) return std::unexpected(access.error());
    return protocol::ThreadCreatedReply{access->in.thread, completed(tx, access->post)};
}

Result<protocol::ThreadCreatedReply> open_thread(storage::Transaction& tx, Actor const& actor, NewThread const& opened,
                                                 RequestedPost const& requested, RequestKey const& key) {
    auto thread = thread_from(tx, actor, opened);
    insert_thread(tx, actor, thread);
    auto const topic = events::space_topic(thread.space);
    events::emit(tx, topic, protocol::ThreadCreated{thread}, events::subject("thread", thread.id));
    NewPost const first{requested.id, thread.id,    thread.space,        1, thread.last_seq, opened.body, std::nullopt,
                        std::nullopt, opened.files, opened.not_a_student};
    auto const post = insert_post(tx, actor, first, key);
    if (!post) return std::unexpected(post.error());
    events::emit(tx, topic, protocol::PostCreated{*post}, events::subject("post", post->id));
    tx.run(sql::thread_read_upsert, actor.id, thread.id, post->position, protocol::Seq{});
    raise_for_post(tx, actor, *post);
    return protocol::ThreadCreatedReply{std::move(thread), *post};
}

} // namespace lateral::domain

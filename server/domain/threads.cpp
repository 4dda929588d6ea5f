#include "server/domain/threads.hpp"

#include "server/domain/drafts.hpp"
#include "server/domain/new_post.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/posts.hpp"
#include "server/domain/stage_plans.hpp"
#include "server/domain/thread_settings.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <iterator>

namespace lateral::domain {
namespace {

using protocol::Thread;
using protocol::ThreadView;
namespace sql = storage::sql;

constexpr std::int64_t kPage = 30;
constexpr protocol::Seq kNewest{INT64_MAX};

/// The first answer again, from the rows that the first request left.
Result<protocol::ThreadCreatedReply> answer_again(storage::ReadTransaction& tx, Actor const& actor,
                                                  protocol::PostId post) {
    auto const access = access_post(tx, actor, post, "space");
    if (!access) return std::unexpected(access.error());
    return protocol::ThreadCreatedReply{access->in.thread, completed(tx, access->post)};
}

/// A thread as it is after its first post, whose post.created is the event after thread.created.
Thread new_thread(storage::Transaction& tx, Actor const& actor, ThreadToOpen const& wanted) {
    Thread thread;
    thread.id = tx.new_id<protocol::ThreadId>();
    thread.space = wanted.space;
    thread.kind = wanted.kind;
    thread.title = wanted.title;
    thread.plan = wanted.plan;
    thread.author = actor.as_author();
    thread.created_at = thread.last_post_at = tx.now();
    thread.last_seq = {tx.next_seq().value + 1};
    thread.last_position = 1;
    return thread;
}

void insert_thread(storage::Transaction& tx, Actor const& actor, Thread const& thread) {
    tx.run(sql::thread_insert, thread.id, thread.space, thread.kind, thread.title, actor.id, actor.organisation,
           actor.title, thread.created_at, thread.last_seq);
    if (thread.kind == protocol::ThreadKind::question) tx.run(sql::question_insert, thread.id);
    if (thread.plan) insert_plan(tx, thread.id, *thread.plan);
}

/// The plan that a thread is to have, its questions looked at: they are published as its title is.
Result<std::optional<protocol::StagePlan>> checked_plan(protocol::CreateThread const& command, StudentCheck& check,
                                                        protocol::Timestamp now) {
    if (command.plan.has_value() != (command.kind == protocol::ThreadKind::staged))
        return protocol::fail(protocol::ErrorCode::invalid, "plan", "what is staged has a plan, and nothing else has");
    if (!command.plan) return std::nullopt;
    auto plan = plan_from(*command.plan, now);
    if (!plan) return std::unexpected(plan.error());
    std::string questions;
    for (auto const& stage : plan->stages) questions += stage.text + "\n";
    if (auto passed = check.pass(student_words_in_lines(questions), "plan"); !passed)
        return std::unexpected(passed.error());
    return *std::move(plan);
}

} // namespace

Result<protocol::ThreadsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListThreads const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    auto const limit = command.limit ? command.limit->value : kPage;
    protocol::ThreadsReply reply;
    if (!command.before)
        reply.threads = tx.rows<ThreadView>(sql::threads_pinned, actor.id, command.space, access->from_seq);
    // One more than asked for says whether there are more.
    auto page = tx.rows<ThreadView>(sql::threads_before, actor.id, command.space, command.before.value_or(kNewest),
                                    access->from_seq, limit + 1);
    reply.more = std::ssize(page) > limit;
    if (reply.more) page.pop_back();
    reply.threads.insert(reply.threads.end(), std::move_iterator(page.begin()), std::move_iterator(page.end()));
    for (auto& view : reply.threads) fill_plan(tx, view.thread);
    return reply;
}

Result<protocol::ThreadReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::GetThread const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    return protocol::ThreadReply{view_of(tx, actor, access->thread)};
}

Result<protocol::ThreadCreatedReply> handle(storage::Transaction& tx, Actor const& actor,
                                            protocol::CreateThread const& command, RequestKey const& key) {
    auto const requested = requested_post(tx, actor, key);
    if (!requested) return std::unexpected(requested.error());
    if (requested->written) return answer_again(tx, actor, requested->id);
    auto const access = access_channel(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());

    StudentCheck check(tx, command.not_a_student);
    if (auto passed = check.pass(student_words_in_lines(command.title.str()), "title"); !passed)
        return std::unexpected(passed.error());
    auto plan = checked_plan(command, check, tx.now());
    if (!plan) return std::unexpected(plan.error());
    ThreadToOpen const wanted{command.space, command.kind,  command.title.str(),  command.body.str(),
                              *plan,         command.files, command.not_a_student};
    auto made = open_thread(tx, actor, wanted, check, requested->id, key);
    if (made) discard_sent(tx, actor, protocol::DraftPlace::thread, command.space.value, command.draft);
    return made;
}

Result<protocol::ThreadCreatedReply> open_thread(storage::Transaction& tx, Actor const& actor,
                                                 ThreadToOpen const& wanted, StudentCheck& check, protocol::PostId id,
                                                 RequestKey const& key) {
    auto const thread = new_thread(tx, actor, wanted);
    insert_thread(tx, actor, thread);
    check.keep(tx, actor, events::subject("thread", thread.id));
    auto const topic = events::space_topic(thread.space);
    events::emit(tx, topic, protocol::ThreadCreated{thread}, events::subject("thread", thread.id));
    NewPost const first{id,           thread.id,    thread.space,        1, thread.last_seq, wanted.body, std::nullopt,
                        std::nullopt, wanted.files, wanted.not_a_student};
    auto const post = insert_post(tx, actor, first, key);
    if (!post) return std::unexpected(post.error());
    events::emit(tx, topic, protocol::PostCreated{*post}, events::subject("post", post->id));
    tx.run(sql::thread_read_upsert, actor.id, thread.id, post->position, protocol::Seq{});
    raise_for_post(tx, actor, *post);
    return protocol::ThreadCreatedReply{thread, *post};
}

protocol::ThreadReply emit_thread_changed(storage::Transaction& tx, Actor const& actor, Thread const& thread) {
    events::emit(tx, events::space_topic(thread.space), protocol::ThreadChanged{thread},
                 events::subject("thread", thread.id));
    return {view_of(tx, actor, thread)};
}

} // namespace lateral::domain

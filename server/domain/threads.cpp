#include "server/domain/threads.hpp"

#include "server/domain/drafts.hpp"
#include "server/domain/new_thread.hpp"
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

/// The plan that a thread is to have, its questions looked at: they are published as its title is.
Result<std::optional<protocol::StagePlan>> checked_plan(protocol::CreateThread const& command, StudentCheck& check,
                                                        protocol::Timestamp now) {
    if (command.kind == protocol::ThreadKind::reflection)
        return protocol::fail(protocol::ErrorCode::invalid, "kind", "reflections are kept by reflection.submit");
    if (command.kind == protocol::ThreadKind::excerpt)
        return protocol::fail(protocol::ErrorCode::invalid, "kind", "excerpts are published by excerpt.publish");
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
    return create_thread(tx, actor, command, key, false);
}

Result<protocol::ThreadCreatedReply> create_thread(storage::Transaction& tx, Actor const& actor,
                                                   protocol::CreateThread const& command, RequestKey const& key,
                                                   bool through_steward) {
    auto const requested = requested_post(tx, actor, key);
    if (!requested) return std::unexpected(requested.error());
    if (requested->written) return opened_before(tx, actor, requested->id);
    auto const access = access_channel(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());

    StudentCheck check(tx, command.not_a_student);
    if (auto passed = check.pass(student_words_in_lines(command.title.str()), "title"); !passed)
        return std::unexpected(passed.error());
    auto plan = checked_plan(command, check, tx.now());
    if (!plan) return std::unexpected(plan.error());
    NewThread const opened{command.space, command.kind,          command.title.str(), command.body.str(),
                           command.files, command.not_a_student, *std::move(plan),    through_steward};
    auto reply = open_thread(tx, actor, opened, *requested, key);
    if (!reply) return reply;
    check.keep(tx, actor, events::subject("thread", reply->thread.id));
    discard_sent(tx, actor, protocol::DraftPlace::thread, command.space.value, command.draft);
    return reply;
}

protocol::ThreadReply emit_thread_changed(storage::Transaction& tx, Actor const& actor, Thread const& thread) {
    events::emit(tx, events::space_topic(thread.space), protocol::ThreadChanged{thread},
                 events::subject("thread", thread.id));
    return {view_of(tx, actor, thread)};
}

} // namespace lateral::domain

#include "server/domain/stages.hpp"

#include "server/base/clock.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/stage_formats.hpp"
#include "server/domain/stage_plans.hpp"
#include "server/domain/students.hpp"
#include "server/domain/thread_settings.hpp"
#include "server/domain/thread_words.hpp"
#include "server/domain/threads.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::ThreadReply;
using protocol::Timestamp;
namespace sql = storage::sql;

/// No plan goes on for longer than this from now, however often it is given more time.
constexpr std::int64_t kLatestEnd = 2 * 366 * base::kDay;

/// A thread whose plan the actor may change: as its presenter, or as the space's steward, whom a lock does not bind.
Result<ThreadAccess> led_thread(storage::ReadTransaction& tx, Actor const& actor, protocol::ThreadId thread) {
    auto access = access_thread(tx, actor, thread);
    if (!access) return access;
    auto const open = access->in.steward() ? open_for_writing(access->in) : open_for_writing(*access);
    if (!open) return std::unexpected(open.error());
    if (access->thread.author.id != actor.id && !access->in.steward()) return fail(ErrorCode::forbidden);
    if (!access->thread.plan) return fail(ErrorCode::invalid, "thread", "it has no stages");
    return access;
}

/// `conflict` when another stage holds than the one that the actor saw.
Result<void> holds(protocol::StagePlan const& plan, std::int64_t position, Timestamp now) {
    if (place_at(plan, now) != position || position > std::ssize(plan.stages))
        return fail(ErrorCode::conflict, "position", "another stage holds by now");
    return {};
}

/// What a steward does to somebody's plan goes on record.
bool is_others(Actor const& actor, ThreadAccess const& access) { return access.thread.author.id != actor.id; }

} // namespace

Result<protocol::FormatsReply> handle(storage::ReadTransaction&, Actor const&, protocol::ListFormats const&) {
    return all_formats();
}

Result<protocol::ComingReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListComing const&) {
    protocol::ComingReply reply;
    auto const until = Timestamp{tx.now().value + base::kDay};
    for (auto const thread : tx.rows<protocol::ThreadId>(sql::chats_coming, actor.id, tx.now(), until))
        reply.threads.push_back(view_of(tx, actor, tx.row<protocol::Thread>(sql::thread_shown, thread).value()));
    return reply;
}

Result<ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::NextStage const& command) {
    auto access = led_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto& plan = *access->thread.plan;
    auto const position = command.position.value;
    if (auto same = holds(plan, position, tx.now()); !same) return std::unexpected(same.error());
    shift_plan(tx, command.thread, plan, position, tx.now().value - start_of(plan, position + 1).value);
    if (is_others(actor, *access)) audit(tx, actor, command, events::subject("thread", command.thread));
    return emit_thread_changed(tx, actor, access->thread);
}

Result<ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ExtendStage const& command) {
    auto access = led_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto& plan = *access->thread.plan;
    auto const position = command.position.value;
    if (auto same = holds(plan, position, tx.now()); !same) return std::unexpected(same.error());
    auto const by = command.minutes.value * 60 * base::kSecond;
    if (plan.ends_at.value + by - tx.now().value > kLatestEnd)
        return fail(ErrorCode::invalid, "minutes", "it would go on for more than two years");
    shift_plan(tx, command.thread, plan, position, by);
    if (is_others(actor, *access)) audit(tx, actor, command, events::subject("thread", command.thread));
    return emit_thread_changed(tx, actor, access->thread);
}

Result<ThreadReply> handle(storage::Transaction& tx, Actor const& actor, protocol::RewordStage const& command) {
    auto access = led_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto& stages = access->thread.plan->stages;
    auto const at = static_cast<std::size_t>(command.position.value - 1);
    if (at >= stages.size() || stages[at].name != protocol::StageName::question)
        return fail(ErrorCode::invalid, "position", "only questions of a chat are in its host's words");
    auto const subject = events::subject("thread", command.thread);
    StudentCheck check(tx, command.not_a_student, subject);
    if (auto passed = check.pass(student_words_in_lines(command.text.str()), "text"); !passed)
        return std::unexpected(passed.error());
    check.keep(tx, actor, subject);
    stages[at].text = command.text.str();
    tx.run(sql::stage_reword, stages[at].text, command.thread, command.position.value);
    // Without the words: nothing is ever taken out of the chain.
    if (is_others(actor, *access)) append_audit(tx, actor.id, name_of_command<protocol::RewordStage>(), subject, "{}");
    return emit_reworded(tx, actor, access->thread);
}

} // namespace lateral::domain

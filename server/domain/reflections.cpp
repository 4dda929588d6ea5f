#include "server/domain/reflections.hpp"

#include "server/domain/calendars.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/drafts.hpp"
#include "server/domain/excerpt_withdrawal.hpp"
#include "server/domain/journal.hpp"
#include "server/domain/new_thread.hpp"
#include "server/domain/newsletter.hpp"
#include "server/domain/posts.hpp"
#include "server/domain/reminders.hpp"
#include "server/domain/threads.hpp"
#include "server/domain/weeks.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Date;
using protocol::ErrorCode;
using protocol::fail;
using protocol::ReflectionAudience;
using protocol::ReflectionReply;
namespace sql = storage::sql;

/// `closed` where the week has been written anew since.
Result<ReflectionReply> reply_of(storage::ReadTransaction& tx, protocol::ThreadId thread) {
    auto found = tx.row<protocol::Reflection>(sql::reflection_of_thread, thread);
    if (!found) return fail(ErrorCode::closed, "thread", "its week has been written anew");
    return ReflectionReply{*std::move(found)};
}

/// Where a reflection for that audience lies. `lead`: whom its author saw named, if they say.
Result<protocol::SpaceId> space_for(Journal const& journal, ReflectionAudience audience,
                                    std::optional<protocol::MemberId> lead) {
    if (audience == ReflectionAudience::me) return journal.own;
    if (!journal.shared) return fail(ErrorCode::conflict, "audience", "you named nobody who reads along");
    if (lead && lead != journal.lead) return fail(ErrorCode::conflict, "audience", "somebody else reads along by now");
    return *journal.shared;
}

/// What a thread said before it was shared was said to nobody: its earlier versions go, from the log too.
void forget_versions(storage::Transaction& tx, protocol::ThreadId thread) {
    for (auto const& post : tx.rows<protocol::Post>(sql::reflection_posts, thread)) {
        tx.run(sql::post_revisions_delete, post.id);
        rewrite_past(tx, completed(tx, post));
    }
}

/// What was deleted stays where nobody else reads, with the answers to it.
Result<void> take_home(storage::Transaction& tx, Actor const& actor, Journal const& journal,
                       protocol::ThreadId deleted) {
    auto access = access_thread(tx, actor, deleted);
    if (!access) return std::unexpected(access.error());
    if (access->thread.space == journal.own) return {};
    auto const own = access_space(tx, actor, journal.own);
    if (!own) return std::unexpected(own.error());
    move_thread(tx, access->thread, own->space);
    return {};
}

/// Whether a week has none yet. What was deleted makes room for another.
Result<void> is_free(storage::Transaction& tx, Actor const& actor, Journal const& journal, Date const& week) {
    for (auto const thread : tx.rows<protocol::ThreadId>(sql::reflections_deleted, actor.id, week))
        if (auto home = take_home(tx, actor, journal, thread); !home) return home;
    tx.run(sql::reflections_forget, actor.id, week);
    for (auto const& one : tx.rows<protocol::Reflection>(sql::reflections_of, actor.id, week))
        if (one.week == week) return fail(ErrorCode::conflict, "week", "this week has one already");
    return {};
}

} // namespace

Result<ReflectionReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SubmitReflection const& command,
                               RequestKey const& key) {
    auto const requested = requested_post(tx, actor, key);
    if (!requested) return std::unexpected(requested.error());
    if (requested->written) {
        auto const before = opened_before(tx, actor, requested->id);
        if (!before) return std::unexpected(before.error());
        return reply_of(tx, before->thread.id);
    }
    auto const zone = zone_of(tx, actor.id);
    auto const now = week_of(tx.now(), zone);
    if (auto known = within_a_year(command.week, now); !known) return std::unexpected(known.error());
    auto const journal = ensure_journal(tx, actor);
    auto const space = space_for(journal, command.audience, command.lead);
    if (!space) return std::unexpected(space.error());
    if (auto free = is_free(tx, actor, journal, command.week); !free) return std::unexpected(free.error());
    NewThread const opened{*space,
                           protocol::ThreadKind::reflection,
                           command.week.value,
                           command.body.str(),
                           command.files,
                           command.not_a_student};
    auto const made = open_thread(tx, actor, opened, *requested, key);
    if (!made) return std::unexpected(made.error());
    bool const late =
        tx.now() >= due_in(command.week, journal.due, zone) && !BreakWeeks(tx, actor.id, now).name(command.week);
    auto const prompt = command.prompt ? std::optional(command.prompt->str()) : std::nullopt;
    tx.run(sql::reflection_insert, made->thread.id, actor.id, command.week, prompt, tx.now(), late);
    set_standing(tx, made->thread);
    if (command.week == now) withdraw_reminder(tx, actor.id);
    discard_sent(tx, actor, protocol::DraftPlace::reflection, day_number(command.week), command.draft);
    if (command.audience == ReflectionAudience::lead) tell_desk(tx, journal.lead.value());
    return reply_of(tx, made->thread.id);
}

Result<ReflectionReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ShareReflection const& command) {
    auto access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto& thread = access->thread;
    // A lead sees the thread, and cannot share what is not theirs.
    if (thread.author.id != actor.id) return fail(ErrorCode::forbidden);
    if (thread.kind != protocol::ThreadKind::reflection)
        return fail(ErrorCode::invalid, "thread", "it is no reflection");
    auto const journal = ensure_journal(tx, actor);
    auto const target = space_for(journal, command.audience, command.lead);
    if (!target) return std::unexpected(target.error());
    if (thread.space == *target) return reply_of(tx, thread.id);
    auto const there = access_space(tx, actor, *target);
    if (!there) return std::unexpected(there.error());
    if (command.audience == ReflectionAudience::lead) forget_versions(tx, thread.id);
    // Whoever reads it from here on asks anew.
    forget_newsletter(tx, thread.id);
    move_thread(tx, thread, there->space);
    if (journal.lead) tell_desk(tx, *journal.lead);
    return reply_of(tx, thread.id);
}

void clear_after_deletion(storage::Transaction& tx, Actor const& author, protocol::Thread const& reflection) {
    withdraw_excerpts_of(tx, author, reflection.id);
    forget_newsletter(tx, reflection.id);
    if (auto const lead = tx.row<protocol::MemberId>(sql::lead_of_space, reflection.space)) tell_desk(tx, *lead);
}

} // namespace lateral::domain

#include "server/domain/drafts.hpp"

#include "protocol/encode.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/weeks.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::Draft;
using protocol::DraftPlace;
using protocol::DraftView;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

/// 2999-12-31: dates have four digits.
constexpr std::int64_t kLastDay = 376'199;

/// Where the draft will stand, filled in when its author may see that.
Result<DraftView> view_of(storage::ReadTransaction& tx, Actor const& actor, DraftPlace place, std::int64_t about) {
    DraftView view;
    if (place == DraftPlace::reflection) {
        if (about > kLastDay || !is_monday(day_numbered(about))) return fail(ErrorCode::invalid, "about");
        return view;
    }
    if (place == DraftPlace::thread) {
        auto const access = access_channel(tx, actor, {about}, "about");
        if (!access) return std::unexpected(access.error());
        view.space = access->space.id;
        return view;
    }
    if (place == DraftPlace::edit) {
        auto const access = access_post(tx, actor, {about}, "about");
        if (!access) return std::unexpected(access.error());
        if (access->post.author.id != actor.id) return fail(ErrorCode::forbidden);
        about = access->post.thread.value;
    }
    auto const access = access_thread(tx, actor, {about}, "about");
    if (!access) return std::unexpected(access.error());
    view.space = access->thread.space;
    view.thread = access->thread.id;
    view.thread_title = access->thread.title;
    return view;
}

/// One's own words stay one's own; those of others are seen where they may be seen.
DraftView shown(storage::ReadTransaction& tx, Actor const& actor, Draft draft) {
    auto view = view_of(tx, actor, draft.place, draft.about);
    if (!view) {
        view = DraftView{};
        draft.quote.reset();
    }
    view->draft = std::move(draft);
    return *std::move(view);
}

std::optional<Draft> draft_of(storage::ReadTransaction& tx, Actor const& actor, DraftPlace place, std::int64_t about) {
    return tx.row<Draft>(sql::draft_of, actor.id, place, about);
}

/// Whether a kept draft is what this command brings: its first sending was saved, and the answer got lost.
bool is_same(Draft const& kept, Draft const& brought) {
    auto same = brought;
    same.revision = kept.revision;
    same.saved_at = kept.saved_at;
    return protocol::encode(kept) == protocol::encode(same);
}

/// A new draft begins where no earlier one of its place came to: a device that still holds one that was sent would
/// otherwise take the new one for it, and write over it.
std::int64_t next_revision(storage::Transaction const& tx, std::int64_t base) {
    return base == 0 ? tx.now().value : base + 1;
}

/// Words of a post that was deleted, or is not seen, do not come back through somebody's draft. What they wrote
/// themselves is kept.
bool may_quote(storage::ReadTransaction& tx, Actor const& actor, protocol::SaveDraft const& command) {
    if (!command.reply_to) return false;
    auto const quoted = access_post(tx, actor, *command.reply_to);
    return quoted && !quoted->post.deleted && command.place == DraftPlace::reply &&
           quoted->post.thread.value == command.about.value;
}

Draft draft_from(storage::Transaction& tx, Actor const& actor, protocol::SaveDraft const& command) {
    Draft draft{command.place,
                command.about.value,
                next_revision(tx, command.base.value),
                command.kind,
                {},
                command.body.str(),
                command.reply_to,
                {},
                tx.now()};
    if (command.title) draft.title = command.title->str();
    if (command.quote && may_quote(tx, actor, command)) draft.quote = command.quote->str();
    return draft;
}

Result<void> may_save(storage::ReadTransaction& tx, Actor const& actor, protocol::SaveDraft const& command,
                      std::optional<Draft> const& kept) {
    if (auto place = view_of(tx, actor, command.place, command.about.value); !place)
        return std::unexpected(place.error());
    if (kept && kept->revision != command.base.value) return fail(ErrorCode::conflict, "base");
    if (!kept && tx.row<std::int64_t>(sql::drafts_count, actor.id).value() >= kMaxDrafts)
        return fail(ErrorCode::conflict, "about", "too many drafts");
    return {};
}

/// All drafts are sealed where there is a key: most are of words that nobody else has seen.
void store(storage::Transaction& tx, Actor const& actor, Draft const& draft) {
    auto const place = place_of_draft(actor.id, draft.place, draft.about);
    auto const stored = [&](std::string_view field, std::string_view words) {
        return storage::stored_as(tx.vault(), place, field, words);
    };
    tx.run(sql::draft_upsert, actor.id, draft.place, draft.about, draft.revision, draft.kind,
           stored("title", draft.title), stored("body", draft.body), draft.reply_to,
           draft.quote ? std::optional(stored("quote", *draft.quote)) : std::nullopt, draft.saved_at);
}

template <class Event>
void tell(storage::Transaction& tx, Actor const& actor, Event const& event) {
    events::emit(tx, events::member_topic(actor.id), event);
}

} // namespace

Result<protocol::DraftsReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListDrafts const&) {
    protocol::DraftsReply reply;
    for (auto& draft : tx.rows<Draft>(sql::drafts_of, actor.id))
        reply.drafts.push_back(shown(tx, actor, std::move(draft)));
    return reply;
}

Result<protocol::DraftReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::GetDraft const& command) {
    auto kept = draft_of(tx, actor, command.place, command.about.value);
    if (!kept) return protocol::DraftReply{};
    return protocol::DraftReply{shown(tx, actor, *std::move(kept)).draft};
}

Result<protocol::DraftSavedReply> handle(storage::Transaction& tx, Actor const& actor,
                                         protocol::SaveDraft const& command) {
    auto const kept = draft_of(tx, actor, command.place, command.about.value);
    auto const draft = draft_from(tx, actor, command);
    if (kept && is_same(*kept, draft)) return protocol::DraftSavedReply{kept->revision, kept->saved_at};
    if (auto allowed = may_save(tx, actor, command, kept); !allowed) return std::unexpected(allowed.error());
    store(tx, actor, draft);
    tell(tx, actor, protocol::DraftSaved{draft.place, draft.about, draft.revision});
    return protocol::DraftSavedReply{draft.revision, draft.saved_at};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::DiscardDraft const& command) {
    auto const kept = draft_of(tx, actor, command.place, command.about.value);
    if (!kept) return Done{};
    if (kept->revision != command.revision.value) return fail(ErrorCode::conflict, "revision");
    discard_sent(tx, actor, command.place, command.about.value, command.revision);
    return Done{};
}

void discard_sent(storage::Transaction& tx, Actor const& actor, DraftPlace place, std::int64_t about,
                  std::optional<protocol::Number<1, protocol::kMaxId>> revision) {
    if (!revision || tx.run(sql::draft_delete, actor.id, place, about, *revision) == 0) return;
    tell(tx, actor, protocol::DraftDiscarded{place, about});
}

void clear_draft_quotes(storage::Transaction& tx, protocol::PostId post) { tx.run(sql::draft_quotes_clear, post); }

} // namespace lateral::domain

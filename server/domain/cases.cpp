#include "server/domain/cases.hpp"

#include "server/base/clock.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/excerpt_withdrawal.hpp"
#include "server/domain/flags.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/new_post.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/post_removal.hpp"
#include "server/domain/search_index.hpp"
#include "server/domain/space_mentions.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::CaseId;
using protocol::CaseOutcome;
using protocol::CaseState;
using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
using protocol::PostId;
namespace sql = storage::sql;

constexpr std::int64_t kMostListed = 50;
constexpr std::int64_t kForgottenAtOnce = 100;

struct CaseRow {
    CaseId id;
    CaseState state{};
    bool hid = false;
    std::optional<MemberId> decided_by;
    std::string reason;
    std::string appeal;
};
BOOST_DESCRIBE_STRUCT(CaseRow, (), (id, state, hid, decided_by, reason, appeal))

struct HiddenPost {
    std::string body;
    protocol::Encoded<std::vector<protocol::Node>> content;
    std::optional<PostId> reply_to;
    std::optional<protocol::Timestamp> edited_at;
};
BOOST_DESCRIBE_STRUCT(HiddenPost, (), (body, content, reply_to, edited_at))

struct CaseAccess {
    CaseRow row;
    PostAccess post;
};

bool is_waiting(CaseState state) { return state == CaseState::open || state == CaseState::appealed; }

std::optional<CaseRow> case_of(storage::ReadTransaction& tx, PostId post) {
    return tx.row<CaseRow>(sql::case_of_post, post);
}

/// A case by its number, for whom it is: what is not theirs to know of is not there.
Result<CaseAccess> access_case(storage::ReadTransaction& tx, Actor const& actor, CaseId id) {
    auto const post = tx.row<PostId>(sql::case_post, id);
    auto access = access_post(tx, actor, post.value_or(PostId{}), "id");
    if (!access) return std::unexpected(access.error());
    auto row = case_of(tx, *post);
    bool const own = access->post.author.id == actor.id;
    bool const theirs = own ? row->hid : decides_in(actor, access->in.in);
    // An older case of the post is over; the newer one is what counts.
    if (row->id != id || !theirs) return fail(ErrorCode::not_found, "id");
    return CaseAccess{*std::move(row), *std::move(access)};
}

Result<CaseAccess> decided_case(storage::ReadTransaction& tx, Actor const& actor, CaseId id) {
    auto access = access_case(tx, actor, id);
    if (access && access->post.post.author.id == actor.id) return fail(ErrorCode::forbidden);
    return access;
}

/// Whether there is somebody who may decide about it and has not.
bool has_another(storage::ReadTransaction& tx, CaseAccess const& access) {
    auto const deciders = tx.rows<MemberId>(sql::members_who_moderate, access.post.post.space);
    return std::ranges::any_of(deciders, [&](MemberId member) {
        return member != access.row.decided_by && member != access.post.post.author.id;
    });
}

/// Removed once, by somebody whom somebody else can correct.
bool may_appeal(storage::ReadTransaction& tx, CaseAccess const& access) {
    return access.row.state == CaseState::removed && access.row.appeal.empty() && access.post.post.hidden &&
           has_another(tx, access);
}

void put_back(storage::Transaction& tx, CaseAccess const& access) {
    auto post = access.post.post;
    auto const kept = tx.row<HiddenPost>(sql::hidden_post_read, post.id).value();
    tx.run(sql::post_put_back, kept.body, kept.content, kept.reply_to, kept.edited_at, post.id);
    tx.run(sql::hidden_post_delete, post.id);
    set_standing(tx, access.post.in.thread);
    post.body = kept.body;
    post.content = kept.content;
    post.reply_to = kept.reply_to;
    post.edited_at = kept.edited_at;
    post.revision += 1; // what clients take for newer
    post.deleted = post.hidden = false;
    post = completed(tx, std::move(post));
    Actor author;
    author.id = post.author.id;
    insert_mentions(tx, author, post.id, post.space, parse_markdown(post.body));
    index_restored(tx, post.id);
    events::emit(tx, events::space_topic(post.space), protocol::PostEdited{post}, events::subject("post", post.id));
}

void forget_hidden(storage::Transaction& tx, PostId post) {
    forget_rest(tx, post);
    tx.run(sql::hidden_post_delete, post);
    tx.run(sql::post_set_hidden, false, post);
}

/// What its author took back meanwhile does not come back.
void restore(storage::Transaction& tx, CaseAccess const& access) {
    auto const& post = access.post.post;
    if (post.position == 1 && is_withdrawn(tx, post.thread))
        forget_hidden(tx, post.id);
    else
        put_back(tx, access);
}

/// Its words go into the safe, for the time of an appeal.
void remove(storage::Transaction& tx, CaseAccess& access) {
    if (access.post.post.deleted) return;
    tx.run(sql::case_readers_note, access.row.id, access.post.post.id);
    tx.run(sql::case_set_hid, access.row.id);
    take_out(tx, access.post.in, access.post.post, Words::in_safe);
}

struct DecisionDetail {
    protocol::SpaceId space;
    protocol::ThreadId thread;
    MemberId author;
    CaseId id;
    CaseOutcome outcome{};
};
BOOST_DESCRIBE_STRUCT(DecisionDetail, (), (space, thread, author, id, outcome))

struct AppealDetail {
    protocol::SpaceId space;
    protocol::ThreadId thread;
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(AppealDetail, (), (space, thread, id))

} // namespace

std::optional<CaseId> waiting_case(storage::ReadTransaction& tx, PostId post) {
    auto const row = case_of(tx, post);
    return row && is_waiting(row->state) ? std::optional(row->id) : std::nullopt;
}

Result<protocol::CasesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListCases const& command) {
    protocol::CasesReply reply;
    reply.cases = tx.rows<protocol::Case>(sql::cases_listed, actor.id, !command.decided,
                                          may(actor, Capability::decide_cases), kMostListed);
    for (auto& one : reply.cases) {
        one.may_decide = is_waiting(one.state) && one.decided_by != actor.id;
        one.flags = tx.rows<protocol::Flag>(sql::flags_of_case, one.id);
        one.attachments = tx.rows<protocol::Attachment>(sql::files_of_post, one.post);
    }
    return reply;
}

Result<protocol::CaseReadersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::ListCaseReaders const& command) {
    auto const access = decided_case(tx, actor, command.id);
    if (!access) return std::unexpected(access.error());
    return protocol::CaseReadersReply{tx.rows<protocol::CaseReader>(sql::case_readers_list, command.id)};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::DecideCase const& command) {
    auto access = decided_case(tx, actor, command.id);
    if (!access) return std::unexpected(access.error());
    if (!is_waiting(access->row.state)) return fail(ErrorCode::conflict, "id", "it is decided already");
    if (access->row.decided_by == actor.id) return fail(ErrorCode::forbidden, "id", "somebody else was asked for");
    bool const keep = command.outcome == CaseOutcome::keep;
    auto const& post = access->post.post;
    bool const hid = access->row.hid;
    if (!keep) remove(tx, *access);
    if (keep && post.hidden) restore(tx, *access);
    tx.run(sql::case_decide, keep ? CaseState::kept : CaseState::removed, actor.id, tx.now(), command.reason.str(),
           command.id);
    append_audit(
        tx, actor.id, name_of_command<protocol::DecideCase>(), events::subject("post", post.id),
        protocol::encode(DecisionDetail{post.space, post.thread, post.author.id, command.id, command.outcome}));
    // Of a flag that came to nothing and hid nothing, its author never hears.
    if (hid || !keep)
        raise_notice(tx, actor, post.author.id, {protocol::NoticeKind::moderated, post.space, post.thread, post.id});
    send_home_withdrawn(tx, post.thread);
    return Done{};
}

Result<protocol::OwnCase> handle(storage::ReadTransaction& tx, Actor const& actor,
                                 protocol::GetOwnCase const& command) {
    auto access = access_post(tx, actor, command.post);
    if (!access) return std::unexpected(access.error());
    if (access->post.author.id != actor.id) return fail(ErrorCode::forbidden);
    auto row = case_of(tx, command.post);
    if (!row || !row->hid) return fail(ErrorCode::not_found, "post");
    protocol::OwnCase own{row->id, row->state, {}, row->reason, row->appeal, {}, {"[]"}, false};
    for (auto const& flag : tx.rows<protocol::Flag>(sql::flags_of_case, row->id))
        if (std::ranges::find(own.reasons, flag.reason) == own.reasons.end()) own.reasons.push_back(flag.reason);
    if (auto kept = tx.row<HiddenPost>(sql::hidden_post_read, command.post)) {
        own.body = std::move(kept->body);
        own.content = std::move(kept->content);
    }
    own.may_appeal = may_appeal(tx, {*std::move(row), *std::move(access)});
    return own;
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AppealCase const& command) {
    auto const access = access_case(tx, actor, command.id);
    if (!access) return std::unexpected(access.error());
    auto const& post = access->post.post;
    if (post.author.id != actor.id) return fail(ErrorCode::forbidden);
    if (!may_appeal(tx, *access)) return fail(ErrorCode::closed, "id");
    tx.run(sql::case_appeal, command.words.str(), command.id);
    append_audit(tx, actor.id, name_of_command<protocol::AppealCase>(), events::subject("post", post.id),
                 protocol::encode(AppealDetail{post.space, post.thread, command.id}));
    for (auto const member : tx.rows<MemberId>(sql::members_who_moderate, post.space))
        if (member != access->row.decided_by && member != actor.id)
            raise_unsigned(tx, member, {protocol::NoticeKind::flagged, post.space, post.thread, post.id});
    return Done{};
}

void forget_removed(storage::Transaction& tx) {
    auto const before = tx.now().value - kAppealDays * base::kDay;
    for (auto const post : tx.rows<PostId>(sql::hidden_posts_over, before, kForgottenAtOnce)) forget_hidden(tx, post);
}

} // namespace lateral::domain

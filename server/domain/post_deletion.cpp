#include "server/domain/post_removal.hpp"

#include "protocol/encode.hpp"
#include "server/domain/attachments.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/drafts.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/posts.hpp"
#include "server/domain/reflections.hpp"
#include "server/domain/search_index.hpp"
#include "server/domain/students.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Post;
namespace sql = storage::sql;

Post emptied(Post post) {
    post.body.clear();
    post.content.json = "[]";
    post.reply_to.reset();
    post.quote.reset();
    post.edited_at.reset();
    post.deleted = true;
    post.attachments.clear();
    post.reactions.clear();
    return post;
}

/// Reaction events must still decode, so they keep their form and name the author in place of who reacted; the
/// post.deleted that follows them in the log takes every reaction away.
void scrub_reactions(storage::Transaction& tx, Post const& post) {
    auto const subject = events::subject("post", post.id);
    constexpr auto kind = protocol::ReactionKind::thanks;
    protocol::ReactionAdded const added{post.id, post.thread, {kind, {post.author.id, {}}}};
    protocol::ReactionRemoved const removed{post.id, post.thread, kind, post.author.id};
    auto const logged = [&](std::string const& body) { return tx.sealed_event(subject, body); };
    tx.run(sql::event_bodies_scrub, logged(protocol::encode(added)), subject, "reaction.added");
    tx.run(sql::event_bodies_scrub, logged(protocol::encode(removed)), subject, "reaction.removed");
    tx.run(sql::reactions_delete, post.id);
}

/// Readers' copies of these answers lose the quote by `post.deleted`, which names what they answer.
void remove_quotes(storage::Transaction& tx, Post const& deleted) {
    auto answers = tx.rows<Post>(sql::posts_quoting, deleted.thread, deleted.id);
    for (auto& answer : answers) {
        answer.quote.reset();
        tx.run(sql::post_quote_clear, answer.id);
        rewrite_past(tx, completed(tx, answer));
    }
}

void empty(storage::Transaction& tx, Post const& post) {
    index_deleted(tx, post.id);
    tx.run(sql::post_empty, post.content, post.id);
    if (post.hidden)
        tx.run(sql::post_set_hidden, true, post.id);
    else
        forget_rest(tx, post.id);
    tx.run(sql::mentions_delete, post.id);
    withdraw_notices(tx, post.id);
    scrub_reactions(tx, post);
    rewrite_past(tx, post);
    remove_quotes(tx, post);
    clear_draft_quotes(tx, post.id);
}

struct DeletionDetail {
    protocol::SpaceId space;
    protocol::ThreadId thread;
    protocol::MemberId author;
};
BOOST_DESCRIBE_STRUCT(DeletionDetail, (), (space, thread, author))

} // namespace

void forget_rest(storage::Transaction& tx, protocol::PostId post) {
    detach_files(tx, post);
    tx.run(sql::post_revisions_delete, post);
    forget_not_students(tx, events::subject("post", post));
}

Post take_out(storage::Transaction& tx, ThreadAccess& in, Post const& taken, Words words) {
    auto post = emptied(taken);
    post.hidden = words == Words::in_safe;
    if (post.hidden) tx.run(sql::hidden_post_insert, post.id);
    empty(tx, post);
    set_standing(tx, in.thread);
    auto const topic = events::space_topic(post.space);
    events::emit(tx, topic, protocol::PostDeleted{post}, events::subject("post", post.id));
    auto& thread = in.thread;
    if (thread.answer == post.id && tx.run(sql::question_reopen, thread.id, post.id) > 0) {
        thread.answer.reset();
        events::emit(tx, topic, protocol::ThreadChanged{thread}, events::subject("thread", thread.id));
    }
    return post;
}

void rewrite_past(storage::Transaction& tx, Post const& post) {
    auto const subject = events::subject("post", post.id);
    // All three post events have this one shape.
    auto const body = tx.sealed_event(subject, protocol::encode(protocol::PostCreated{post}));
    tx.run(sql::post_created_scrub, body, post.id, subject);
    tx.run(sql::event_bodies_scrub, body, subject, "post.edited");
    tx.run(sql::answers_scrub, post.author.id, "%\"post\":{\"id\":" + std::to_string(post.id.value) + ",%");
}

Result<protocol::PostReply> handle(storage::Transaction& tx, Actor const& actor, protocol::DeletePost const& command) {
    auto access = access_post(tx, actor, command.post);
    if (!access) return std::unexpected(access.error());
    auto const own = access->post.author.id == actor.id;
    if (!own && !access->in.in.steward()) return fail(ErrorCode::forbidden);
    if (access->post.deleted) return protocol::PostReply{access->post};

    auto const post = take_out(tx, access->in, access->post, Words::gone);
    if (own && post.position == 1 && access->in.thread.kind == protocol::ThreadKind::reflection)
        clear_after_deletion(tx, actor, access->in.thread);
    if (own) return protocol::PostReply{post};
    raise_notice(tx, actor, post.author.id, {protocol::NoticeKind::moderated, post.space, post.thread, post.id});
    append_audit(tx, actor.id, name_of_command<protocol::DeletePost>(), events::subject("post", post.id),
                 protocol::encode(DeletionDetail{post.space, post.thread, post.author.id}));
    return protocol::PostReply{post};
}

} // namespace lateral::domain

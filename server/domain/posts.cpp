#include "server/domain/posts.hpp"

#include "protocol/encode.hpp"
#include "server/domain/attachments.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/drafts.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/new_post.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/post_topics.hpp"
#include "server/domain/search_index.hpp"
#include "server/domain/space_mentions.hpp"
#include "server/domain/stage_plans.hpp"
#include "server/domain/thread_settings.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Post;
namespace sql = storage::sql;

constexpr std::int64_t kPage = 50;

struct ReactionRow {
    protocol::PostId post;
    protocol::Reaction reaction;
};
BOOST_DESCRIBE_STRUCT(ReactionRow, (), (post, reaction))

struct Quoted {
    bool deleted = false;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(Quoted, (), (deleted, body))

/// So many posts stand above the one that a page was asked for, to pick up the thread.
constexpr std::int64_t kContext = 3;

/// A page ends early rather than outgrow what is sent in one go. Always holds `wanted`.
constexpr std::size_t kPageBytes = 1'000'000;

void cut_to_size(std::vector<Post>& posts, std::int64_t wanted) {
    std::size_t bytes = 0;
    auto const end = std::ranges::find_if(posts, [&](Post const& post) {
        bool const fits = bytes == 0 || bytes + post.body.size() + post.content.json.size() <= kPageBytes;
        bytes += post.body.size() + post.content.json.size();
        return !fits && post.position > wanted;
    });
    posts.erase(end, posts.end());
}

/// The position after which a page begins that has `around` in it. A short thread is shown whole, the end in full.
std::int64_t begin_of_page(std::int64_t around, std::int64_t last, std::int64_t count) {
    if (around == 0) around = last;
    return std::max<std::int64_t>(0, std::min(around - 1 - kContext, last - count));
}

std::vector<Post> page_of(storage::ReadTransaction& tx, ThreadAccess const& access, protocol::ListPosts const& command,
                          std::optional<std::int64_t> first_unread) {
    auto const count = command.limit ? command.limit->value : kPage;
    auto const from = access.in.from_seq;
    if (command.before) {
        auto posts = tx.rows<Post>(sql::posts_before, access.thread.id, *command.before, from, count);
        cut_to_size(posts, 0);
        std::ranges::reverse(posts);
        return posts;
    }
    auto after = command.after ? command.after->value : 0;
    std::int64_t around = 0;
    if (command.around) {
        around = command.around->value > 0 ? command.around->value : first_unread.value_or(0);
        after = begin_of_page(around, access.thread.last_position, count);
    }
    auto posts = tx.rows<Post>(sql::posts_after, access.thread.id, after, from, count);
    cut_to_size(posts, around);
    return posts;
}

/// Selecting text in a browser gives its white space anew.
std::string letters_of(std::string_view text) {
    std::string letters(text);
    std::erase_if(letters, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    // U+00A0, which browsers put for spaces that must stay.
    for (auto at = letters.find("\u00a0"); at != std::string::npos; at = letters.find("\u00a0", at))
        letters.erase(at, 2);
    return letters;
}

/// Clients end a quote that they shortened with this.
constexpr std::string_view kShortened = "…";

/// Whether somebody wrote this, in this version of a post or an earlier one: a quote puts words into their mouth.
bool is_from(storage::ReadTransaction& tx, protocol::PostId post, std::string const& body, std::string_view quote) {
    if (quote.ends_with(kShortened)) quote.remove_suffix(kShortened.size());
    auto const words = letters_of(quote);
    auto const holds = [&](std::string const& version) {
        return letters_of(plain_text(version)).find(words) != std::string::npos;
    };
    if (holds(body)) return true;
    return std::ranges::any_of(tx.rows<protocol::PostRevision>(sql::post_revisions_of, post),
                               [&](auto const& revision) { return holds(revision.body); });
}

/// The quote as it may be kept: none of a post that was deleted while the answer was written.
Result<std::optional<std::string>> checked_quote(storage::ReadTransaction& tx, ThreadAccess const& access,
                                                 protocol::CreatePost const& command) {
    if (!command.reply_to) {
        if (command.quote) return fail(ErrorCode::invalid, "quote", "a quote needs the post that it is from");
        return std::nullopt;
    }
    auto const quoted = tx.row<Quoted>(sql::post_quoted, *command.reply_to, access.thread.id, access.in.from_seq);
    if (!quoted) return fail(ErrorCode::not_found, "reply_to");
    if (!command.quote || quoted->deleted) return std::nullopt;
    if (!is_from(tx, *command.reply_to, quoted->body, command.quote->str()))
        return fail(ErrorCode::invalid, "quote", "the post does not say that");
    return command.quote->str();
}

/// The first answer again, from the row that the first request left.
Result<protocol::PostReply> answer_again(storage::ReadTransaction& tx, Actor const& actor, protocol::PostId post) {
    auto const access = access_post(tx, actor, post, "thread");
    if (!access) return std::unexpected(access.error());
    return protocol::PostReply{completed(tx, access->post)};
}

/// Of the words themselves, not of what they are sealed as.
std::int64_t size_of_history(storage::ReadTransaction& tx, protocol::PostId post) {
    if (!tx.vault()) return tx.row<std::int64_t>(sql::post_revisions_size, post).value();
    std::size_t size = 0;
    for (auto const& version : tx.rows<protocol::PostRevision>(sql::post_revisions_of, post))
        size += version.body.size() + version.content.json.size();
    return static_cast<std::int64_t>(size);
}

Result<void> may_edit(storage::ReadTransaction& tx, Actor const& actor, PostAccess const& access,
                      protocol::EditPost const& command) {
    if (auto open = open_for_writing(access.in); !open) return open;
    if (access.post.deleted) return fail(ErrorCode::closed, "post");
    if (access.post.author.id != actor.id) return fail(ErrorCode::forbidden);
    if (access.post.revision != command.revision.value) return fail(ErrorCode::conflict, "revision");
    if (access.post.revision >= kMaxRevisions || size_of_history(tx, command.post) > kMaxHistory)
        return fail(ErrorCode::closed, "post", "edited too often");
    return {};
}

} // namespace

void fill_reactions(storage::ReadTransaction& tx, protocol::ThreadId thread, std::vector<Post>& posts) {
    if (posts.empty()) return;
    auto at = posts.begin();
    for (auto& row :
         tx.rows<ReactionRow>(sql::reactions_between, thread, posts.front().position, posts.back().position)) {
        while (at != posts.end() && at->id != row.post) ++at;
        if (at == posts.end()) return;
        at->reactions.push_back(std::move(row.reaction));
    }
}

Post completed(storage::ReadTransaction& tx, Post post) {
    std::vector<Post> one{std::move(post)};
    fill_reactions(tx, one.front().thread, one);
    fill_attachments(tx, one.front().thread, one);
    return std::move(one.front());
}

Result<protocol::PostsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListPosts const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    if (command.after.has_value() + command.before.has_value() + command.around.has_value() > 1)
        return fail(ErrorCode::invalid, "before", "one of `after`, `before` and `around`");
    protocol::PostsReply reply{view_of(tx, actor, access->thread), {}, {}};
    reply.first_unread = first_unread(tx, actor, *access, reply.thread);
    reply.posts = page_of(tx, *access, command, reply.first_unread);
    fill_reactions(tx, command.thread, reply.posts);
    fill_attachments(tx, command.thread, reply.posts);
    return reply;
}

Result<protocol::PostHistoryReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::PostHistory const& command) {
    auto const access = access_post(tx, actor, command.post);
    if (!access) return std::unexpected(access.error());
    auto const& post = access->post;
    protocol::PostHistoryReply reply;
    if (post.deleted) return reply;
    reply.revisions = tx.rows<protocol::PostRevision>(sql::post_revisions_of, post.id);
    reply.revisions.push_back({post.revision, post.body, post.content, post.edited_at.value_or(post.created_at)});
    return reply;
}

Result<protocol::PostReply> handle(storage::Transaction& tx, Actor const& actor, protocol::CreatePost const& command,
                                   RequestKey const& key) {
    auto const requested = requested_post(tx, actor, key);
    if (!requested) return std::unexpected(requested.error());
    if (requested->written) return answer_again(tx, actor, requested->id);
    auto access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());
    if (auto turn = has_turn(*access, actor, tx.now()); !turn) return std::unexpected(turn.error());
    auto const quote = checked_quote(tx, *access, command);
    if (!quote) return std::unexpected(quote.error());

    auto& thread = access->thread;
    thread.last_position += 1;
    thread.last_seq = tx.next_seq();
    NewPost const post{requested->id,      thread.id,        thread.space, thread.last_position, thread.last_seq,
                       command.body.str(), command.reply_to, *quote,       command.files,        command.not_a_student};
    auto const inserted = insert_post(tx, actor, post, key);
    if (!inserted) return std::unexpected(inserted.error());
    auto const& made = *inserted;
    tx.run(sql::thread_grow, thread.last_position, thread.last_seq, made.created_at, thread.id);
    set_standing(tx, thread);
    events::emit(tx, events::space_topic(thread.space), protocol::PostCreated{made}, events::subject("post", made.id));
    // post.created tells that its author has read so far.
    tx.run(sql::thread_read_upsert, actor.id, thread.id, thread.last_position, protocol::Seq{});
    raise_for_post(tx, actor, made);
    discard_sent(tx, actor, protocol::DraftPlace::reply, thread.id.value, command.draft);
    return protocol::PostReply{made};
}

Result<protocol::PostReply> handle(storage::Transaction& tx, Actor const& actor, protocol::EditPost const& command) {
    auto const access = access_post(tx, actor, command.post);
    if (!access) return std::unexpected(access.error());
    if (auto allowed = may_edit(tx, actor, *access, command); !allowed) return std::unexpected(allowed.error());

    auto post = completed(tx, access->post);
    auto content = parse_for(tx, post.space, command.body.str());
    auto files = choose_files(tx, actor, post.id, content, command.files, post.attachments);
    if (!files) return std::unexpected(files.error());
    auto const subject = events::subject("post", post.id);
    StudentCheck check(tx, command.not_a_student, subject);
    if (auto passed = check_words(check, content, *files); !passed) return std::unexpected(passed.error());
    check.keep(tx, actor, subject);
    attach_files(tx, post.id, *files, post.attachments);
    bool const takes_out = std::ranges::any_of(post.attachments, [&](protocol::Attachment const& before) {
        return std::ranges::find(*files, before.file, &protocol::Attachment::file) == files->end();
    });
    post.attachments = *std::move(files);
    keep_revision(tx, post);
    post.body = command.body.str();
    post.content.json = protocol::encode(content);
    post.revision += 1;
    post.edited_at = tx.now();
    update_words(tx, post);
    index_edited(tx, post, access->in.thread.title);
    tx.run(sql::mentions_delete, post.id);
    insert_mentions(tx, actor, post.id, post.space, content);
    if (takes_out) rewrite_past(tx, post); // a name of a file that should not be there says much
    emit_of_post(tx, *access, protocol::PostEdited{post});
    raise_for_post(tx, actor, post);
    discard_sent(tx, actor, protocol::DraftPlace::edit, post.id.value, command.draft);
    return protocol::PostReply{post};
}

} // namespace lateral::domain

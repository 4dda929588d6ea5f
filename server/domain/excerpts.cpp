#include "server/domain/excerpts.hpp"

#include "protocol/encode.hpp"
#include "server/base/clock.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/new_thread.hpp"
#include "server/domain/students.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::Excerpt;
using protocol::fail;
namespace sql = storage::sql;

constexpr std::int64_t kMostListed = 100;

bool shows_picture(std::vector<protocol::Node> const& nodes) {
    for (auto const& node : nodes)
        if (node.kind == protocol::NodeKind::picture || (node.children && shows_picture(*node.children))) return true;
    return false;
}

std::vector<protocol::Paragraph> paragraphs_of(protocol::Post const& post) {
    std::vector<protocol::Paragraph> paragraphs;
    for (auto const& block : blocks_of(post.body)) {
        if (paragraphs.size() == protocol::kMaxParagraphs) break;
        auto const content = parse_markdown(block);
        paragraphs.push_back({{protocol::encode(content)}, shows_picture(content)});
    }
    return paragraphs;
}

Result<void> may_publish(storage::ReadTransaction& tx, Actor const& actor) {
    auto const since = protocol::Timestamp{tx.now().value - base::kDay};
    if (tx.row<std::int64_t>(sql::excerpts_since, actor.id, since).value() < kMostExcerptsADay) return {};
    constexpr std::int64_t hour = 3'600;
    return std::unexpected(protocol::Error{ErrorCode::rate_limited, "reflection", {}, hour});
}

/// The copy's text: what its author says before it, and the paragraphs.
Result<std::string> copy_of(protocol::Post const& post, protocol::PublishExcerpt const& command) {
    auto const words = quoted(post, command.revision, command.paragraphs);
    if (!words) return words;
    auto whole = command.before ? command.before->str() + "\n\n" + *words : *words;
    if (!protocol::Body::create(whole)) return fail(ErrorCode::invalid, "paragraphs", "they are too long for a post");
    return whole;
}

Result<void> channel_takes_it(storage::ReadTransaction& tx, Actor const& actor, protocol::SpaceId space) {
    auto const channel = access_channel(tx, actor, space);
    if (!channel) return std::unexpected(channel.error());
    return open_for_writing(*channel);
}

} // namespace

Result<PostAccess> own_reflection(storage::ReadTransaction& tx, Actor const& actor, protocol::ThreadId reflection) {
    auto access = access_thread(tx, actor, reflection, "reflection");
    if (!access) return std::unexpected(access.error());
    if (access->thread.author.id != actor.id) return fail(ErrorCode::forbidden);
    if (access->thread.kind != protocol::ThreadKind::reflection)
        return fail(ErrorCode::invalid, "reflection", "it is no reflection");
    auto post = tx.row<protocol::Post>(sql::first_post, reflection).value();
    if (post.deleted) return fail(ErrorCode::closed, "reflection");
    return PostAccess{std::move(post), *std::move(access)};
}

Result<std::string> quoted(protocol::Post const& post, protocol::Number<1, protocol::kMaxId> revision,
                           protocol::ParagraphNumbers const& paragraphs) {
    if (post.revision != revision.value) return fail(ErrorCode::conflict, "revision");
    auto const blocks = blocks_of(post.body);
    std::string words;
    std::int64_t before = 0;
    for (auto const& [place] : paragraphs.items) {
        if (place <= before || place > std::ssize(blocks))
            return fail(ErrorCode::invalid, "paragraphs", "places in the text, each after the one before");
        auto const& block = blocks[static_cast<std::size_t>(place - 1)];
        if (shows_picture(parse_markdown(block)))
            return fail(ErrorCode::invalid, "paragraphs", "pictures stay in the reflection");
        words += words.empty() ? block : "\n\n" + block;
        before = place;
    }
    if (words.empty()) return fail(ErrorCode::invalid, "paragraphs", "at least one");
    return words;
}

Excerpt shown_excerpt(storage::ReadTransaction& tx, protocol::ThreadId thread) {
    return tx.row<Excerpt>(sql::excerpt_shown, thread).value();
}

Result<protocol::ExcerptsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListExcerpts const& command) {
    auto const access = own_reflection(tx, actor, command.reflection);
    if (!access) return std::unexpected(access.error());
    protocol::ExcerptsReply reply;
    reply.revision = access->post.revision;
    reply.paragraphs = paragraphs_of(access->post);
    reply.excerpts = tx.rows<Excerpt>(sql::excerpts_of, command.reflection, kMostListed);
    reply.ask = tx.row<protocol::NewsletterAsk>(sql::newsletter_shown, command.reflection);
    return reply;
}

Result<protocol::ExcerptReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::PublishExcerpt const& command, RequestKey const& key) {
    auto const requested = requested_post(tx, actor, key);
    if (!requested) return std::unexpected(requested.error());
    if (requested->written) {
        auto const before = opened_before(tx, actor, requested->id);
        if (!before) return std::unexpected(before.error());
        return protocol::ExcerptReply{shown_excerpt(tx, before->thread.id)};
    }
    auto const access = own_reflection(tx, actor, command.reflection);
    if (!access) return std::unexpected(access.error());
    if (auto open = channel_takes_it(tx, actor, command.space); !open) return std::unexpected(open.error());
    auto const words = copy_of(access->post, command);
    if (!words) return std::unexpected(words.error());
    if (auto allowed = may_publish(tx, actor); !allowed) return std::unexpected(allowed.error());
    auto const title = command.title ? command.title->str() : "";
    StudentCheck check(tx, command.not_a_student);
    if (auto passed = check.pass(student_words_in_lines(title), "title"); !passed)
        return std::unexpected(passed.error());
    NewThread const opened{command.space, protocol::ThreadKind::excerpt, title, *words, {}, command.not_a_student};
    auto const made = open_thread(tx, actor, opened, *requested, key);
    if (!made) return std::unexpected(made.error());
    check.keep(tx, actor, events::subject("thread", made->thread.id));
    tx.run(sql::excerpt_insert, made->thread.id, command.reflection, actor.id, command.space, tx.now());
    return protocol::ExcerptReply{shown_excerpt(tx, made->thread.id)};
}

} // namespace lateral::domain

#include "server/domain/newsletter.hpp"

#include "protocol/encode.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/excerpts.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/space_mentions.hpp"
#include "server/domain/students.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::NewsletterState;
using protocol::ThreadId;
namespace sql = storage::sql;

constexpr std::int64_t kMostListed = 100;

struct Ask {
    protocol::MemberId lead;
    NewsletterState state{};
};
BOOST_DESCRIBE_STRUCT(Ask, (), (lead, state))

std::optional<Ask> ask_about(storage::ReadTransaction& tx, ThreadId reflection) {
    return tx.row<Ask>(sql::newsletter_ask, reflection);
}

void ask(storage::Transaction& tx, Actor const& lead, protocol::Thread const& thread) {
    tx.run(sql::newsletter_insert, thread.id, thread.author.id, lead.id, tx.now());
    raise_notice(tx, lead, thread.author.id, {protocol::NoticeKind::starred, thread.space, thread.id, {}});
    tell_desk(tx, lead.id);
}

void keep_answer(storage::Transaction& tx, Ask const& ask, ThreadId reflection, NewsletterState state, bool named,
                 std::string const& body, std::vector<protocol::Node> const& content) {
    forget_not_students(tx, events::subject("thread", reflection));
    auto const stored = [&](std::string_view field, std::string_view words) {
        return stored_words(tx, "newsletter", reflection.value, field, words);
    };
    tx.run(sql::newsletter_answer, state, named, stored("body", body),
           stored(storage::kContentField, protocol::encode(content)), tx.now(), reflection);
    tx.run(sql::newsletter_notices_withdraw, reflection);
    tell_desk(tx, ask.lead);
}

} // namespace

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::StarReflection const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto const& thread = access->thread;
    if (thread.kind != protocol::ThreadKind::reflection)
        return fail(ErrorCode::invalid, "thread", "it is no reflection");
    if (thread.author.id == actor.id) return fail(ErrorCode::forbidden);
    auto const known = ask_about(tx, thread.id);
    if (known && known->lead == actor.id && known->state == NewsletterState::declined) {
        if (command.starred) return fail(ErrorCode::closed, "thread", "its author said no");
        return Done{};
    }
    if (known && known->lead == actor.id && command.starred) return Done{};
    if (known) forget_newsletter(tx, thread.id);
    if (command.starred) ask(tx, actor, thread);
    return Done{};
}

Result<protocol::NewsletterReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                         protocol::ListNewsletter const&) {
    return protocol::NewsletterReply{tx.rows<protocol::NewsletterItem>(sql::newsletter_items, actor.id, kMostListed)};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AnswerNewsletter const& command) {
    auto const access = own_reflection(tx, actor, command.reflection);
    if (!access) return std::unexpected(access.error());
    auto const known = ask_about(tx, command.reflection);
    if (!known) return fail(ErrorCode::conflict, "reflection", "nobody asks any more");
    if (!command.agree) {
        keep_answer(tx, *known, command.reflection, NewsletterState::declined, false, "", {});
        return Done{};
    }
    if (!command.revision || !command.paragraphs)
        return fail(ErrorCode::invalid, "paragraphs", "say which, of which revision");
    auto const words = quoted(access->post, *command.revision, *command.paragraphs);
    if (!words) return std::unexpected(words.error());
    auto const content = parse_for(tx, access->post.space, *words);
    StudentCheck check(tx, command.not_a_student);
    if (auto passed = check.pass(student_words_in(content), "paragraphs"); !passed)
        return std::unexpected(passed.error());
    keep_answer(tx, *known, command.reflection, NewsletterState::agreed, command.named.value_or(false), *words,
                content);
    check.keep(tx, actor, events::subject("thread", command.reflection));
    return Done{};
}

void forget_newsletter(storage::Transaction& tx, ThreadId reflection) {
    auto const known = ask_about(tx, reflection);
    if (!known) return;
    forget_not_students(tx, events::subject("thread", reflection));
    tx.run(sql::newsletter_forget, reflection);
    tx.run(sql::newsletter_notices_withdraw, reflection);
    tell_desk(tx, known->lead);
}

} // namespace lateral::domain

#include "server/domain/asked.hpp"

#include "protocol/encode.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/questions.hpp"
#include "server/domain/rotas.hpp"
#include "server/domain/space_mentions.hpp"
#include "server/domain/space_pages.hpp"
#include "server/domain/students.hpp"
#include "server/domain/threads.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::AskedState;
using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
using protocol::NoticeKind;
namespace sql = storage::sql;

struct OwnOne {
    AskedState state{};
    std::optional<protocol::ThreadId> thread;
};
BOOST_DESCRIBE_STRUCT(OwnOne, (), (state, thread))

struct ToSettle {
    AskedState state{};
    protocol::SpaceId space;
    MemberId asker;
    std::string title;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(ToSettle, (), (state, space, asker, title, body))

constexpr std::int64_t kToldAgainAfter = 60LL * 60 * 1'000'000;

/// The chain says which, and neither who asked nor what.
struct DeclinedDetail {
    protocol::AskedId id;
};
BOOST_DESCRIBE_STRUCT(DeclinedDetail, (), (id))

Result<void> may_ask(storage::ReadTransaction& tx, Actor const& actor, SpaceAccess const& access) {
    if (auto open = open_for_writing(access); !open) return open;
    if (access.steward()) return fail(ErrorCode::forbidden);
    if (!page_of(tx, access.space.id).asks)
        return fail(ErrorCode::closed, "space", "nothing is asked through its stewards");
    if (tx.row<std::int64_t>(sql::asked_waiting_count, actor.id).value() >= kMaxWaitingAsked)
        return fail(ErrorCode::conflict, "space", "as many of your questions as may wait are waiting");
    return {};
}

/// Whoever looks after the channel this week, or all of them; once an hour, however often somebody asks and takes it
/// back. Not signed: the notice must not name the asker.
void tell_stewards(storage::Transaction& tx, protocol::SpaceId space) {
    protocol::Timestamp const hour_ago{tx.now().value - kToldAgainAfter};
    if (tx.row<std::int64_t>(sql::asked_told_since, space, hour_ago).value() > 0) return;
    if (auto const duty = on_duty(tx, space))
        return raise_unsigned(tx, *duty, {NoticeKind::asked, space, {}, {}, 0, true});
    for (auto const member : tx.rows<MemberId>(sql::stewards_of, space))
        raise_unsigned(tx, member, {NoticeKind::asked, space, {}, {}});
}

/// One of another steward's pressing is settled: `closed`.
Result<ToSettle> to_settle(storage::ReadTransaction& tx, Actor const& actor, protocol::AskedId id) {
    auto one = tx.row<ToSettle>(sql::asked_of_steward, actor.id, id);
    if (!one) return fail(ErrorCode::not_found, "id");
    if (one->state != AskedState::waiting) return fail(ErrorCode::closed, "id", "it is settled");
    return *std::move(one);
}

std::string said(std::optional<protocol::AskedWords> const& words) { return words ? words->str() : std::string(); }

} // namespace

Result<protocol::AskedCreated> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::AskThroughSteward const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto allowed = may_ask(tx, actor, *access); !allowed) return std::unexpected(allowed.error());
    auto const content = parse_for(tx, command.space, command.body.str());
    // What they say of the words is not kept: the steward who publishes them says it again.
    StudentCheck check(tx, command.not_a_student);
    if (auto passed = check.pass(student_words_in_lines(command.title.str()), "title"); !passed)
        return std::unexpected(passed.error());
    if (auto passed = check.pass(student_words_in(content), "body"); !passed) return std::unexpected(passed.error());
    auto const id = tx.new_id<protocol::AskedId>();
    tx.run(sql::asked_insert, id, command.space, actor.id, command.title, command.body, protocol::encode(content),
           tx.now());
    tell_stewards(tx, command.space);
    return protocol::AskedCreated{id};
}

Result<protocol::OwnAskedReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListOwnAsked const&) {
    return protocol::OwnAskedReply{tx.rows<protocol::OwnAsked>(sql::asked_own, actor.id)};
}

Result<protocol::AskedReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListAsked const&) {
    return protocol::AskedReply{tx.rows<protocol::WaitingAsked>(sql::asked_waiting, actor.id)};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::WithdrawAsked const& command) {
    auto const one = tx.row<OwnOne>(sql::asked_own_one, command.id, actor.id);
    if (!one) return fail(ErrorCode::not_found, "id");
    if (one->state != AskedState::waiting) return fail(ErrorCode::closed, "id", "it is settled");
    tx.run(sql::asked_delete, command.id);
    return Done{};
}

Result<protocol::ThreadCreatedReply> handle(storage::Transaction& tx, Actor const& actor,
                                            protocol::PublishAsked const& command) {
    auto const one = to_settle(tx, actor, command.id);
    if (!one) return std::unexpected(one.error());
    protocol::CreateThread thread{};
    thread.space = one->space;
    thread.kind = protocol::ThreadKind::question;
    thread.title = command.title ? *command.title : protocol::Title::create(one->title).value();
    thread.body = command.body ? *command.body : protocol::Body::create(one->body).value();
    thread.not_a_student = command.not_a_student;
    bool const changed = thread.title.str() != one->title || thread.body.str() != one->body;
    auto made = create_thread(tx, actor, thread, {}, true);
    if (!made) return std::unexpected(made.error());
    tx.run(sql::asked_settle, AskedState::published, said(command.words), changed, actor.id, tx.now(),
           std::optional(made->thread.id), command.id);
    raise_unsigned(tx, one->asker, {NoticeKind::settled, one->space, made->thread.id, made->post.id});
    return made;
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::DeclineAsked const& command) {
    auto const one = to_settle(tx, actor, command.id);
    if (!one) return std::unexpected(one.error());
    tx.run(sql::asked_settle, AskedState::declined, command.words, false, actor.id, tx.now(),
           std::optional<protocol::ThreadId>(), command.id);
    raise_unsigned(tx, one->asker, {NoticeKind::settled, one->space, {}, {}});
    append_audit(tx, actor.id, name_of_command<protocol::DeclineAsked>(), events::subject("space", one->space),
                 protocol::encode(DeclinedDetail{command.id}));
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AcceptAsked const& command) {
    auto const one = tx.row<OwnOne>(sql::asked_own_one, command.id, actor.id);
    if (!one) return fail(ErrorCode::not_found, "id");
    if (!one->thread) return fail(ErrorCode::closed, "id", "it is not published");
    auto access = access_thread(tx, actor, *one->thread, "id");
    if (!access) return std::unexpected(access.error());
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());
    if (command.post)
        if (auto fits = is_answer(tx, *access, *command.post); !fits) return std::unexpected(fits.error());
    auto& thread = access->thread;
    if (thread.answer == command.post) return Done{};
    set_answer(tx, actor, thread, command.post);
    if (!command.post) return Done{};
    // As if whoever asked it here had marked it: the steward.
    Actor steward;
    steward.id = thread.author.id;
    auto const author = tx.row<MemberId>(sql::post_author, *command.post).value();
    if (author != actor.id)
        raise_notice(tx, steward, author, {NoticeKind::accepted, thread.space, thread.id, command.post});
    return Done{};
}

} // namespace lateral::domain

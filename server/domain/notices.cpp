#include "server/domain/notices.hpp"

#include "server/domain/blocks.hpp"
#include "server/domain/notice_settings.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::NoticeKind;
using protocol::Seq;
namespace sql = storage::sql;

bool is_muted(storage::ReadTransaction& tx, protocol::MemberId member, Happening const& what) {
    if (what.kind != NoticeKind::mention && what.kind != NoticeKind::reply) return false;
    return tx.row<protocol::Level>(sql::thread_level_of, member, what.thread) == protocol::Level::muted;
}

/// Most posts do not, and need no look at their mentions. In texts of the encoded content quotes are escaped.
bool names_anybody(protocol::Post const& post) { return post.content.json.contains(R"("kind":"mention")"); }

struct Answered {
    protocol::MemberId author;
    std::optional<protocol::MemberId> asker;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (author, asker))

/// `by` is the member themselves when it is not said who.
void raise(storage::Transaction& tx, protocol::MemberId by, protocol::MemberId member, Happening const& what) {
    // Who is suspended reads of it when they are back.
    bool const sees = what.kind == NoticeKind::opened || tx.row<SpaceAccess>(sql::space_access, member, what.space);
    if (!sees || is_muted(tx, member, what)) return;
    auto hearing = hearing_of(tx, member, what.kind);
    if (hearing.delivery == protocol::Delivery::off) {
        if (!what.insists) return;
        hearing.delivery = protocol::Delivery::instant;
    }
    auto const due = due_at(hearing.delivery, tx.now(), hearing.rhythm);
    tx.run(sql::notice_insert, member, tx.next_seq(), what.kind, by, what.space, what.thread, what.post, what.position,
           tx.now(), due);
    events::emit(tx, events::member_topic(member), protocol::NoticeRaised{what.kind, due});
}

} // namespace

void raise_notice(storage::Transaction& tx, Actor const& actor, protocol::MemberId member, Happening const& what) {
    if (member == actor.id) return;
    if (!is_always_told(what.kind) && has_blocked(tx, member, actor.id)) return;
    raise(tx, actor.id, member, what);
}

void raise_about(storage::Transaction& tx, protocol::MemberId by, protocol::MemberId member, Happening const& what) {
    raise(tx, by, member, what);
}

void raise_unsigned(storage::Transaction& tx, protocol::MemberId member, Happening const& what) {
    raise(tx, member, member, what);
}

void raise_for_post(storage::Transaction& tx, Actor const& actor, protocol::Post const& post) {
    bool const edited = post.revision > 1;
    if (edited) tx.run(sql::notices_withdraw_mentions, post.id, post.id);
    // Who reads on from the post itself needs no more; who has read it before it was edited does.
    auto const position = edited ? 0 : post.position;
    auto const tell = [&](protocol::MemberId member, NoticeKind kind) {
        if (tx.row<NoticeKind>(sql::notice_of_post, post.id, member)) return;
        raise_notice(tx, actor, member, {kind, post.space, post.thread, post.id, position});
    };
    if (names_anybody(post))
        for (auto const member : tx.rows<protocol::MemberId>(sql::mentioned_in, post.id))
            tell(member, NoticeKind::mention);
    if (!post.reply_to || edited) return;
    auto const answered = tx.row<Answered>(sql::post_answered, *post.reply_to);
    if (!answered) return;
    tell(answered->author, NoticeKind::reply);
    if (answered->asker) tell(*answered->asker, NoticeKind::reply);
}

void raise_proposal(storage::Transaction& tx, Actor const& proposer, protocol::MemberId asked,
                    protocol::CycleId cycle) {
    if (has_blocked(tx, asked, proposer.id)) return;
    auto const hearing = hearing_of(tx, asked, NoticeKind::proposed);
    if (hearing.delivery == protocol::Delivery::off) return;
    auto const due = due_at(hearing.delivery, tx.now(), hearing.rhythm);
    tx.run(sql::cycle_set_asked, tx.next_seq(), due, cycle);
    events::emit(tx, events::member_topic(asked), protocol::NoticeRaised{NoticeKind::proposed, due});
}

void withdraw_notices(storage::Transaction& tx, protocol::PostId post) { tx.run(sql::notices_withdraw, post); }

void withdraw_acceptance(storage::Transaction& tx, protocol::PostId post) {
    tx.run(sql::notices_withdraw_acceptance, post);
}

ReadMark read_mark_of(storage::ReadTransaction& tx, protocol::MemberId member) {
    return tx.row<ReadMark>(sql::notice_read, member).value_or(ReadMark{});
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkNoticesRead const& command) {
    if (command.up_to.has_value() + command.thread.has_value() + command.space.has_value() +
            command.cycle.has_value() !=
        1)
        return fail(ErrorCode::invalid, "up_to", "one of `up_to`, `thread`, `space` and `cycle`");
    if (command.at && !command.up_to) return fail(ErrorCode::invalid, "at", "goes with `up_to`");
    if (command.position && !command.thread) return fail(ErrorCode::invalid, "position", "goes with `thread`");
    auto mark = read_mark_of(tx, actor.id);
    bool changes = false;
    if (command.up_to) {
        ReadMark const wanted{std::min(*command.up_to, tx.last_seq()),
                              std::min(command.at.value_or(tx.now()), tx.now())};
        changes = wanted != mark;
        mark = wanted;
        if (changes) tx.run(sql::notice_read_upsert, actor.id, kGatheredAt, mark.up_to, mark.at);
    } else if (command.thread) {
        auto const position = command.position ? command.position->value : protocol::kMaxId;
        changes = tx.run(sql::notices_mark_thread, actor.id, *command.thread, position, tx.now()) > 0;
    } else if (command.cycle) {
        changes = tx.run(sql::notices_mark_cycle, *command.cycle, actor.id, tx.now()) > 0;
    } else {
        changes = tx.run(sql::notices_mark_space, actor.id, *command.space, tx.now()) > 0;
    }
    if (changes) events::emit(tx, events::member_topic(actor.id), protocol::NoticesRead{mark.up_to});
    return Done{};
}

} // namespace lateral::domain

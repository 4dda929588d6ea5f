#include "server/domain/cycles.hpp"

#include "server/base/clock.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/cycle_rows.hpp"
#include "server/domain/cycle_stages.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/members.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/sealed.hpp"
#include "server/domain/students.hpp"
#include "server/domain/talks.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::CycleId;
using protocol::CycleLine;
using protocol::CycleReply;
using protocol::CycleStage;
using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
namespace sql = storage::sql;

constexpr std::int64_t kMostCoaches = 20;
/// As many as a day of agreeing with a whole school takes; a flood needs more.
constexpr std::int64_t kMostProposedADay = 30;
constexpr std::int64_t kYear = 365 * base::kDay;

bool is_coach(storage::ReadTransaction& tx, MemberId member) {
    return tx.row<std::int64_t>(sql::cycle_coaches_anywhere, member).value() > 0;
}

/// R25: nobody is coach and evaluator of the same person; names who judges the other.
Result<void> neither_judges(storage::ReadTransaction& tx, MemberId coach, MemberId teacher) {
    auto const judge = tx.row<MemberId>(sql::cycle_evaluator, coach, teacher);
    if (!judge) return {};
    return fail(ErrorCode::forbidden, *judge == coach ? "coach" : "teacher", "one judges the work of the other");
}

Result<void> has_room(storage::ReadTransaction& tx, MemberId coach) {
    if (tx.row<std::int64_t>(sql::cycle_open_of_coach, coach).value() < kMostOpenCycles) return {};
    return fail(ErrorCode::conflict, "coach", "as many cycles as a coach can hold at a time");
}

/// The other of the two: a colleague who is here.
Result<void> may_ask(storage::ReadTransaction& tx, Actor const& actor, MemberId member, const char* field) {
    auto const found = access_member(tx, actor, member);
    if (!found) return fail(ErrorCode::not_found, field);
    if (found->state != protocol::MemberState::active) return fail(ErrorCode::closed, field);
    if (found->role == protocol::NetworkRole::guest) return fail(ErrorCode::invalid, field, "not a guest");
    return {};
}

Result<void> may_propose(storage::ReadTransaction& tx, Actor const& actor, protocol::ProposeCycle const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return allowed;
    bool const coaches = command.coach == actor.id;
    if (coaches == (command.teacher == actor.id)) return fail(ErrorCode::invalid, "teacher", "one of the two is you");
    if (auto asked = may_ask(tx, actor, coaches ? command.teacher : command.coach, coaches ? "teacher" : "coach");
        !asked)
        return asked;
    if (!is_coach(tx, command.coach)) return fail(ErrorCode::invalid, "coach", "not a coach");
    if (auto fit = neither_judges(tx, command.coach, command.teacher); !fit) return fit;
    if (tx.row<CycleId>(sql::cycle_of_pair, command.coach, command.teacher))
        return fail(ErrorCode::conflict, coaches ? "teacher" : "coach", "the two have one already");
    if (tx.row<std::int64_t>(sql::cycle_waiting_of, actor.id).value() >= kMostWaitingCycles) {
        constexpr std::int64_t hour = 3'600;
        return std::unexpected(protocol::Error{ErrorCode::rate_limited, "teacher", {}, hour});
    }
    auto const today = protocol::Timestamp{tx.now().value - base::kDay};
    if (tx.row<std::int64_t>(sql::cycle_proposed_since, actor.id, today).value() >= kMostProposedADay) {
        constexpr std::int64_t day = 86'400;
        return std::unexpected(protocol::Error{ErrorCode::rate_limited, "teacher", {}, day});
    }
    return coaches ? has_room(tx, command.coach) : Result<void>{};
}

void decline(storage::Transaction& tx, Actor const& actor, CycleLine& line) {
    set_stage(tx, line, CycleStage::stopped, actor.id);
    tx.run(sql::cycle_forget_opening, line.id);
    forget_not_students(tx, cycle_subject(line.id));
}

bool is_fit(protocol::Member const& member) {
    return member.state == protocol::MemberState::active && member.role != protocol::NetworkRole::guest;
}

/// Both have said yes: from here on they write.
Result<void> begin(storage::Transaction& tx, CycleLine& line, MemberId by) {
    if (auto room = has_room(tx, line.coach.id); !room) return room;
    // Whichever agreed first may be somebody else by now.
    for (auto const party : {line.coach.id, line.teacher.id})
        if (!is_fit(tx.row<protocol::Member>(sql::member_shown, party).value()))
            return fail(ErrorCode::closed, "cycle");
    if (!is_coach(tx, line.coach.id)) return fail(ErrorCode::closed, "cycle");
    auto const proposer = tx.row<protocol::Member>(sql::member_shown, line.proposed_by).value();
    auto const space = make_sealed(tx, proposer.id, {line.coach.id, line.teacher.id}).id;
    auto const subject = cycle_subject(line.id);
    NewThread const opened{space, protocol::ThreadKind::discussion,
                           {},    tx.row<std::string>(sql::cycle_opening, line.id).value(),
                           {},    said_of(tx, subject)};
    auto const made = open_thread(tx, as_actor(proposer), opened, {tx.new_id<protocol::PostId>()}, {});
    if (!made) return std::unexpected(made.error());
    forget_not_students(tx, subject);
    tx.run(sql::cycle_begin, space, made->thread.id, line.id);
    for (auto const party : {line.coach.id, line.teacher.id})
        listen_in(tx, party, space, made->thread.id, line.proposed_by);
    set_stage(tx, line, CycleStage::agreed, by);
    return {};
}

} // namespace

Result<protocol::CyclesReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListCycles const&) {
    protocol::CyclesReply reply;
    reply.cycles = cycles_of(tx, actor);
    reply.coaches = is_coach(tx, actor.id);
    auto const since = protocol::Timestamp{tx.now().value - kYear};
    if (reply.coaches) reply.spread = tx.row<protocol::CycleSpread>(sql::cycle_spread, actor.id, since);
    return reply;
}

Result<CycleReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::GetCycle const& command) {
    if (auto line = access_cycle(tx, actor, command.cycle); !line) return std::unexpected(line.error());
    return shown_cycle(tx, actor, command.cycle);
}

Result<protocol::CoachesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListCoaches const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto const teacher = command.teacher.value_or(actor.id);
    if (!access_member(tx, actor, teacher)) return fail(ErrorCode::not_found, "teacher");
    return protocol::CoachesReply{tx.rows<protocol::Member>(sql::cycle_coaches_for, teacher, actor.id, kMostCoaches)};
}

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ProposeCycle const& command) {
    if (auto allowed = may_propose(tx, actor, command); !allowed) return std::unexpected(allowed.error());
    StudentCheck check(tx, command.not_a_student);
    if (auto good = check.pass(student_words_in(parse_markdown(command.opening.str())), "opening"); !good)
        return std::unexpected(good.error());
    auto const id = tx.new_id<CycleId>();
    tx.run(sql::cycle_insert, id, command.coach, command.teacher, actor.id, tx.now(), command.focus, command.band,
           command.subject, stored_words(tx, "cycle", id.value, "opening", command.opening.str()));
    check.keep(tx, actor, cycle_subject(id));
    tx.run(sql::cycle_step_insert, id, CycleStage::proposed, actor.id, tx.now());
    raise_proposal(tx, actor, command.coach == actor.id ? command.teacher : command.coach, id);
    auto shown = shown_cycle(tx, actor, id);
    tell_cycle(tx, shown.cycle.line);
    return shown;
}

Result<CycleReply> handle(storage::Transaction& tx, Actor const& actor, protocol::AnswerCycle const& command) {
    auto line = access_cycle(tx, actor, command.cycle);
    if (!line) return std::unexpected(line.error());
    if (line->stage != CycleStage::proposed) return fail(ErrorCode::closed, "cycle");
    if (!command.agree) {
        decline(tx, actor, *line);
    } else {
        if (auto fit = neither_judges(tx, line->coach.id, line->teacher.id); !fit) return std::unexpected(fit.error());
        bool const is_first = !line->coach_agreed && !line->teacher_agreed;
        bool const again = line->coach.id == actor.id ? line->coach_agreed : line->teacher_agreed;
        if (again) return shown_cycle(tx, actor, line->id);
        tx.run(sql::cycle_agree, actor.id, tx.now(), line->id);
        if (!is_first)
            if (auto begun = begin(tx, *line, actor.id); !begun) return std::unexpected(begun.error());
    }
    tell_cycle(tx, *line);
    return shown_cycle(tx, actor, line->id);
}

} // namespace lateral::domain

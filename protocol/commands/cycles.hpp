#pragma once

#include "protocol/commands/cycle_values.hpp"
#include "protocol/commands/spec.hpp"

/// Commands of coaching cycles. What one may not see is `not_found`, as if it did not exist.
namespace lateral::protocol {

/// How many kinds of classes a coach worked with in a year (counts only).
struct CycleSpread {
    std::int64_t cycles = 0;
    std::int64_t bands = 0;
    std::int64_t subjects = 0;
};
BOOST_DESCRIBE_STRUCT(CycleSpread, (), (cycles, bands, subjects))

struct ListCycles {};
BOOST_DESCRIBE_STRUCT(ListCycles, (), ())
struct CyclesReply {
    std::vector<CycleLine> cycles;     ///< the newest first, at most 200
    bool coaches = false;              ///< you may be somebody's coach
    std::optional<CycleSpread> spread; ///< of your own coaching in the last 365 days
};
BOOST_DESCRIBE_STRUCT(CyclesReply, (), (cycles, coaches, spread))

struct GetCycle {
    CycleId cycle;
};
BOOST_DESCRIBE_STRUCT(GetCycle, (), (cycle))
struct CycleReply {
    Cycle cycle;
};
BOOST_DESCRIBE_STRUCT(CycleReply, (), (cycle))

struct ListCoaches {
    std::optional<MemberId> teacher; ///< whom they would coach; you, when absent
};
BOOST_DESCRIBE_STRUCT(ListCoaches, (), (teacher))
struct CoachesReply {
    std::vector<Member> coaches; ///< neither judges the work of the other; the nearest first, at most 20
};
BOOST_DESCRIBE_STRUCT(CoachesReply, (), (coaches))

/// One of the two is the sender. `forbidden` on `coach` or `teacher`: one judges the other's work.
struct ProposeCycle {
    MemberId coach;
    MemberId teacher;
    CycleFocus focus{};
    GradeBand band{};
    Subject subject{};
    Body opening; ///< becomes the first post of the talk
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(ProposeCycle, (), (coach, teacher, focus, band, subject, opening, not_a_student))
/// `agree`: one has read who sees what, and says yes. Otherwise the proposal ends, without a reason.
struct AnswerCycle {
    CycleId cycle;
    bool agree = false;
};
BOOST_DESCRIBE_STRUCT(AnswerCycle, (), (cycle, agree))
/// `from`: what the sender saw; `conflict` when the other moved it meanwhile.
struct MoveCycle {
    CycleId cycle;
    CycleStage from{};
    CycleStage to{};
};
BOOST_DESCRIBE_STRUCT(MoveCycle, (), (cycle, from, to))
/// `revision`: what the sender saw, 0 for the first.
struct SetCycleGoal {
    CycleId cycle;
    Number<0, 10'000> revision;
    GoalWords goal;
    List<GoalCheck, 5> checks;
    std::optional<StrategyWords> strategy{};
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(SetCycleGoal, (), (cycle, revision, goal, checks, strategy, not_a_student))
/// Which of these a kind has, and who writes it, stands in server/domain/cycle_entries.hpp. With `entry`: changes one's
/// own.
struct EnterInCycle {
    CycleId cycle;
    EntryKind kind{};
    EntryWords words;
    std::optional<CycleEntryId> entry{};
    std::optional<Date> on{};
    std::optional<ClassCount> count{};
    std::optional<ClassSize> of{};
    std::optional<VisitMinutes> minutes{};
    std::optional<MemberId> owner{};
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(EnterInCycle, (), (cycle, kind, words, entry, on, count, of, minutes, owner, not_a_student))
/// A line of the checklist or a next action, by either.
struct TickInCycle {
    CycleId cycle;
    CycleEntryId entry;
    bool done = true;
};
BOOST_DESCRIBE_STRUCT(TickInCycle, (), (cycle, entry, done))
struct RemoveFromCycle {
    CycleId cycle;
    CycleEntryId entry;
};
BOOST_DESCRIBE_STRUCT(RemoveFromCycle, (), (cycle, entry))
struct ConsentToCard {
    CycleId cycle;
    bool shown = false;
};
BOOST_DESCRIBE_STRUCT(ConsentToCard, (), (cycle, shown))

/// All that a school's leaders see of a cycle, while its teacher wants that.
struct CycleCard {
    MemberRef coach;
    MemberRef teacher;
    CycleFocus focus{};
    CycleStage stage{};
};
BOOST_DESCRIBE_STRUCT(CycleCard, (), (coach, teacher, focus, stage))
struct CoachingAt {
    OrganisationId organisation;
    std::string name;
    std::optional<std::int64_t>
        active; ///< at least so many teachers, in fives; absent: too few to say, which may be none
    std::vector<CycleCard> cards;
};
BOOST_DESCRIBE_STRUCT(CoachingAt, (), (organisation, name, active, cards))
struct CoachSpread {
    MemberRef coach;
    std::optional<std::int64_t>
        bands; ///< absent: with fewer than five teachers in the last 365 days, which may be none
    std::optional<std::int64_t> subjects;
};
BOOST_DESCRIBE_STRUCT(CoachSpread, (), (coach, bands, subjects))
struct ListCoaching {};
BOOST_DESCRIBE_STRUCT(ListCoaching, (), ())
struct CoachingReply {
    std::vector<CoachingAt> schools;  ///< where you are principal or director, by name
    std::vector<CoachSpread> coaches; ///< whose lead you are, by name
};
BOOST_DESCRIBE_STRUCT(CoachingReply, (), (schools, coaches))

using CycleCommands = boost::mp11::mp_list<
    CommandSpec<"cycle.list", ListCycles, CyclesReply, "Your coaching cycles.">,
    CommandSpec<"cycle.get", GetCycle, CycleReply, "One of these, with its record.">,
    CommandSpec<"cycle.coaches", ListCoaches, CoachesReply, "Who could coach somebody: nobody who judges their work.">,
    CommandSpec<"cycle.propose", ProposeCycle, CycleReply, "Proposes a cycle of a coach and a teacher.">,
    CommandSpec<"cycle.answer", AnswerCycle, CycleReply,
                "Agrees to a cycle, having read who sees what; or declines it without a reason.">,
    CommandSpec<"cycle.move", MoveCycle, CycleReply, "Moves a cycle on, back, or ends it; no reason is asked.">,
    CommandSpec<"cycle.set_goal", SetCycleGoal, CycleReply, "Goal and strategy of a cycle.">,
    CommandSpec<"cycle.enter", EnterInCycle, CycleReply, "Writes something into the record, or changes one's own.">,
    CommandSpec<"cycle.tick", TickInCycle, CycleReply,
                "Ticks a line of the checklist or a next action, or unticks it.">,
    CommandSpec<"cycle.remove", RemoveFromCycle, CycleReply, "Takes back what one entered.">,
    CommandSpec<"cycle.consent", ConsentToCard, CycleReply,
                "Whether the school's leaders see the card: who, focus area, stage (the teacher alone says so).">,
    CommandSpec<"coaching.cards", ListCoaching, CoachingReply,
                "That coaching happens, where you are principal, director or lead: cards by consent, and counts.">>;

} // namespace lateral::protocol

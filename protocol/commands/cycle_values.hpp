#pragma once

#include "protocol/commands/threads.hpp"
#include "protocol/model.hpp"

/// Coaching cycles (docs/adr/0026): a coach and a teacher, in confidence. Only the two know of one; about adults, with
/// no place for a student.
namespace lateral::protocol {

/// Who may move it where stands in server/domain/cycle_stages.hpp.
enum class CycleStage : std::uint8_t { proposed, agreed, identify, learn, improve, met, stopped };
BOOST_DESCRIBE_ENUM(CycleStage, proposed, agreed, identify, learn, improve, met, stopped)

/// What it is about, from a short list: all that a card says of it.
enum class CycleFocus : std::uint8_t {
    feedback,
    questioning,
    discussion,
    engagement,
    planning,
    assessment,
    belonging,
    communication,
    technology,
    other,
};
BOOST_DESCRIBE_ENUM(CycleFocus, feedback, questioning, discussion, engagement, planning, assessment, belonging,
                    communication, technology, other)

enum class GradeBand : std::uint8_t { early_childhood, lower_elementary, upper_elementary, middle, high, several };
BOOST_DESCRIBE_ENUM(GradeBand, early_childhood, lower_elementary, upper_elementary, middle, high, several)

enum class Subject : std::uint8_t {
    literacy,
    mathematics,
    science,
    social_studies,
    arts,
    physical_education,
    languages,
    career,
    several,
};
BOOST_DESCRIBE_ENUM(Subject, literacy, mathematics, science, social_studies, arts, physical_education, languages,
                    career, several)

/// What a goal is looked at for (PEERS).
enum class GoalCheck : std::uint8_t { powerful, easy, compelling, reachable, student_focused };
BOOST_DESCRIBE_ENUM(GoalCheck, powerful, easy, compelling, reachable, student_focused)

/// `note` is its writer's alone, and only the coach has any. `closing`: what one takes along, of each of the two one.
enum class EntryKind : std::uint8_t { check, action, baseline, progress, visit, note, closing };
BOOST_DESCRIBE_ENUM(EntryKind, check, action, baseline, progress, visit, note, closing)

using GoalWords = Text<"goal", 1, 1'000, Shape::body>;
using StrategyWords = Text<"strategy", 0, 2'000, Shape::body>;
using EntryWords = Text<"words of a record", 0, 4'000, Shape::body>;
using ClassCount = Number<0, 200>;
using ClassSize = Number<1, 200>;
using VisitMinutes = Number<1, 480>;

struct CycleLine {
    CycleId id;
    MemberRef coach;
    MemberRef teacher;
    MemberId proposed_by;
    Timestamp proposed_at;
    CycleStage stage{};
    CycleFocus focus{};
    GradeBand band{};
    Subject subject{};
    bool coach_agreed = false;
    bool teacher_agreed = false;
    bool paused = false;            ///< one came to judge the other's work: the coach reads nothing of it meanwhile
    bool card = false;              ///< whether the school's leaders see who, focus and stage
    std::optional<SpaceId> space;   ///< of the talk
    std::optional<ThreadId> thread; ///< the talk
};
BOOST_DESCRIBE_STRUCT(CycleLine, (),
                      (id, coach, teacher, proposed_by, proposed_at, stage, focus, band, subject, coach_agreed,
                       teacher_agreed, paused, card, space, thread))

struct CycleGoal {
    std::int64_t revision = 0; ///< counts up
    std::string goal;
    Encoded<std::vector<GoalCheck>> checks;
    std::string strategy;
    MemberId set_by;
    Timestamp set_at;
};
BOOST_DESCRIBE_STRUCT(CycleGoal, (), (revision, goal, checks, strategy, set_by, set_at))

struct CycleEntry {
    CycleEntryId id;
    EntryKind kind{};
    MemberId by;
    Timestamp entered_at; ///< which may be long after its day
    std::string words;
    std::optional<Date> on; ///< the day it is of; of an action, by when
    std::optional<std::int64_t> count;
    std::optional<std::int64_t> of;
    std::optional<std::int64_t> minutes;
    std::optional<MemberId> owner; ///< of an action
    std::optional<Timestamp> done_at;
};
BOOST_DESCRIBE_STRUCT(CycleEntry, (), (id, kind, by, entered_at, words, on, count, of, minutes, owner, done_at))

struct CycleStep {
    CycleStage stage{};
    Timestamp at;
    std::optional<MemberId> by; ///< nobody when it was stopped
};
BOOST_DESCRIBE_STRUCT(CycleStep, (), (stage, at, by))

struct CycleRecord {
    std::optional<CycleGoal> goal;
    std::vector<CycleEntry> entries; ///< by their day, then as entered
    std::vector<CycleStep> steps;    ///< the first first
    std::int64_t visits = 0;
    std::int64_t minutes = 0; ///< of these visits
};
BOOST_DESCRIBE_STRUCT(CycleRecord, (), (goal, entries, steps, visits, minutes))

struct Cycle {
    CycleLine line;
    std::string opening;                   ///< until it is the first post
    std::vector<CycleStage> next;          ///< where you may move it
    std::vector<std::string> card_readers; ///< who sees the card, or would; told to the teacher alone
    std::optional<CycleRecord> record;     ///< once both agreed
};
BOOST_DESCRIBE_STRUCT(Cycle, (), (line, opening, next, card_readers, record))

} // namespace lateral::protocol

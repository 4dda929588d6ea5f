#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/commands/threads.hpp"
#include "protocol/model.hpp"

/// Weekly reflections (docs/adr/0025): one for each member and week, in confidence. A week is named by its Monday and
/// goes by the clock of its author's zone. The reflection itself is a thread of the kind `reflection` in a sealed
/// space: its first post is what was written, the others are answers.
namespace lateral::protocol {

/// Minutes after Monday, 0:00.
using MinuteOfWeek = Number<0, 10'079>;
/// Which question somebody wrote to: the client's catalogue has its words.
using PromptKey = Text<"prompt", 1, 40, Shape::token>;

/// `missed`: the week is over and there is nothing, which is nobody's business. `late`: submitted after it was due.
/// `excused`: the member said so, or it is a break at their school.
enum class WeekState : std::uint8_t { not_started, draft, submitted, late, excused, missed };
BOOST_DESCRIBE_ENUM(WeekState, not_started, draft, submitted, late, excused, missed)

/// Who reads a reflection: its author alone, or also the lead whom they named.
enum class ReflectionAudience : std::uint8_t { me, lead };
BOOST_DESCRIBE_ENUM(ReflectionAudience, me, lead)

struct Reflection {
    ThreadId thread;
    Date week;
    Timestamp submitted_at; ///< "entered on", which may be long after its week
    bool late = false;
    std::optional<std::string> prompt;
    ReflectionAudience audience{};
    std::int64_t posts = 1; ///< with the answers
};
BOOST_DESCRIBE_STRUCT(Reflection, (), (thread, week, submitted_at, late, prompt, audience, posts))

struct JournalWeek {
    Date week;
    WeekState state{};
    std::optional<Reflection> reflection;
    std::optional<std::string> school_break; ///< its name, where most of the week's school days fall into one
};
BOOST_DESCRIBE_STRUCT(JournalWeek, (), (week, state, reflection, school_break))

/// Somebody who reads reflections, or could be asked to.
struct Lead {
    MemberId id;
    std::string name;
    std::string organisation;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(Lead, (), (id, name, organisation, title))

struct GetJournal {};
BOOST_DESCRIBE_STRUCT(GetJournal, (), ())
struct JournalReply {
    MinuteOfWeek due;
    Timestamp due_at; ///< of this week; in time is until the end of that minute
    std::optional<Lead> lead;
    std::vector<JournalWeek> weeks;        ///< this one first, then back for at most a year, not before one joined
    std::optional<SpaceId> own;            ///< where those lie that nobody else reads
    std::optional<SpaceId> shared;         ///< where those lie that the lead reads
    bool leads = false;                    ///< somebody named you
    std::optional<MinuteOfWeek> remind_at; ///< when to be told that there is nothing yet; none: never
    /// Reflections of others that wait for you at the desk. Told by `journal.get` alone.
    std::optional<std::int64_t> waiting;
};
BOOST_DESCRIBE_STRUCT(JournalReply, (), (due, due_at, lead, weeks, own, shared, leads, remind_at, waiting))

struct ListLeads {};
BOOST_DESCRIBE_STRUCT(ListLeads, (), ())
struct LeadsReply {
    std::vector<Lead> leads; ///< by name, at most 200
};
BOOST_DESCRIBE_STRUCT(LeadsReply, (), (leads))

struct SetJournal {
    MinuteOfWeek due;
};
BOOST_DESCRIBE_STRUCT(SetJournal, (), (due))
/// Without `member`: nobody reads along any more. What the lead before could read is theirs no more, either way.
struct NameLead {
    std::optional<MemberId> member;
};
BOOST_DESCRIBE_STRUCT(NameLead, (), (member))
struct ExcuseWeek {
    Date week;
    bool excused = true;
};
BOOST_DESCRIBE_STRUCT(ExcuseWeek, (), (week, excused))

/// `draft`: the revision of the draft that this was. `lead`: whom the writer saw named; `conflict` on `audience` when
/// somebody else reads along by now.
struct SubmitReflection {
    Date week;
    Body body;
    ReflectionAudience audience{};
    std::optional<PromptKey> prompt;
    std::optional<AttachedFiles> files;
    std::optional<NotStudents> not_a_student;
    std::optional<Number<1, kMaxId>> draft;
    std::optional<MemberId> lead{};
};
BOOST_DESCRIBE_STRUCT(SubmitReflection, (), (week, body, audience, prompt, files, not_a_student, draft, lead))
struct ReflectionReply {
    Reflection reflection;
};
BOOST_DESCRIBE_STRUCT(ReflectionReply, (), (reflection))
struct ShareReflection {
    ThreadId thread;
    ReflectionAudience audience{};
    std::optional<MemberId> lead{};
};
BOOST_DESCRIBE_STRUCT(ShareReflection, (), (thread, audience, lead))

using JournalCommands = boost::mp11::mp_list<
    CommandSpec<"journal.get", GetJournal, JournalReply, "Your weeks, and who reads along.">,
    CommandSpec<"journal.leads", ListLeads, LeadsReply, "Whom you may name to read along.">,
    CommandSpec<"journal.set", SetJournal, JournalReply, "Changes when your reflections are due.">,
    CommandSpec<"journal.name_lead", NameLead, JournalReply, "Names who reads what you share, or nobody.">,
    CommandSpec<"journal.excuse", ExcuseWeek, JournalReply,
                "Says that there will be nothing for a week, or takes that back.">,
    CommandSpec<"reflection.submit", SubmitReflection, ReflectionReply, "Keeps what you wrote for a week.">,
    CommandSpec<"reflection.share", ShareReflection, ReflectionReply,
                "Lets your lead read a reflection, or takes it back.">>;

} // namespace lateral::protocol

#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/commands/threads.hpp"
#include "protocol/model.hpp"

/// Threads with stages: protocols that take days, chats that take an hour (docs/adr/0020).
namespace lateral::protocol {

/// `params` of the error `not_your_turn`.
struct Turn {
    std::int64_t position = 0;      ///< of the stage that holds; 0 before the first, one more than there are at the end
    std::optional<StageName> stage; ///< that one
    std::optional<Speakers> speaks; ///< who may write in it
    std::optional<Timestamp> until; ///< when the next begins, or all is over
    std::optional<Timestamp> yours_at; ///< when whoever was refused may write; nothing when never again
};
BOOST_DESCRIBE_STRUCT(Turn, (), (position, stage, speaks, until, yours_at))

struct ListFormats {};
BOOST_DESCRIBE_STRUCT(ListFormats, (), ())
struct StageTemplate {
    StageName name{};
    Speakers speaks{};
    std::int64_t minutes = 0; ///< how long it usually holds
};
BOOST_DESCRIBE_STRUCT(StageTemplate, (), (name, speaks, minutes))
/// A chat has one template for each of its questions.
struct FormatTemplate {
    StageFormat format{};
    std::vector<StageTemplate> stages;
};
BOOST_DESCRIBE_STRUCT(FormatTemplate, (), (format, stages))
struct FormatsReply {
    std::vector<FormatTemplate> formats;
};
BOOST_DESCRIBE_STRUCT(FormatsReply, (), (formats))

struct ListComing {};
BOOST_DESCRIBE_STRUCT(ListComing, (), ())
struct ComingReply {
    std::vector<ThreadView> threads; ///< the first to begin first, at most ten
};
BOOST_DESCRIBE_STRUCT(ComingReply, (), (threads))

/// `position`: of the stage that the sender saw holding, 0 before the first; `conflict` when another one holds by now.
struct NextStage {
    ThreadId thread;
    Number<0, 12> position;
};
BOOST_DESCRIBE_STRUCT(NextStage, (), (thread, position))
struct ExtendStage {
    ThreadId thread;
    Number<1, 12> position;
    Number<1, 43'200> minutes;
};
BOOST_DESCRIBE_STRUCT(ExtendStage, (), (thread, position, minutes))
struct RewordStage {
    ThreadId thread;
    Number<1, 12> position;
    StageText text;
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(RewordStage, (), (thread, position, text, not_a_student))

using StageCommands = boost::mp11::mp_list<
    CommandSpec<"stage.formats", ListFormats, FormatsReply, "Formats that a thread with stages can follow.">,
    CommandSpec<"stage.coming", ListComing, ComingReply, "Chats that are on, or begin within a day.">,
    CommandSpec<"stage.next", NextStage, ThreadReply,
                "Ends the stage that holds, and moves all later ones to follow it (presenter or steward).">,
    CommandSpec<"stage.extend", ExtendStage, ThreadReply,
                "Gives the stage that holds more time; all later ones move (presenter or steward).">,
    CommandSpec<"stage.reword", RewordStage, ThreadReply, "Changes a question of a chat (host or steward).">>;

} // namespace lateral::protocol

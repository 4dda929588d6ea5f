#pragma once

#include "protocol/commands/files.hpp"
#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Threads and what their kinds add.
namespace lateral::protocol {

struct ListThreads {
    SpaceId space;
    std::optional<Seq> before; ///< `last_seq` of the last unpinned thread seen; pinned ones come with the first page
    std::optional<Number<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ListThreads, (), (space, before, limit))
struct ThreadsReply {
    std::vector<ThreadView> threads;
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(ThreadsReply, (), (threads, more))
struct ListWaiting {};
BOOST_DESCRIBE_STRUCT(ListWaiting, (), ())
/// A question, or somebody's first post, that nobody else has answered.
struct WaitingThread {
    ThreadView thread;
    bool first_post = false;        ///< no earlier post of its author is seen by whoever asks
    std::int64_t working_hours = 0; ///< that it has waited; Saturdays and Sundays do not count
};
BOOST_DESCRIBE_STRUCT(WaitingThread, (), (thread, first_post, working_hours))
/// Whose week it is in a channel that you look after and that has a rota.
struct Duty {
    SpaceId space;
    MemberRef member;
};
BOOST_DESCRIBE_STRUCT(Duty, (), (space, member))
struct WaitingReply {
    std::vector<WaitingThread> threads; ///< the longest first
    std::vector<Duty> duties;
};
BOOST_DESCRIBE_STRUCT(WaitingReply, (), (threads, duties))
struct GetThread {
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(GetThread, (), (thread))
struct ThreadReply {
    ThreadView thread;
};
BOOST_DESCRIBE_STRUCT(ThreadReply, (), (thread))
struct NewStage {
    Number<1, 43'200> minutes;       ///< how long it holds: up to thirty days
    std::optional<StageText> text{}; ///< the question: in a chat always, else never
};
BOOST_DESCRIBE_STRUCT(NewStage, (), (minutes, text))
/// Stages in the order of the format, all of them; a chat has as many questions as it likes, up to twelve.
struct NewPlan {
    StageFormat format{};
    std::optional<Timestamp> starts_at{}; ///< not in the past, within a year; without it: now
    List<NewStage, 12> stages;
};
BOOST_DESCRIBE_STRUCT(NewPlan, (), (format, starts_at, stages))
struct CreateThread {
    SpaceId space;
    ThreadKind kind{};
    Title title;
    Body body;
    std::optional<Number<1, kMaxId>> draft{}; ///< its revision; what is sent is no draft any more
    std::optional<AttachedFiles> files{};     ///< of the first post
    std::optional<NotStudents> not_a_student{};
    std::optional<NewPlan> plan{}; ///< with the kind `staged`, and with no other
};
BOOST_DESCRIBE_STRUCT(CreateThread, (), (space, kind, title, body, draft, files, not_a_student, plan))
struct ThreadCreatedReply {
    Thread thread;
    Post post;
};
BOOST_DESCRIBE_STRUCT(ThreadCreatedReply, (), (thread, post))
struct RenameThread {
    ThreadId thread;
    Title title;
    std::optional<NotStudents> not_a_student{};
};
BOOST_DESCRIBE_STRUCT(RenameThread, (), (thread, title, not_a_student))
struct PinThread {
    ThreadId thread;
    bool pinned = false;
};
BOOST_DESCRIBE_STRUCT(PinThread, (), (thread, pinned))
struct LockThread {
    ThreadId thread;
    bool locked = false;
};
BOOST_DESCRIBE_STRUCT(LockThread, (), (thread, locked))
struct MoveThread {
    ThreadId thread;
    SpaceId space;
};
BOOST_DESCRIBE_STRUCT(MoveThread, (), (thread, space))
struct FollowThread {
    ThreadId thread;
    Level level{};
};
BOOST_DESCRIBE_STRUCT(FollowThread, (), (thread, level))
struct MarkThreadRead {
    ThreadId thread;
    Number<0, kMaxId> position;
};
BOOST_DESCRIBE_STRUCT(MarkThreadRead, (), (thread, position))
struct AcceptAnswer {
    ThreadId thread;
    std::optional<PostId> post;
};
BOOST_DESCRIBE_STRUCT(AcceptAnswer, (), (thread, post))

using ThreadCommands = boost::mp11::mp_list<
    CommandSpec<"thread.list", ListThreads, ThreadsReply, "Threads of a space: pinned first, then by newest post.">,
    CommandSpec<
        "thread.waiting", ListWaiting, WaitingReply,
        "What waits for a first reply: a working day in spaces of which you are steward, three in all that you see if "
        "you are specialist or administrator.">,
    CommandSpec<"thread.get", GetThread, ThreadReply, "One thread.">,
    CommandSpec<"thread.create", CreateThread, ThreadCreatedReply, "Opens a thread with its first post.">,
    CommandSpec<"thread.rename", RenameThread, ThreadReply, "Changes the title (its author or the steward).">,
    CommandSpec<"thread.pin", PinThread, ThreadReply, "Pins or unpins a thread (steward).">,
    CommandSpec<"thread.lock", LockThread, ThreadReply, "Locks or unlocks a thread (steward).">,
    CommandSpec<"thread.move", MoveThread, ThreadReply, "Moves a thread to another space (steward of both).">,
    CommandSpec<"thread.follow", FollowThread, Done, "Follows or mutes a thread.">,
    CommandSpec<"thread.mark_read", MarkThreadRead, Done,
                "Sets your read position; a smaller one marks posts as unread again.">,
    CommandSpec<
        "question.accept", AcceptAnswer, ThreadReply,
        "Marks the post that answered a question, or with no `post` opens it again (its asker or the steward).">>;

} // namespace lateral::protocol

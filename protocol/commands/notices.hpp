#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// What concerns one member, and how they want to hear of it.
namespace lateral::protocol {

struct ListNotices {};
BOOST_DESCRIBE_STRUCT(ListNotices, (), ())
struct NoticesReply {
    std::vector<NoticeLine> lines;          ///< newest first, one for each thread, space or cycle; at most 100
    std::int64_t unread = 0;                ///< lines with something unread
    Seq read_up_to;                         ///< everything up to it was marked as read,
    Timestamp read_at;                      ///< at this time: what came later, though older, was not
    std::optional<Timestamp> next_due;      ///< when the next that waits for its time comes
    std::vector<ThreadId> followed_threads; ///< posts there are worth asking again
};
BOOST_DESCRIBE_STRUCT(NoticesReply, (), (lines, unread, read_up_to, read_at, next_due, followed_threads))

/// Exactly one of `up_to`, `thread`, `space` and `cycle`. An earlier `up_to` with its `at` takes a later one back.
struct MarkNoticesRead {
    std::optional<Seq> up_to;
    std::optional<Timestamp> at; ///< with `up_to`: as if it had been marked then; none: now
    std::optional<ThreadId> thread;
    std::optional<Number<0, kMaxId>> position; ///< with `thread`: its posts up to here; 0: what no reading reads
    std::optional<SpaceId> space;
    std::optional<CycleId> cycle{};
};
BOOST_DESCRIBE_STRUCT(MarkNoticesRead, (), (up_to, at, thread, position, space, cycle))

struct GetNoticeSettings {};
BOOST_DESCRIBE_STRUCT(GetNoticeSettings, (), ())
struct NoticeSettingsReply {
    std::vector<NoticeChoice> choices; ///< every kind
    MinuteOfDay gathered_at;           ///< when daily and weekly notices come, in the member's zone
    MinuteOfDay quiet_from;            ///< nothing comes from here
    MinuteOfDay quiet_until;           ///< to here; equal: no quiet hours
    std::string zone;                  ///< IANA name; empty: not told yet
};
BOOST_DESCRIBE_STRUCT(NoticeSettingsReply, (), (choices, gathered_at, quiet_from, quiet_until, zone))
struct ChooseNotices {
    std::optional<List<NoticeChoice, 20>> choices;
    std::optional<MinuteOfDay> gathered_at;
    std::optional<MinuteOfDay> quiet_from;
    std::optional<MinuteOfDay> quiet_until;
    std::optional<Zone> zone;
};
BOOST_DESCRIBE_STRUCT(ChooseNotices, (), (choices, gathered_at, quiet_from, quiet_until, zone))

using NoticeCommands = boost::mp11::mp_list<
    CommandSpec<"notice.list", ListNotices, NoticesReply,
                "What concerns you, one line for each thread, space or cycle.">,
    CommandSpec<"notice.mark_read", MarkNoticesRead, Done, "Marks notices as read, on all your devices.">,
    CommandSpec<"notice.settings", GetNoticeSettings, NoticeSettingsReply, "How you want to hear of what.">,
    CommandSpec<"notice.choose", ChooseNotices, NoticeSettingsReply,
                "Changes what is given; applies to what comes from now on.">>;

} // namespace lateral::protocol

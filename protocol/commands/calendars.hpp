#pragma once

#include "protocol/commands/journal.hpp"

/// School calendars (docs/adr/0028): the breaks of an organisation, which also hold below it where none are kept, and
/// the hour at which a member wants to be reminded of their reflection.
namespace lateral::protocol {

using BreakName = Text<"name of a break", 1, 80>;

struct SchoolBreak {
    BreakId id;
    std::string name;
    Date starts_on;
    Date ends_on; ///< its last day
};
BOOST_DESCRIBE_STRUCT(SchoolBreak, (), (id, name, starts_on, ends_on))

struct GetCalendar {
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(GetCalendar, (), (organisation))
struct CalendarReply {
    std::optional<Organisation> from; ///< whose breaks these are: its own, or the nearest above that has any
    std::vector<SchoolBreak> breaks;  ///< the earliest first
    bool may_keep = false;            ///< you may change them at the organisation that you asked for
};
BOOST_DESCRIBE_STRUCT(CalendarReply, (), (from, breaks, may_keep))

/// `ends_on`: the last day; at most 130 days.
struct NewBreak {
    BreakName name;
    Date starts_on;
    Date ends_on;
};
BOOST_DESCRIBE_STRUCT(NewBreak, (), (name, starts_on, ends_on))
/// What is there already, in name and days, is not added again.
struct AddBreaks {
    OrganisationId organisation;
    List<NewBreak, 60> breaks;
};
BOOST_DESCRIBE_STRUCT(AddBreaks, (), (organisation, breaks))
struct ChangeBreak {
    BreakId school_break;
    BreakName name;
    Date starts_on;
    Date ends_on;
};
BOOST_DESCRIBE_STRUCT(ChangeBreak, (), (school_break, name, starts_on, ends_on))
struct RemoveBreak {
    BreakId school_break;
};
BOOST_DESCRIBE_STRUCT(RemoveBreak, (), (school_break))

/// Without `at`: never.
struct SetReminder {
    std::optional<MinuteOfWeek> at;
};
BOOST_DESCRIBE_STRUCT(SetReminder, (), (at))

using CalendarCommands = boost::mp11::mp_list<
    CommandSpec<"calendar.get", GetCalendar, CalendarReply,
                "The breaks that hold at an organisation, and whose they are.">,
    CommandSpec<"calendar.add", AddBreaks, CalendarReply, "Adds breaks (administrator, or a lead there).">,
    CommandSpec<"calendar.change", ChangeBreak, CalendarReply, "Changes a break.">,
    CommandSpec<"calendar.remove", RemoveBreak, CalendarReply, "Removes a break.">,
    CommandSpec<"journal.remind", SetReminder, JournalReply,
                "Sets when you are reminded in a week in which you kept nothing yet, or never.">>;

} // namespace lateral::protocol

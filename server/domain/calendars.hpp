#pragma once

#include "protocol/commands/calendars.hpp"
#include "server/domain/access.hpp"

/// School calendars (docs/adr/0028-school-calendars.md): breaks that an organisation keeps, which hold below it as well
/// where nothing is kept. Nothing is written for a week that falls into one: it is read so.
namespace lateral::domain {

/// Of Monday to Friday. A week with so many in a break is off.
inline constexpr int kDaysOff = 3;
inline constexpr std::size_t kMostBreaks = 200;
inline constexpr std::int64_t kLongestBreak = 130; ///< days

/// The breaks that hold at an organisation.
struct Calendar {
    std::optional<protocol::Organisation> from; ///< none: nobody above keeps any
    std::vector<protocol::SchoolBreak> breaks;
};

Calendar calendar_of(storage::ReadTransaction& tx, protocol::OrganisationId organisation);

/// The name of the break that takes most school days of the week of that Monday.
std::optional<std::string> break_in(std::vector<protocol::SchoolBreak> const& breaks, protocol::Date const& week);

/// Which weeks are off for a member. They go by the organisations that they belonged to in that week, and for weeks
/// before they came by those of today; a break at one of them is enough. Lives as long as its transaction.
class BreakWeeks {
public:
    /// `now`: the Monday of the member's week.
    BreakWeeks(storage::ReadTransaction& tx, protocol::MemberId member, protocol::Date now);

    std::optional<std::string> name(protocol::Date const& week) const;

private:
    struct School {
        protocol::Date starts_on;
        std::optional<protocol::Date> ends_on; ///< the first day on which it is theirs no more
        Calendar calendar;
    };
    protocol::Date now_;
    std::vector<School> schools_;
};

Result<protocol::CalendarReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::GetCalendar const& command);
Result<protocol::CalendarReply> handle(storage::Transaction& tx, Actor const& actor,
                                       protocol::AddBreaks const& command);
Result<protocol::CalendarReply> handle(storage::Transaction& tx, Actor const& actor,
                                       protocol::ChangeBreak const& command);
Result<protocol::CalendarReply> handle(storage::Transaction& tx, Actor const& actor,
                                       protocol::RemoveBreak const& command);

} // namespace lateral::domain

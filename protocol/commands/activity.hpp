#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// How many reflect, by organisation, without content and without names (docs/adr/0029): in steps of five, and never
/// about fewer.
namespace lateral::protocol {

/// What is told of a week at one organisation. `elsewhere`: too few people, counted at the organisation above it or
/// nowhere.
struct WeekCount {
    bool elsewhere = false;
    std::int64_t at_least = 0; ///< 0: fewer than five; else 5, 10, 15: so many, and fewer than five more
};
BOOST_DESCRIBE_STRUCT(WeekCount, (), (elsewhere, at_least))
struct ActivityRow {
    OrganisationId organisation;
    OrganisationKind kind{};
    std::string name;
    std::vector<WeekCount> weeks; ///< in the order of `weeks` of the answer
};
BOOST_DESCRIBE_STRUCT(ActivityRow, (), (organisation, kind, name, weeks))

struct CountActivity {};
BOOST_DESCRIBE_STRUCT(CountActivity, (), ())
struct ActivityCountsReply {
    std::vector<Date> weeks;       ///< Mondays, this week's first, then the four before
    Timestamp until;               ///< what was kept before this morning is counted
    std::vector<ActivityRow> rows; ///< by name; with the people of smaller organisations below
};
BOOST_DESCRIBE_STRUCT(ActivityCountsReply, (), (weeks, until, rows))

using ActivityCommands = boost::mp11::mp_list<
    CommandSpec<"activity.count", CountActivity, ActivityCountsReply,
                "How many reflect at the organisations that you lead, in steps of five (lead there, specialist).">>;

} // namespace lateral::protocol

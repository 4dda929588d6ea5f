#include "server/domain/calendars.hpp"

#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/organisations.hpp"
#include "server/domain/weeks.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <array>

namespace lateral::domain {
namespace {

using protocol::CalendarReply;
using protocol::Date;
using protocol::ErrorCode;
using protocol::fail;
using protocol::OrganisationId;
using protocol::SchoolBreak;
namespace sql = storage::sql;

/// More than any tree of organisations is high: a mistake in one ends nobody's evening.
constexpr int kHighest = 32;

struct KeptBreak {
    SchoolBreak school_break;
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(KeptBreak, (), (school_break, organisation))

struct Belonging {
    OrganisationId organisation;
    Date starts_on;
    std::optional<Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(Belonging, (), (organisation, starts_on, ends_on))

Date sunday_of(Date const& week) { return day_numbered(day_number(week) + 6); }

Result<void> in_order(Date const& starts_on, Date const& ends_on) {
    if (ends_on < starts_on) return fail(ErrorCode::invalid, "ends_on", "before it starts");
    if (day_number(ends_on) - day_number(starts_on) >= kLongestBreak)
        return fail(ErrorCode::invalid, "ends_on", "longer than any summer");
    return {};
}

CalendarReply reply_of(storage::ReadTransaction& tx, Actor const& actor, OrganisationId organisation) {
    auto calendar = calendar_of(tx, organisation);
    return {std::move(calendar.from), std::move(calendar.breaks),
            may_at(tx, actor, Capability::keep_organisation, organisation)};
}

Result<void> may_keep(storage::ReadTransaction& tx, Actor const& actor, OrganisationId id) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return allowed;
    if (auto const open = open_organisation(tx, id); !open) return std::unexpected(open.error());
    if (!may_at(tx, actor, Capability::keep_organisation, id)) return fail(ErrorCode::forbidden);
    return {};
}

/// One that the actor may change.
Result<KeptBreak> own_break(storage::ReadTransaction& tx, Actor const& actor, protocol::BreakId id) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto const kept = tx.row<KeptBreak>(sql::break_by_id, id);
    if (!kept) return fail(ErrorCode::not_found, "school_break");
    if (auto allowed = may_keep(tx, actor, kept->organisation); !allowed) return std::unexpected(allowed.error());
    return *kept;
}

bool is_there(std::vector<SchoolBreak> const& kept, protocol::NewBreak const& one) {
    return std::ranges::any_of(kept, [&](SchoolBreak const& other) {
        return other.name == one.name.str() && other.starts_on == one.starts_on && other.ends_on == one.ends_on;
    });
}

} // namespace

Calendar calendar_of(storage::ReadTransaction& tx, OrganisationId organisation) {
    std::optional at{organisation};
    for (int height = 0; at && height < kHighest; ++height) {
        auto const here = tx.row<protocol::Organisation>(sql::organisation_by_id, *at).value();
        auto breaks = tx.rows<SchoolBreak>(sql::breaks_of, *at);
        if (!breaks.empty()) return {here, std::move(breaks)};
        at = here.merged_into ? here.merged_into : here.parent;
    }
    return {};
}

std::optional<std::string> break_in(std::vector<SchoolBreak> const& breaks, Date const& week) {
    auto const monday = day_number(week);
    std::pair<int, std::string const*> longest{0, nullptr};
    std::array<bool, 5> days{};
    for (auto const& one : breaks) {
        auto const from = std::max<std::int64_t>(day_number(one.starts_on) - monday, 0);
        auto const until = std::min<std::int64_t>(day_number(one.ends_on) - monday, std::ssize(days) - 1);
        if (until < from) continue;
        std::fill(days.begin() + from, days.begin() + until + 1, true);
        if (int const length = static_cast<int>(until - from) + 1; length > longest.first)
            longest = {length, &one.name};
    }
    if (std::ranges::count(days, true) < kDaysOff) return std::nullopt;
    return *longest.second;
}

BreakWeeks::BreakWeeks(storage::ReadTransaction& tx, protocol::MemberId member, Date now) : now_(std::move(now)) {
    for (auto& one : tx.rows<Belonging>(sql::schools_of, member))
        schools_.push_back({std::move(one.starts_on), std::move(one.ends_on), calendar_of(tx, one.organisation)});
}

std::optional<std::string> BreakWeeks::name(Date const& week) const {
    auto const last = sunday_of(std::max(week, now_));
    for (auto const& school : schools_) {
        if (school.starts_on > last || (school.ends_on && *school.ends_on <= week)) continue;
        if (auto found = break_in(school.calendar.breaks, week)) return found;
    }
    return std::nullopt;
}

Result<CalendarReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::GetCalendar const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    if (!tx.row<protocol::Organisation>(sql::organisation_by_id, command.organisation))
        return fail(ErrorCode::not_found, "organisation");
    return reply_of(tx, actor, command.organisation);
}

Result<CalendarReply> handle(storage::Transaction& tx, Actor const& actor, protocol::AddBreaks const& command) {
    if (auto allowed = may_keep(tx, actor, command.organisation); !allowed) return std::unexpected(allowed.error());
    auto kept = tx.rows<SchoolBreak>(sql::breaks_of, command.organisation);
    for (auto const& one : command.breaks.items) {
        if (auto fine = in_order(one.starts_on, one.ends_on); !fine) return std::unexpected(fine.error());
        if (is_there(kept, one)) continue;
        SchoolBreak const made{tx.new_id<protocol::BreakId>(), one.name.str(), one.starts_on, one.ends_on};
        tx.run(sql::break_insert, made.id, command.organisation, made.name, made.starts_on, made.ends_on);
        kept.push_back(made);
    }
    if (kept.size() > kMostBreaks) return fail(ErrorCode::conflict, "breaks", "too many breaks");
    audit(tx, actor, command, events::subject("organisation", command.organisation));
    return reply_of(tx, actor, command.organisation);
}

Result<CalendarReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ChangeBreak const& command) {
    auto const kept = own_break(tx, actor, command.school_break);
    if (!kept) return std::unexpected(kept.error());
    if (auto fine = in_order(command.starts_on, command.ends_on); !fine) return std::unexpected(fine.error());
    tx.run(sql::break_update, command.name, command.starts_on, command.ends_on, command.school_break);
    audit(tx, actor, command, events::subject("organisation", kept->organisation));
    return reply_of(tx, actor, kept->organisation);
}

Result<CalendarReply> handle(storage::Transaction& tx, Actor const& actor, protocol::RemoveBreak const& command) {
    auto const kept = own_break(tx, actor, command.school_break);
    if (!kept) return std::unexpected(kept.error());
    tx.run(sql::break_delete, command.school_break);
    audit(tx, actor, command, events::subject("organisation", kept->organisation));
    return reply_of(tx, actor, kept->organisation);
}

} // namespace lateral::domain

#include "server/domain/journal.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/calendars.hpp"
#include "server/domain/desk.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/reminders.hpp"
#include "server/domain/sealed.hpp"
#include "server/domain/weeks.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace lateral::domain {
namespace {

using protocol::Date;
using protocol::ErrorCode;
using protocol::fail;
using protocol::JournalReply;
using protocol::JournalWeek;
using protocol::Reflection;
using protocol::WeekState;
namespace sql = storage::sql;

std::optional<Journal> journal_of(storage::ReadTransaction& tx, protocol::MemberId member) {
    return tx.row<Journal>(sql::journal_of, member);
}

struct NamedLead {
    protocol::MemberId member;
    protocol::MemberId lead;
    protocol::SpaceId space; ///< shared by the two
    protocol::SpaceId own;   ///< the member's
};
BOOST_DESCRIBE_STRUCT(NamedLead, (), (member, lead, space, own))

/// Ends what the two share. A space in which nothing was ever written is nobody's any more.
void end_sharing(storage::Transaction& tx, protocol::SpaceId space, protocol::MemberId lead) {
    if (tx.row<protocol::ThreadId>(sql::space_thread_any, space))
        remove_party(tx, space, lead);
    else
        dissolve_sealed(tx, space);
    tx.run(sql::reflections_wait_no_more, space);
    tell_desk(tx, lead);
}

/// Without the member's doing, who is told.
void end_reading(storage::Transaction& tx, NamedLead const& named) {
    end_sharing(tx, named.space, named.lead);
    tx.run(sql::journal_set_lead, std::optional<protocol::MemberId>{}, std::optional<protocol::SpaceId>{},
           named.member);
    raise_about(tx, named.lead, named.member, {protocol::NoticeKind::lead_left, named.own, {}, {}});
}

/// Weeks before this one that everybody is shown.
constexpr std::int64_t kAlwaysThere = 3;

/// What is known of somebody's weeks.
struct Weeks {
    Date now;
    std::map<Date, Reflection> reflections;
    std::set<Date> excused;
    std::set<Date> drafted;
    BreakWeeks breaks;

    WeekState state(Date const& week) const {
        if (auto const found = reflections.find(week); found != reflections.end())
            return found->second.late ? WeekState::late : WeekState::submitted;
        if (excused.contains(week)) return WeekState::excused;
        if (drafted.contains(week)) return WeekState::draft;
        if (breaks.name(week)) return WeekState::excused;
        return week == now ? WeekState::not_started : WeekState::missed;
    }

    /// The first week of which there is anything, since what was before one began is no gap; but always some to fill
    /// in.
    Date first() const {
        auto first = weeks_after(now, -kAlwaysThere);
        if (!reflections.empty()) first = std::min(first, reflections.begin()->first);
        if (!excused.empty()) first = std::min(first, *excused.begin());
        if (!drafted.empty()) first = std::min(first, *drafted.begin());
        return first;
    }
};

Weeks weeks_of(storage::ReadTransaction& tx, protocol::MemberId member, Date const& now) {
    auto const since = weeks_after(now, -kWeeksBack);
    Weeks weeks{now, {}, {}, {}, BreakWeeks(tx, member, now)};
    for (auto& reflection : tx.rows<Reflection>(sql::reflections_of, member, since)) {
        auto week = reflection.week;
        weeks.reflections.emplace(std::move(week), std::move(reflection));
    }
    for (auto& week : tx.rows<Date>(sql::excused_weeks_of, member, since)) weeks.excused.insert(std::move(week));
    for (auto const number : tx.rows<std::int64_t>(sql::drafted_weeks_of, member))
        if (auto week = day_numbered(number); week >= since && week <= now) weeks.drafted.insert(std::move(week));
    return weeks;
}

std::vector<JournalWeek> strip(Weeks const& weeks) {
    std::vector<JournalWeek> strip;
    auto const first = weeks.first();
    for (auto week = weeks.now; week >= first; week = weeks_after(week, -1)) {
        auto const found = weeks.reflections.find(week);
        strip.push_back({week, weeks.state(week),
                         found == weeks.reflections.end() ? std::nullopt : std::optional(found->second),
                         weeks.breaks.name(week)});
    }
    return strip;
}

std::vector<protocol::Lead> leads_for(storage::ReadTransaction& tx, protocol::MemberId member) {
    return tx.rows<protocol::Lead>(sql::leads_for, member);
}

} // namespace

JournalReply journal_reply(storage::ReadTransaction& tx, Actor const& actor) {
    auto const zone = zone_of(tx, actor.id);
    auto const now = week_of(tx.now(), zone);
    auto const journal = journal_of(tx, actor.id);
    JournalReply reply;
    reply.due.value = journal ? journal->due : kUsuallyDue;
    // That minute itself, as people say it: "Sunday, 23:59".
    reply.due_at = due_in(now, reply.due.value - 1, zone);
    reply.weeks = strip(weeks_of(tx, actor.id, now));
    if (journal) {
        reply.own = journal->own;
        reply.shared = journal->shared;
        if (journal->lead) reply.lead = tx.row<protocol::Lead>(sql::lead_shown, *journal->lead);
    }
    reply.leads = tx.row<std::int64_t>(sql::journals_led, actor.id).value() > 0;
    reply.remind_at = reminder_of(tx, actor.id);
    return reply;
}

std::optional<protocol::SpaceId> unwritten(storage::ReadTransaction& tx, protocol::MemberId member, Date const& week) {
    auto const journal = journal_of(tx, member);
    if (!journal) return std::nullopt;
    auto const weeks = weeks_of(tx, member, week);
    auto const state = weeks.state(week);
    bool const is_open = state == WeekState::not_started || state == WeekState::draft;
    return is_open && !weeks.breaks.name(week) ? std::optional(journal->own) : std::nullopt;
}

std::string zone_of(storage::ReadTransaction& tx, protocol::MemberId member) {
    return tx.row<std::string>(sql::member_zone, member).value_or("");
}

Journal ensure_journal(storage::Transaction& tx, Actor const& actor) {
    if (auto kept = journal_of(tx, actor.id)) return *kept;
    Journal journal;
    journal.own = make_sealed(tx, actor.id, {actor.id}).id;
    tx.run(sql::journal_insert, actor.id, journal.own, journal.due);
    return journal;
}

void release_unfit_leads(storage::Transaction& tx) {
    for (auto const& named : tx.rows<NamedLead>(sql::leads_unfit)) end_reading(tx, named);
}

Result<void> within_a_year(Date const& week, Date const& now) {
    if (!is_monday(week)) return fail(ErrorCode::invalid, "week", "a week is named by its Monday");
    if (week > now) return fail(ErrorCode::invalid, "week", "it has not begun");
    if (week < weeks_after(now, -kWeeksBack)) return fail(ErrorCode::invalid, "week", "it is more than a year ago");
    return {};
}

Result<JournalReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::GetJournal const&) {
    auto reply = journal_reply(tx, actor);
    // Not in answers of writes: a desk is a year of many members' reflections.
    if (reply.leads) reply.waiting = waiting_at_desk(tx, actor.id);
    return reply;
}

Result<protocol::LeadsReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListLeads const&) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    return protocol::LeadsReply{leads_for(tx, actor.id)};
}

Result<JournalReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SetJournal const& command) {
    ensure_journal(tx, actor);
    tx.run(sql::journal_set_due, command.due, actor.id);
    return journal_reply(tx, actor);
}

Result<JournalReply> handle(storage::Transaction& tx, Actor const& actor, protocol::NameLead const& command) {
    if (command.member) {
        if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
        auto const leads = leads_for(tx, actor.id);
        if (std::ranges::find(leads, *command.member, &protocol::Lead::id) == leads.end())
            return fail(ErrorCode::forbidden, "member", "they cannot be named");
    }
    auto const journal = ensure_journal(tx, actor);
    if (journal.lead == command.member) return journal_reply(tx, actor);
    if (journal.lead) end_sharing(tx, journal.shared.value(), *journal.lead);
    std::optional<protocol::SpaceId> shared;
    if (command.member) shared = make_sealed(tx, actor.id, {actor.id, *command.member}).id;
    tx.run(sql::journal_set_lead, command.member, shared, actor.id);
    if (shared) {
        raise_notice(tx, actor, *command.member, {protocol::NoticeKind::added, *shared, {}, {}});
        tell_desk(tx, *command.member);
    }
    return journal_reply(tx, actor);
}

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LeaveReader const& command) {
    auto const named = tx.row<NamedLead>(sql::journal_led, command.member, actor.id);
    if (!named) return fail(ErrorCode::not_found, "member");
    end_reading(tx, *named);
    return protocol::Done{};
}

Result<JournalReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ExcuseWeek const& command) {
    auto const now = week_of(tx.now(), zone_of(tx, actor.id));
    // A holiday is known before it comes.
    auto const& week = command.week > now ? weeks_after(command.week, -kWeeksBack) : command.week;
    if (auto known = within_a_year(week, now); !known) return std::unexpected(known.error());
    ensure_journal(tx, actor);
    if (command.excused) {
        tx.run(sql::excuse_insert, actor.id, command.week);
        if (command.week == now) withdraw_reminder(tx, actor.id);
    } else {
        tx.run(sql::excuse_delete, actor.id, command.week);
    }
    return journal_reply(tx, actor);
}

} // namespace lateral::domain

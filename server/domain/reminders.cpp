#include "server/domain/reminders.hpp"

#include "server/domain/journal.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/weeks.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Date;
using protocol::MemberId;
using protocol::Timestamp;
namespace sql = storage::sql;

constexpr std::int64_t kMostLookedAt = 100;

struct Reminder {
    MemberId member;
    std::int64_t minute = 0; ///< of the week, where the member is
    Date looked;             ///< the last week that was decided on
};
BOOST_DESCRIBE_STRUCT(Reminder, (), (member, minute, looked))

/// When a minute of a week begins.
Timestamp moment_of(Date const& week, std::int64_t minute, std::string const& zone) {
    return due_in(week, minute - 1, zone);
}

/// What is left of this week was decided on; the next one begins without a word of the last.
void keep(storage::Transaction& tx, Reminder const& reminder, Date const& week, std::string const& zone) {
    auto const next =
        reminder.looked < week ? moment_of(week, reminder.minute, zone) : moment_of(weeks_after(week, 1), 0, zone);
    tx.run(sql::reminder_upsert, reminder.member, reminder.minute, reminder.looked, next);
}

void look(storage::Transaction& tx, Reminder reminder) {
    auto const zone = zone_of(tx, reminder.member);
    auto const week = week_of(tx.now(), zone);
    if (reminder.looked < week) {
        withdraw_reminder(tx, reminder.member);
        if (moment_of(week, reminder.minute, zone) <= tx.now()) {
            reminder.looked = week;
            if (auto const journal = unwritten(tx, reminder.member, week))
                raise_unsigned(tx, reminder.member, {protocol::NoticeKind::reminder, *journal, {}, {}});
        }
    }
    keep(tx, reminder, week, zone);
}

} // namespace

std::optional<protocol::MinuteOfWeek> reminder_of(storage::ReadTransaction& tx, MemberId member) {
    auto const kept = tx.row<Reminder>(sql::reminder_of, member);
    if (!kept) return std::nullopt;
    return protocol::MinuteOfWeek{kept->minute};
}

void remind(storage::Transaction& tx) {
    for (auto const& reminder : tx.rows<Reminder>(sql::reminders_due, tx.now(), kMostLookedAt)) look(tx, reminder);
}

void look_again(storage::Transaction& tx, MemberId member) { tx.run(sql::reminder_again, member); }

void withdraw_reminder(storage::Transaction& tx, MemberId member) {
    if (tx.run(sql::notices_withdraw_reminder, member) > 0)
        events::emit(tx, events::member_topic(member), protocol::NoticesRead{read_mark_of(tx, member).up_to});
}

Result<protocol::JournalReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::SetReminder const& command) {
    ensure_journal(tx, actor);
    if (!command.at) {
        tx.run(sql::reminder_delete, actor.id);
        withdraw_reminder(tx, actor.id);
        return journal_reply(tx, actor);
    }
    auto const zone = zone_of(tx, actor.id);
    auto const week = week_of(tx.now(), zone);
    auto const kept = tx.row<Reminder>(sql::reminder_of, actor.id);
    // An hour that is over this week is meant for the next.
    auto const looked = moment_of(week, command.at->value, zone) <= tx.now() ? week : weeks_after(week, -1);
    keep(tx, {actor.id, command.at->value, kept ? std::max(kept->looked, looked) : looked}, week, zone);
    return journal_reply(tx, actor);
}

} // namespace lateral::domain

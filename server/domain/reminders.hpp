#pragma once

#include "protocol/commands/calendars.hpp"
#include "server/domain/access.hpp"

/// Reminders of the weekly reflection (docs/adr/0028): off unless a member sets an hour of the week. Then one notice in
/// a week, when that hour has come, there is nothing yet and the week is not off.
namespace lateral::domain {

std::optional<protocol::MinuteOfWeek> reminder_of(storage::ReadTransaction& tx, protocol::MemberId member);

/// Looks at those whose hour has come, at most a hundred: whether they were told is kept in the same transaction. To be
/// run again and again; late is fine.
void remind(storage::Transaction& tx);

/// The member's clock changed: their hour may have come, or not yet.
void look_again(storage::Transaction& tx, protocol::MemberId member);

/// There is something for this week, or nothing is to come: the notice goes.
void withdraw_reminder(storage::Transaction& tx, protocol::MemberId member);

Result<protocol::JournalReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::SetReminder const& command);

} // namespace lateral::domain

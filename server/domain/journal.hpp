#pragma once

#include "protocol/commands/desk.hpp"
#include "server/domain/access.hpp"

/// Journals (docs/adr/0025-reflections.md): one's own weeks, and who reads along. What is written lies in threads of
/// two sealed spaces, so the gate that guards every space guards it: the member's own, and one shared with the lead
/// whom they named. Naming another lead begins another shared space; what lies in the one before is then the member's
/// alone.
namespace lateral::domain {

/// Sunday, 23:59.
inline constexpr std::int64_t kUsuallyDue = 7 * 24 * 60 - 1;
/// How far back a year's strip goes, and a week may be filled in.
inline constexpr std::int64_t kWeeksBack = 52;

/// A member's row; made when they first need one.
struct Journal {
    protocol::SpaceId own;
    std::optional<protocol::MemberId> lead;
    std::optional<protocol::SpaceId> shared; ///< with the lead
    std::int64_t due = kUsuallyDue;
};
BOOST_DESCRIBE_STRUCT(Journal, (), (own, lead, shared, due))

/// What `journal.get` answers.
protocol::JournalReply journal_reply(storage::ReadTransaction& tx, Actor const& actor);

/// The member's own space, if they have a journal, nothing was submitted for the week and it is not off for them.
std::optional<protocol::SpaceId> unwritten(storage::ReadTransaction& tx, protocol::MemberId member,
                                           protocol::Date const& week);

Journal ensure_journal(storage::Transaction& tx, Actor const& actor);

/// Where the week of now and the end of what is due lie, for a member.
std::string zone_of(storage::ReadTransaction& tx, protocol::MemberId member);

/// Whoever may not be somebody's lead any more (adr/0025: who may judge their work) reads nothing of theirs from here
/// on, and the member is told. Called after everything that changes affiliations, roles or who is above whom.
void release_unfit_leads(storage::Transaction& tx);

/// `invalid` unless it is a Monday of the last year, or this week's.
Result<void> within_a_year(protocol::Date const& week, protocol::Date const& now);

Result<protocol::JournalReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::GetJournal const& command);
Result<protocol::LeadsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListLeads const& command);
Result<protocol::JournalReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::SetJournal const& command);
Result<protocol::JournalReply> handle(storage::Transaction& tx, Actor const& actor, protocol::NameLead const& command);
Result<protocol::JournalReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::ExcuseWeek const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LeaveReader const& command);

} // namespace lateral::domain

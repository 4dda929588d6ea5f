#include "server/domain/desk.hpp"

#include "server/domain/journal.hpp"
#include "server/domain/weeks.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <iterator>

namespace lateral::domain {
namespace {

using protocol::DeskEntry;
using protocol::DeskMark;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

constexpr std::int64_t kPage = 100;

protocol::Date year_ago(storage::ReadTransaction& tx, protocol::MemberId member) {
    return weeks_after(week_of(tx.now(), zone_of(tx, member)), -kWeeksBack);
}

} // namespace

std::int64_t waiting_at_desk(storage::ReadTransaction& tx, protocol::MemberId lead) {
    return tx.row<std::int64_t>(sql::desk_waiting_count, lead, year_ago(tx, lead), kPage).value();
}

void set_standing(storage::Transaction& tx, protocol::Thread const& thread) {
    if (thread.kind == protocol::ThreadKind::reflection) tx.run(sql::reflection_stand, thread.id);
}

void tell_desk(storage::Transaction& tx, protocol::MemberId lead) {
    events::emit(tx, events::member_topic(lead), protocol::DeskChanged{});
}

Result<protocol::DeskReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                   protocol::ListDesk const& command) {
    auto const since = year_ago(tx, actor.id);
    protocol::DeskReply reply;
    reply.entries = tx.rows<DeskEntry>(sql::desk_entries, actor.id, command.from.value_or(protocol::OrganisationId{}),
                                       since, command.all.value_or(false), kPage + 1);
    reply.more = std::ssize(reply.entries) > kPage;
    if (reply.more) reply.entries.pop_back();
    reply.cohorts = tx.rows<protocol::Cohort>(sql::desk_cohorts, actor.id, since);
    reply.authors = tx.rows<protocol::Lead>(sql::desk_authors, actor.id);
    reply.care = tx.rows<protocol::MemberId>(sql::desk_care, actor.id, since);
    return reply;
}

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkDesk const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    if (access->thread.kind != protocol::ThreadKind::reflection)
        return fail(ErrorCode::invalid, "thread", "it is no reflection");
    if (access->thread.author.id == actor.id) return fail(ErrorCode::forbidden);
    if (command.mark == DeskMark::none)
        tx.run(sql::desk_mark_clear, actor.id, command.thread);
    else
        tx.run(sql::desk_mark_set, actor.id, command.thread, command.mark, access->thread.last_position);
    set_standing(tx, access->thread);
    return protocol::Done{};
}

} // namespace lateral::domain

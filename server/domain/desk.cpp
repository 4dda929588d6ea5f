#include "server/domain/desk.hpp"

#include "server/domain/journal.hpp"
#include "server/domain/weeks.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <iterator>

namespace lateral::domain {
namespace {

using protocol::DeskEntry;
using protocol::DeskMark;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

constexpr std::int64_t kPage = 100;
constexpr std::int64_t kLateInARow = 3;

protocol::Date year_ago(storage::ReadTransaction& tx, protocol::MemberId member) {
    return weeks_after(week_of(tx.now(), zone_of(tx, member)), -kWeeksBack);
}

struct Lateness {
    protocol::MemberId author;
    bool late = false;
};
BOOST_DESCRIBE_STRUCT(Lateness, (), (author, late))

/// Whose newest three were all late: somebody to ask how they are.
std::vector<protocol::MemberId> to_care_for(std::vector<Lateness> const& newest_first) {
    std::vector<protocol::MemberId> found;
    for (auto from = newest_first.begin(); from != newest_first.end();) {
        auto const until =
            std::find_if(from, newest_first.end(), [&](auto& one) { return one.author != from->author; });
        if (until - from >= kLateInARow && std::all_of(from, from + kLateInARow, [](auto& one) { return one.late; }))
            found.push_back(from->author);
        from = until;
    }
    return found;
}

} // namespace

std::int64_t waiting_at_desk(storage::ReadTransaction& tx, protocol::MemberId lead) {
    auto const entries = tx.rows<DeskEntry>(sql::desk_entries, lead, year_ago(tx, lead), false, kPage);
    return std::ranges::count_if(entries, &DeskEntry::waiting);
}

void tell_desk(storage::Transaction& tx, protocol::MemberId lead) {
    events::emit(tx, events::member_topic(lead), protocol::DeskChanged{});
}

Result<protocol::DeskReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                   protocol::ListDesk const& command) {
    auto const since = year_ago(tx, actor.id);
    protocol::DeskReply reply;
    reply.entries = tx.rows<DeskEntry>(sql::desk_entries, actor.id, since, command.all.value_or(false), kPage + 1);
    reply.more = std::ssize(reply.entries) > kPage;
    if (reply.more) reply.entries.pop_back();
    reply.authors = tx.rows<protocol::Lead>(sql::desk_authors, actor.id);
    reply.care = to_care_for(tx.rows<Lateness>(sql::desk_lateness, actor.id, since));
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
    return protocol::Done{};
}

} // namespace lateral::domain

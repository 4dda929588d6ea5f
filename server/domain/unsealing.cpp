#include "server/domain/unsealing.hpp"

#include "server/base/clock.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/sealed.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <map>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
using protocol::SpaceId;
using protocol::ThreadId;
using protocol::Timestamp;
using protocol::UnsealingId;
namespace sql = storage::sql;

constexpr std::size_t kMostNamed = 4;
constexpr std::int64_t kHour = base::kDay / 24;

struct UnsealingRow {
    UnsealingId id;
    MemberId asked_by;
    Timestamp asked_at;
    std::string reason;
    std::int64_t hours = 0;
    std::optional<MemberId> agreed_by;
    std::optional<Timestamp> until;
};
BOOST_DESCRIBE_STRUCT(UnsealingRow, (), (id, asked_by, asked_at, reason, hours, agreed_by, until))

struct AskedDetail {
    std::vector<MemberId> of;
    std::string reason;
    std::int64_t hours = 0;
};
BOOST_DESCRIBE_STRUCT(AskedDetail, (), (of, reason, hours))

struct OpenDetail {
    std::vector<ThreadId> threads;
    Timestamp until;
};
BOOST_DESCRIBE_STRUCT(OpenDetail, (), (threads, until))

Result<UnsealingRow> row_of(storage::ReadTransaction& tx, UnsealingId unsealing) {
    auto found = tx.row<UnsealingRow>(sql::unsealing, unsealing);
    if (!found) return fail(ErrorCode::not_found, "unsealing", "no such request");
    return *std::move(found);
}

/// One notice for each space: beside its newest thread that was opened stand the names and the reason.
void tell_parties(storage::Transaction& tx, MemberId administrator, std::vector<ThreadId> const& threads) {
    std::map<SpaceId, ThreadId> newest;
    for (auto const thread : threads) newest[tx.row<SpaceId>(sql::unsealed_space, thread).value()] = thread;
    Actor actor;
    actor.id = administrator;
    for (auto const& [space, thread] : newest)
        for (auto const party : parties_of(tx, space))
            raise_notice(tx, actor, party, {protocol::NoticeKind::opened, space, thread, {}, 0, true});
}

/// What waits for a second one's yes, and may have it.
Result<UnsealingRow> waiting_row(storage::ReadTransaction& tx, MemberId administrator, UnsealingId unsealing) {
    auto row = row_of(tx, unsealing);
    if (!row) return row;
    if (row->asked_by == administrator)
        return fail(ErrorCode::forbidden, "unsealing", "another administrator than the one who asked has to agree");
    if (row->agreed_by) return fail(ErrorCode::conflict, "unsealing", "it was agreed on before");
    if (row->asked_at.value + kOpeningAskedFor * kHour < tx.now().value)
        return fail(ErrorCode::closed, "unsealing", "it was asked for more than a day ago; ask again");
    if (!tx.row<std::string>(sql::administrator_now, row->asked_by))
        return fail(ErrorCode::closed, "unsealing", "who asked is no administrator any more");
    return row;
}

} // namespace

Result<UnsealingId> ask_unsealing(storage::Transaction& tx, MemberId administrator, UnsealingRequest const& request) {
    auto of = request.of;
    std::ranges::sort(of);
    bool const is_twice = std::ranges::adjacent_find(of) != of.end();
    if (of.empty() || of.size() > kMostNamed || is_twice)
        return fail(ErrorCode::invalid, "of", "one to four members, each once");
    if (request.hours < 1 || request.hours > kLongestOpening)
        return fail(ErrorCode::invalid, "hours", "from 1 to " + std::to_string(kLongestOpening));
    auto const id = tx.new_id<UnsealingId>();
    tx.run(sql::unsealing_insert, id, administrator, tx.now(), request.reason.str(), request.hours);
    for (auto const member : of) tx.run(sql::unsealing_member_insert, id, member);
    append_audit(tx, administrator, "unseal ask", events::subject("unsealing", id),
                 protocol::encode(AskedDetail{of, request.reason.str(), request.hours}));
    return id;
}

Result<UnsealingAsked> asked_unsealing(storage::ReadTransaction& tx, MemberId administrator, UnsealingId unsealing) {
    auto const row = waiting_row(tx, administrator, unsealing);
    if (!row) return std::unexpected(row.error());
    return UnsealingAsked{tx.row<std::string>(sql::administrator_now, row->asked_by).value(),
                          tx.rows<std::string>(sql::unsealing_names, unsealing), row->reason, row->hours,
                          tx.rows<ThreadId>(sql::unsealing_threads, unsealing)};
}

Result<Unsealed> agree_unsealing(storage::Transaction& tx, MemberId administrator, UnsealingId unsealing) {
    auto const row = waiting_row(tx, administrator, unsealing);
    if (!row) return std::unexpected(row.error());
    Unsealed open{{tx.now().value + row->hours * kHour}, tx.rows<ThreadId>(sql::unsealing_threads, unsealing)};
    if (open.threads.empty()) return fail(ErrorCode::not_found, "unsealing", "there is nothing in confidence of them");
    tx.run(sql::unsealing_agree, administrator, tx.now(), open.until, unsealing);
    for (auto const thread : open.threads) tx.run(sql::unsealed_thread_insert, unsealing, thread);
    tell_parties(tx, administrator, open.threads);
    append_audit(tx, administrator, "unseal agree", events::subject("unsealing", unsealing),
                 protocol::encode(OpenDetail{open.threads, open.until}));
    return open;
}

Result<Unsealed> begin_reading(storage::Transaction& tx, MemberId administrator, UnsealingId unsealing) {
    auto const row = row_of(tx, unsealing);
    if (!row) return std::unexpected(row.error());
    if (row->asked_by != administrator && row->agreed_by != administrator)
        return fail(ErrorCode::forbidden, "unsealing", "only the two who opened it may read it");
    if (!row->until) return fail(ErrorCode::closed, "unsealing", "nobody agreed to it yet");
    if (row->until->value <= tx.now().value) return fail(ErrorCode::closed, "unsealing", "its time is over");
    append_audit(tx, administrator, "unseal read", events::subject("unsealing", unsealing), "{}");
    return Unsealed{*row->until, tx.rows<ThreadId>(sql::unsealed_threads, unsealing)};
}

std::vector<UnsealedPost> unsealed_posts(storage::ReadTransaction& tx, ThreadId thread) {
    return tx.rows<UnsealedPost>(sql::unsealed_posts, thread);
}

std::optional<UnsealedRecord> unsealed_record(storage::ReadTransaction& tx, UnsealingId unsealing, ThreadId thread) {
    auto cycle = tx.row<UnsealedCycle>(sql::unsealed_cycle, thread);
    if (!cycle) return std::nullopt;
    auto const id = cycle->id;
    return UnsealedRecord{*std::move(cycle), tx.row<protocol::CycleGoal>(sql::cycle_goal_of, id),
                          tx.rows<protocol::CycleEntry>(sql::unsealed_entries, id, unsealing),
                          tx.rows<protocol::CycleStep>(sql::cycle_steps_of, id)};
}

Result<protocol::OpeningsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListOpenings const& command) {
    if (auto seen = access_thread(tx, actor, command.thread); !seen) return std::unexpected(seen.error());
    return protocol::OpeningsReply{tx.rows<protocol::Opening>(sql::openings_of, command.thread, kMostOpeningsShown)};
}

} // namespace lateral::domain

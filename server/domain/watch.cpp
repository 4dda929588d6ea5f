#include "server/domain/watch.hpp"

#include "server/domain/notice_times.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/rotas.hpp"
#include "server/domain/waiting.hpp"
#include "server/domain/working_time.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::MemberId;
using protocol::ThreadId;
using protocol::Timestamp;
namespace sql = storage::sql;

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kMostLookedAt = 100;

struct Mark {
    Timestamp created_at;
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (created_at, thread))

struct Watched {
    ThreadId thread;
    Timestamp created_at;
    protocol::SpaceId space;
    protocol::ThreadKind kind{};
    MemberId author;
    protocol::PostId first;
    protocol::Seq seq;
    bool waits = false;
};
BOOST_DESCRIBE_STRUCT(Watched, (), (thread, created_at, space, kind, author, first, seq, waits))

void tell(storage::Transaction& tx, MemberId member, protocol::NetworkRole role, Watched const& thread, bool insists) {
    if (member == thread.author) return;
    Actor reader;
    reader.id = member;
    reader.role = role;
    if (thread.kind != protocol::ThreadKind::question && wrote_before(tx, reader, thread.author, thread.seq)) return;
    raise_unsigned(tx, member, {protocol::NoticeKind::waiting, thread.space, thread.thread, thread.first, 0, insists});
}

void tell_stewards(storage::Transaction& tx, Watched const& thread) {
    auto const duty = on_duty(tx, thread.space);
    if (duty && duty != thread.author) return tell(tx, *duty, protocol::NetworkRole::member, thread, true);
    for (auto const member : tx.rows<MemberId>(sql::stewards_of, thread.space))
        tell(tx, member, protocol::NetworkRole::member, thread, false);
}

void tell_overseers(storage::Transaction& tx, Watched const& thread) {
    for (auto const member : tx.rows<MemberId>(sql::specialists_who_see, thread.space))
        tell(tx, member, protocol::NetworkRole::specialist, thread, false);
}

void look(storage::Transaction& tx, std::int64_t level) {
    auto const now = tx.now();
    auto const mark = tx.row<Mark>(sql::watch_mark, level).value_or(Mark{});
    Timestamp const oldest{std::max(mark.created_at.value, now.value - kLongestWait)};
    std::optional<Mark> seen;
    for (auto const& thread : tx.rows<Watched>(sql::watch_next, oldest, Timestamp{now.value - level * kHour},
                                               mark.created_at, mark.thread, kMostLookedAt)) {
        // Those that were begun later have waited no longer.
        if (working_hours(thread.created_at, now, kDefaultZone) < level) break;
        seen = Mark{thread.created_at, thread.thread};
        if (!thread.waits || tx.row<ThreadId>(sql::thread_was_imported, thread.thread)) continue;
        level == kStewardsWait ? tell_stewards(tx, thread) : tell_overseers(tx, thread);
    }
    if (seen) tx.run(sql::watch_mark_upsert, level, seen->created_at, seen->thread);
}

} // namespace

void watch_first_replies(storage::Transaction& tx) {
    look(tx, kStewardsWait);
    look(tx, kOverseersWait);
}

} // namespace lateral::domain

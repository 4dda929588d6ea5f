#include "server/domain/unread.hpp"

#include "server/domain/spaces.hpp"
#include "server/domain/thread_settings.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <map>

namespace lateral::domain {
namespace {

using protocol::Seq;
using protocol::SpaceView;
using protocol::UnreadEntry;
using protocol::UnreadThread;
namespace sql = storage::sql;

/// Nobody catches up on more in one go; the rest is counted by space.
constexpr std::size_t kMostListed = 200;
/// Of more mentions than this the newest are known as such.
constexpr std::int64_t kMostMentions = 500;

struct Mention {
    protocol::ThreadId thread;
    std::int64_t position = 0;
};
BOOST_DESCRIBE_STRUCT(Mention, (), (thread, position))

/// The newest position of each thread that a mention of the member stands at.
using Mentions = std::map<protocol::ThreadId, std::int64_t>;

Mentions mentions_since(storage::ReadTransaction& tx, protocol::MemberId member, Seq after) {
    Mentions found;
    for (auto const& [thread, position] :
         tx.rows<Mention>(sql::threads_with_unread_mentions, member, after, kMostMentions))
        found[thread] = std::max(found[thread], position);
    return found;
}

bool is_covered(storage::ReadTransaction& tx, protocol::ThreadId thread, std::int64_t position, Seq watermark) {
    auto const seq = tx.row<Seq>(sql::post_seq_at, thread, position);
    return seq && *seq <= watermark;
}

/// Posts stand in the order of their seq, so the last one that a watermark covers is found by halving.
std::int64_t covered_from(storage::ReadTransaction& tx, protocol::Thread const& thread, std::int64_t read,
                          Seq watermark) {
    if (thread.last_seq <= watermark) return thread.last_position;
    if (read >= thread.last_position || !is_covered(tx, thread.id, read + 1, watermark)) return read;
    auto covered = read + 1;
    auto open = thread.last_position;
    while (open - covered > 1) {
        auto const middle = covered + (open - covered) / 2;
        (is_covered(tx, thread.id, middle, watermark) ? covered : open) = middle;
    }
    return covered;
}

/// Mentions, then what is followed, then the rest; within each the newest first.
int rank(UnreadEntry const& entry) {
    if (entry.mentions_me) return 0;
    return entry.thread.level == protocol::Level::following ? 1 : 2;
}

bool asks_for_attention(SpaceView const& view) {
    return view.level != protocol::Level::muted && view.space.state == protocol::SpaceState::open;
}

Seq oldest_watermark(std::vector<ListedSpace> const& spaces) {
    Seq oldest{INT64_MAX};
    for (auto const& space : spaces) oldest = std::min(oldest, space.view.watermark);
    return oldest;
}

} // namespace

std::vector<KeptThread> kept_threads(storage::ReadTransaction& tx, protocol::MemberId member) {
    return tx.rows<KeptThread>(sql::threads_kept_unread, member);
}

std::vector<UnreadThread> unread_threads(storage::ReadTransaction& tx, protocol::MemberId member,
                                         SpaceReading const& reading, std::vector<KeptThread> const& kept) {
    auto const after = std::max(reading.watermark, reading.from_seq);
    auto threads = tx.rows<UnreadThread>(sql::threads_unread, member, reading.space, after, kUnreadWindow, kMaxUnread);
    for (auto const& one : kept)
        if (one.space == reading.space && one.kept_seq > reading.watermark && one.last_seq <= after &&
            one.last_seq > reading.from_seq)
            threads.push_back({one.thread, one.last_seq});
    std::ranges::sort(threads, {}, &UnreadThread::last_seq);
    if (std::ssize(threads) > kMaxUnread) threads.erase(threads.begin(), threads.end() - kMaxUnread);
    return threads;
}

std::int64_t read_up_to(storage::ReadTransaction& tx, protocol::ThreadView const& view, SpaceReading const& reading) {
    bool const kept = view.kept_seq > reading.watermark;
    return covered_from(tx, view.thread, view.read_position,
                        kept ? reading.from_seq : std::max(reading.watermark, reading.from_seq));
}

Result<protocol::UnreadReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListUnread const&) {
    protocol::UnreadReply reply;
    auto const spaces = listed_spaces(tx, actor.id);
    auto const mentions = mentions_since(tx, actor.id, oldest_watermark(spaces));
    for (auto const& [space, from_seq] : spaces) {
        if (!asks_for_attention(space)) continue;
        for (auto const& unread : space.unread) {
            auto view = view_of(tx, actor, tx.row<protocol::Thread>(sql::thread_shown, unread.thread).value());
            auto const read = read_up_to(tx, view, {space.space.id, space.watermark, from_seq});
            auto const mention = mentions.find(unread.thread);
            bool const mentions_me = mention != mentions.end() && mention->second > read;
            reply.threads.push_back({std::move(view), read + 1, mentions_me});
        }
    }
    std::ranges::sort(reply.threads, {}, [](UnreadEntry const& entry) {
        return std::pair(rank(entry), -entry.thread.thread.last_seq.value);
    });
    reply.more = reply.threads.size() > kMostListed;
    if (reply.more) reply.threads.resize(kMostListed);
    return reply;
}

} // namespace lateral::domain

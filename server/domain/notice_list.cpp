#include "server/domain/notice_settings.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/thread_settings.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <map>

/// What a member sees of their notices: rows and followed threads, put together by thread.
namespace lateral::domain {
namespace {

using protocol::NoticeKind;
using protocol::NoticeLine;
using protocol::Seq;
using protocol::Timestamp;
namespace sql = storage::sql;

/// Rows looked at. Who has more that concerns them by name reads on in the spaces.
constexpr std::int64_t kMostRows = 1'000;
constexpr std::int64_t kMostFollowed = 100;
constexpr std::int64_t kMostProposals = 50;
constexpr std::size_t kMostLines = 100;

struct NoticeRow {
    Seq seq;
    NoticeKind kind{};
    protocol::MemberRef actor;
    protocol::SpaceId space;
    std::string space_name;
    std::optional<protocol::ThreadId> thread;
    std::optional<std::string> title;
    std::optional<std::int64_t> position;
    Timestamp at;
    bool read = false;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (), (seq, kind, actor, space, space_name, thread, title, position, at, read))

struct FollowedThread {
    protocol::ThreadId thread;
    Seq last_seq;
};
BOOST_DESCRIBE_STRUCT(FollowedThread, (), (thread, last_seq))

/// What is unread in a thread, without the posts of those whom the reader blocked.
struct FreshPosts {
    std::int64_t count = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
};
BOOST_DESCRIBE_STRUCT(FreshPosts, (), (count, first, last))

/// A proposal that waits for the reader's answer.
struct ProposedRow {
    Seq seq;
    protocol::CycleId cycle;
    protocol::MemberRef proposer;
    Timestamp at;
    Timestamp due;
    bool read = false;
};
BOOST_DESCRIBE_STRUCT(ProposedRow, (), (seq, cycle, proposer, at, due, read))

/// One line for a thread, or for a space without one.
using Key = std::pair<std::optional<protocol::ThreadId>, protocol::SpaceId>;
using Lines = std::map<Key, NoticeLine>;

NoticeLine line_of(NoticeRow const& row) {
    return {row.kind,   row.seq,   row.actor,    row.space, row.space_name, {},
            row.thread, row.title, row.position, 1,         row.at,         row.read};
}

/// Rows come newest first. An unread line counts its unread rows, shows the weightiest and leads to the oldest post.
void add(NoticeLine& line, NoticeRow const& row) {
    if (row.read || line.read) return;
    line.count += 1;
    if (row.kind < line.kind) {
        line.kind = row.kind;
        line.actor = row.actor;
    }
    if (row.position) line.position = row.position;
}

class NoticeList {
public:
    NoticeList(storage::ReadTransaction& tx, Actor const& actor) : tx_(tx), actor_(actor) {
        auto const marked = read_mark_of(tx, actor.id);
        reply_.read_up_to = marked.up_to;
        reply_.read_at = marked.at;
        reply_.next_due = tx.row<std::optional<Timestamp>>(sql::notices_next_due, actor.id, tx.now()).value();
    }

    protocol::NoticesReply make() {
        for (auto const& row : tx_.rows<NoticeRow>(sql::notices_newest, reply_.read_up_to, reply_.read_at, actor_.id,
                                                   tx_.now(), kMostRows))
            if (auto const [line, fresh] = lines_.try_emplace({row.thread, row.space}, line_of(row)); !fresh)
                add(line->second, row);
        auto const hearing = hearing_of(tx_, actor_.id, NoticeKind::followed);
        if (hearing.delivery != protocol::Delivery::off)
            for (auto const& followed : tx_.rows<FollowedThread>(sql::threads_followed, actor_.id, kMostFollowed))
                add_followed(followed, hearing);
        for (auto& [key, line] : lines_) reply_.lines.push_back(std::move(line));
        add_proposals();
        std::ranges::sort(reply_.lines, std::greater{}, &NoticeLine::seq);
        if (reply_.lines.size() > kMostLines) reply_.lines.resize(kMostLines);
        reply_.unread = std::ranges::count(reply_.lines, false, &NoticeLine::read);
        return std::move(reply_);
    }

private:
    /// Each is a line of its own. One waits until it is due, as any notice.
    void add_proposals() {
        for (auto const& row : tx_.rows<ProposedRow>(sql::notices_of_cycles, reply_.read_up_to, reply_.read_at,
                                                     actor_.id, kMostProposals)) {
            if (row.due > tx_.now())
                reply_.next_due = std::min(reply_.next_due.value_or(row.due), row.due);
            else
                reply_.lines.push_back(
                    {NoticeKind::proposed, row.seq, row.proposer, {}, {}, row.cycle, {}, {}, {}, 1, row.at, row.read});
        }
    }

    /// A thread waits until its first unread post is due.
    void add_followed(FollowedThread const& followed, Hearing const& hearing) {
        auto const access = access_thread(tx_, actor_, followed.thread);
        if (!access) return;
        reply_.followed_threads.push_back(followed.thread);
        auto const& thread = access->thread;
        auto const first = first_unread(tx_, actor_, *access, view_of(tx_, actor_, thread));
        if (!first) return;
        auto const fresh_posts = posts_from(thread, *first);
        if (fresh_posts.count == 0) return;
        auto const due = due_of(thread.id, fresh_posts.first, hearing);
        if (due > tx_.now()) reply_.next_due = std::min(reply_.next_due.value_or(due), due);
        if (due > tx_.now() || (followed.last_seq <= reply_.read_up_to && due <= reply_.read_at)) return;
        auto const count = fresh_posts.count;
        auto const author = tx_.row<protocol::MemberRef>(sql::last_author_of, thread.id, fresh_posts.last).value();
        NoticeLine line{NoticeKind::followed,
                        thread.last_seq,
                        author,
                        thread.space,
                        access->in.space.name,
                        {},
                        thread.id,
                        thread.title,
                        fresh_posts.first,
                        count,
                        thread.last_post_at,
                        false};
        auto const [kept, fresh] = lines_.try_emplace({thread.id, thread.space}, line);
        if (fresh) return;
        if (kept->second.read) {
            kept->second = std::move(line);
        } else {
            kept->second.count = std::max(kept->second.count, count);
            kept->second.seq = std::max(kept->second.seq, line.seq);
        }
    }

    /// Few block anybody: for the rest it is a matter of numbers.
    FreshPosts posts_from(protocol::Thread const& thread, std::int64_t first) {
        if (!blocks_anybody_) return {thread.last_position - first + 1, first, thread.last_position};
        return tx_.row<FreshPosts>(sql::posts_by_others, thread.id, first, actor_.id).value();
    }

    Timestamp due_of(protocol::ThreadId thread, std::int64_t position, Hearing const& hearing) {
        auto const written = tx_.row<Timestamp>(sql::post_time_at, thread, position).value();
        return due_at(hearing.delivery, written, hearing.rhythm);
    }

    storage::ReadTransaction& tx_; // NOLINT: both outlive the list
    Actor const& actor_;           // NOLINT
    bool blocks_anybody_ = tx_.row<std::int64_t>(sql::blocks_count, actor_.id).value() > 0;
    protocol::NoticesReply reply_;
    Lines lines_;
};

} // namespace

Result<protocol::NoticesReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListNotices const&) {
    return NoticeList(tx, actor).make();
}

} // namespace lateral::domain

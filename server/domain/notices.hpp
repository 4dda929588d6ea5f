#pragma once

#include "protocol/commands/notices.hpp"
#include "server/domain/access.hpp"

/// Notices: what concerns one member by name. They are written in the transaction that causes them; new posts in
/// threads that somebody follows are not written at all but read from the threads, so that a post costs the same
/// however many follow.
namespace lateral::domain {

/// Rows older than this are forgotten, read or not.
inline constexpr std::int64_t kNoticeDays = 180;

/// What is done to somebody's words is told to them, whoever did it and whatever they chose.
constexpr bool is_always_told(protocol::NoticeKind kind) {
    return kind == protocol::NoticeKind::moderated || kind == protocol::NoticeKind::opened;
}

/// What there is to tell, and of what.
struct Happening {
    protocol::NoticeKind kind{};
    protocol::SpaceId space;
    std::optional<protocol::ThreadId> thread;
    std::optional<protocol::PostId> post;
    std::int64_t position = 0; ///< of a new post, whose reading reads the notice; else 0
    bool insists = false;      ///< told to who turned the kind off, too: they took it upon themselves
};

/// Tells `member`, unless they caused it (what was opened is told to a party who is away, too), blocked who did
/// (moderation is told), do not see the space, chose not to hear of the kind, or muted the thread and it is about a
/// post there.
void raise_notice(storage::Transaction& tx, Actor const& actor, protocol::MemberId member, Happening const& what);

/// As above, of what somebody else's act did to `by` and so to `member`; blocks do not count.
void raise_about(storage::Transaction& tx, protocol::MemberId by, protocol::MemberId member, Happening const& what);

/// As above, without saying who caused it, whoever that was: somebody flagged a post.
void raise_unsigned(storage::Transaction& tx, protocol::MemberId member, Happening const& what);

/// Tells those whom a new or edited post mentions, and the author of the post that it answers (and for whom they asked
/// it, adr/0022); each of them once for
/// that post, however often it is edited. The post and its mentions are written already.
void raise_for_post(storage::Transaction& tx, Actor const& actor, protocol::Post const& post);

/// Tells who is asked of a coaching cycle that was proposed, as they chose, unless they blocked its proposer. No row is
/// written: the line is read from the proposal, and goes with it, by whatever answers it.
void raise_proposal(storage::Transaction& tx, Actor const& proposer, protocol::MemberId asked, protocol::CycleId cycle);

/// A post that is gone, or an answer that is none any more, is told to nobody.
void withdraw_notices(storage::Transaction& tx, protocol::PostId post);
void withdraw_acceptance(storage::Transaction& tx, protocol::PostId post);

/// Everything up to `up_to` that had come by `at` counts as read.
struct ReadMark {
    protocol::Seq up_to;
    protocol::Timestamp at;

    friend bool operator==(ReadMark const&, ReadMark const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReadMark, (), (up_to, at))

ReadMark read_mark_of(storage::ReadTransaction& tx, protocol::MemberId member);

Result<protocol::NoticesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::ListNotices const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkNoticesRead const& command);

} // namespace lateral::domain

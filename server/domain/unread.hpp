#pragma once

#include "protocol/commands/spaces.hpp"
#include "server/domain/access.hpp"

#include <vector>

/// What is new to a member. A post is unread when it stands after the reader's position in its thread and no watermark
/// of its space covers it; a thread that its reader left unread by hand is covered by later watermarks only.
namespace lateral::domain {

inline constexpr std::int64_t kMaxUnread = 100; ///< per space: beyond that nobody counts, they mark all as read
/// Newest threads looked at for unread ones: what many hundred newer threads have covered is reached by its list.
inline constexpr std::int64_t kUnreadWindow = 500;

/// A thread that its reader left unread by hand.
struct KeptThread {
    protocol::SpaceId space;
    protocol::ThreadId thread;
    protocol::Seq last_seq;
    protocol::Seq kept_seq;
};
BOOST_DESCRIBE_STRUCT(KeptThread, (), (space, thread, last_seq, kept_seq))

/// All of a member's, in spaces that they see or have seen: the caller asks about spaces that they see.
std::vector<KeptThread> kept_threads(storage::ReadTransaction& tx, protocol::MemberId member);

/// How far one member has read a space.
struct SpaceReading {
    protocol::SpaceId space;
    protocol::Seq watermark;
    protocol::Seq from_seq; ///< nothing up to it is theirs to read
};

/// Threads of a space with something unread, oldest first, the newest `kMaxUnread` of them.
std::vector<protocol::UnreadThread> unread_threads(storage::ReadTransaction& tx, protocol::MemberId member,
                                                   SpaceReading const& reading, std::vector<KeptThread> const& kept);

/// The position up to which all of a thread counts as read. Costs a few lookups however long the thread is.
std::int64_t read_up_to(storage::ReadTransaction& tx, protocol::ThreadView const& view, SpaceReading const& reading);

/// Everything that is new to the actor, as Today shows it: what mentions them first, then what they follow, then the
/// rest.
Result<protocol::UnreadReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::ListUnread const& command);

} // namespace lateral::domain

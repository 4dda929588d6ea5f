#pragma once

#include "protocol/model.hpp"
#include "server/domain/actor.hpp"
#include "storage/transaction.hpp"

/// The gate. Who may see is answered by the view `visible_spaces` and by nothing else; every handler asks here first.
/// What one may not see is refused with the same bytes as what does not exist.
namespace lateral::domain {

using protocol::Result;

/// A space that the actor sees. Posts up to `from_seq` are not theirs to read.
struct SpaceAccess {
    protocol::Space space;
    protocol::SpaceRole role{};
    protocol::Seq from_seq;

    bool steward() const { return role == protocol::SpaceRole::steward; }
    bool sealed() const { return space.visibility == protocol::Visibility::sealed; }
};
BOOST_DESCRIBE_STRUCT(SpaceAccess, (), (space, role, from_seq))

struct ThreadAccess {
    protocol::Thread thread;
    SpaceAccess in;
};
BOOST_DESCRIBE_STRUCT(ThreadAccess, (), (thread, in))

/// `post.reactions` and `post.attachments` are empty: who shows the post reads them (posts.hpp).
struct PostAccess {
    protocol::Post post;
    ThreadAccess in;
};
BOOST_DESCRIBE_STRUCT(PostAccess, (), (post, in))

/// `field` is the argument that named the thing.
Result<SpaceAccess> access_space(storage::ReadTransaction& tx, Actor const& actor, protocol::SpaceId space,
                                 const char* field = "space");
Result<ThreadAccess> access_thread(storage::ReadTransaction& tx, Actor const& actor, protocol::ThreadId thread,
                                   const char* field = "thread");
Result<PostAccess> access_post(storage::ReadTransaction& tx, Actor const& actor, protocol::PostId post,
                               const char* field = "post");

/// A space that is a channel. Sealed ones (sealed.hpp) have commands of their own: their parties are answered
/// `forbidden`.
Result<SpaceAccess> access_channel(storage::ReadTransaction& tx, Actor const& actor, protocol::SpaceId space,
                                   const char* field = "space");
/// `forbidden` in a sealed space.
Result<void> in_channel(SpaceAccess const& space, const char* field = "space");

/// Whether anything may still be written there: `closed` when the space is archived or the thread locked.
Result<void> open_for_writing(SpaceAccess const& space);
Result<void> open_for_writing(ThreadAccess const& thread);

/// `forbidden` unless the actor is the space's steward.
Result<void> as_steward(SpaceAccess const& space);

/// Whether two members have a space in common, which lets a guest see that the other exists.
bool share_space(storage::ReadTransaction& tx, protocol::MemberId one, protocol::MemberId other);

} // namespace lateral::domain

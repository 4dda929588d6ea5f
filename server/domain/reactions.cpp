#include "server/domain/reactions.hpp"

#include "server/domain/post_topics.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

Result<PostAccess> open_post(storage::ReadTransaction& tx, Actor const& actor, protocol::PostId post) {
    auto access = access_post(tx, actor, post);
    if (!access) return access;
    if (auto open = open_for_writing(access->in); !open) return std::unexpected(open.error());
    if (access->post.deleted) return fail(ErrorCode::closed, "post");
    return access;
}

} // namespace

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AddReaction const& command) {
    auto const access = open_post(tx, actor, command.post);
    if (!access) return std::unexpected(access.error());
    auto const& post = access->post;
    if (tx.run(sql::reaction_insert, post.id, command.kind, actor.id, tx.now()) == 0) return Done{};
    // The post is the subject: deleting it takes these out of the log too.
    protocol::ReactionAdded const added{post.id, post.thread, {command.kind, actor.as_ref()}};
    emit_of_post(tx, *access, added);
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::RemoveReaction const& command) {
    auto const access = open_post(tx, actor, command.post);
    if (!access) return std::unexpected(access.error());
    auto const& post = access->post;
    if (tx.run(sql::reaction_delete, post.id, command.kind, actor.id) == 0) return Done{};
    protocol::ReactionRemoved const removed{post.id, post.thread, command.kind, actor.id};
    emit_of_post(tx, *access, removed);
    return Done{};
}

} // namespace lateral::domain

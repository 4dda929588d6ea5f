#pragma once

#include "protocol/commands/files.hpp"
#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Posts, reactions, typing.
namespace lateral::protocol {

struct ListPosts {
    ThreadId thread;
    std::optional<Number<0, kMaxId>> after;  ///< posts whose position is greater, oldest first
    std::optional<Number<1, kMaxId>> before; ///< posts whose position is smaller: the nearest ones, oldest first
    /// A page with this position in it and a few posts before it; 0: the first post that is new to you, or the newest.
    std::optional<Number<0, kMaxId>> around;
    std::optional<Number<1, 200>> limit;
};
BOOST_DESCRIBE_STRUCT(ListPosts, (), (thread, after, before, around, limit))
struct PostsReply {
    ThreadView thread;
    std::vector<Post> posts;
    std::optional<std::int64_t> first_unread; ///< position of the first post of the thread that is new to you
};
BOOST_DESCRIBE_STRUCT(PostsReply, (), (thread, posts, first_unread))
struct CreatePost {
    ThreadId thread;
    Body body;
    std::optional<PostId> reply_to;
    std::optional<Quote> quote;
    std::optional<Number<1, kMaxId>> draft{}; ///< its revision; what is sent is no draft any more
    /// Yours, hanging on no post yet. Pictures can also stand in the body: `![description](file:<id>)`.
    std::optional<AttachedFiles> files{};
    std::optional<NotStudents> not_a_student{}; ///< words of the body and of the descriptions of files
};
BOOST_DESCRIBE_STRUCT(CreatePost, (), (thread, body, reply_to, quote, draft, files, not_a_student))
struct PostReply {
    Post post;
};
BOOST_DESCRIBE_STRUCT(PostReply, (), (post))
struct EditPost {
    PostId post;
    Body body;
    Number<1, kMaxId> revision;
    std::optional<Number<1, kMaxId>> draft{}; ///< its revision; what is sent is no draft any more
    std::optional<AttachedFiles> files{};     ///< from here on; without it they stay as they are. What leaves is gone.
    std::optional<NotStudents> not_a_student{}; ///< beside what was said of this post before
};
BOOST_DESCRIBE_STRUCT(EditPost, (), (post, body, revision, draft, files, not_a_student))
struct DeletePost {
    PostId post;
};
BOOST_DESCRIBE_STRUCT(DeletePost, (), (post))
struct PostHistory {
    PostId post;
};
BOOST_DESCRIBE_STRUCT(PostHistory, (), (post))
struct PostHistoryReply {
    std::vector<PostRevision> revisions;
};
BOOST_DESCRIBE_STRUCT(PostHistoryReply, (), (revisions))
struct AddReaction {
    PostId post;
    ReactionKind kind{};
};
BOOST_DESCRIBE_STRUCT(AddReaction, (), (post, kind))
struct RemoveReaction {
    PostId post;
    ReactionKind kind{};
};
BOOST_DESCRIBE_STRUCT(RemoveReaction, (), (post, kind))
struct StartTyping {
    ThreadId thread;
};
BOOST_DESCRIBE_STRUCT(StartTyping, (), (thread))

using PostCommands = boost::mp11::mp_list<
    CommandSpec<"post.list", ListPosts, PostsReply, "A page of posts by position.">,
    CommandSpec<"post.create", CreatePost, PostReply, "Writes a post into a thread.">,
    CommandSpec<"post.edit", EditPost, PostReply, "Changes your post; `revision` is the one you started from.">,
    CommandSpec<"post.delete", DeletePost, PostReply,
                "Deletes your post, or one in your space as its steward; a mark stays.">,
    CommandSpec<"post.history", PostHistory, PostHistoryReply, "All versions of a post, oldest first.">,
    CommandSpec<"reaction.add", AddReaction, Done, "Reacts to a post.">,
    CommandSpec<"reaction.remove", RemoveReaction, Done, "Takes a reaction back.">,
    CommandSpec<"typing.start", StartTyping, Done, "Says that you are writing; say it again every few seconds.">>;

} // namespace lateral::protocol

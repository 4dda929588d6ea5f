#pragma once

#include "protocol/commands/files.hpp"
#include "server/domain/access.hpp"
#include "server/domain/students.hpp"

#include <optional>
#include <string>

/// What writing a post and opening a thread have in common.
namespace lateral::domain {

/// Told by one post; more names are shown, but nobody is called by a list.
inline constexpr std::size_t kMaxMentions = 50;

struct NewPost {
    protocol::PostId id;
    protocol::ThreadId thread;
    protocol::SpaceId space;
    std::int64_t position = 1;
    protocol::Seq seq; ///< of its post.created
    std::string body;
    std::optional<protocol::PostId> reply_to;
    std::optional<std::string> quote;
    std::optional<protocol::AttachedFiles> files{};
    std::optional<protocol::NotStudents> not_a_student{};
};

/// The post that a request is about: written by its first sending, or yet to be written with this id.
struct RequestedPost {
    protocol::PostId id;
    bool written = false;
};

/// The id follows from who asks and the key, so that a repeated request finds its post (docs/adr/0008-ids-of-posts.md).
/// `key_reused` when the first request had other arguments.
Result<RequestedPost> requested_post(storage::Transaction& tx, Actor const& actor, RequestKey const& key);

/// Inserts the row with its mentions and files; emits nothing. Refused when a listed file is not the author's to show,
/// and when words may say who a student is.
Result<protocol::Post> insert_post(storage::Transaction& tx, Actor const& actor, NewPost const& post,
                                   RequestKey const& key);

/// What is read of a post, as it will stand: its text, and what describes its files.
Result<void> check_words(StudentCheck& check, std::vector<protocol::Node> const& content,
                         std::vector<protocol::Attachment> const& files);

/// Notes whom a text mentions, of those who can see the space and did not block its author.
void insert_mentions(storage::Transaction& tx, Actor const& author, protocol::PostId post, protocol::SpaceId space,
                     std::vector<protocol::Node> const& content);

} // namespace lateral::domain

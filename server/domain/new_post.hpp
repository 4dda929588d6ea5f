#pragma once

#include "server/domain/access.hpp"

#include <optional>
#include <string>

/// What writing a post and opening a thread have in common.
namespace lateral::domain {

/// told by one post; more names are shown, but nobody is called by a list.
inline constexpr std::size_t kMaxMentions = 50;

struct NewPost {
    protocol::ThreadId thread;
    protocol::SpaceId space;
    std::int64_t position = 1;
    protocol::Seq seq; ///< of its post.created
    std::string body;
    std::optional<protocol::PostId> reply_to;
    std::optional<std::string> quote;
};

/// The post that an earlier request with this key wrote. `key_reused` when that one had other arguments.
Result<std::optional<protocol::PostId>> post_of_key(storage::ReadTransaction& tx, Actor const& actor,
                                                    RequestKey const& key);

/// Inserts the row with its mentions; emits nothing.
protocol::Post insert_post(storage::Transaction& tx, Actor const& actor, NewPost const& post, RequestKey const& key);

/// Notes whom a text mentions, of those who can see the space.
void insert_mentions(storage::Transaction& tx, protocol::PostId post, protocol::SpaceId space,
                     std::vector<protocol::Node> const& content);

} // namespace lateral::domain

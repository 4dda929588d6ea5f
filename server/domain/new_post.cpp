#include "server/domain/new_post.hpp"

#include "protocol/encode.hpp"
#include "server/domain/markdown.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

struct KeptRequest {
    protocol::PostId post;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(KeptRequest, (), (post, digest))

/// An empty text is stored as nothing: the index of keys then lets any number of posts have none.
std::optional<std::string> present(std::string const& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

Result<std::optional<protocol::PostId>> post_of_key(storage::ReadTransaction& tx, Actor const& actor,
                                                    RequestKey const& key) {
    if (key.key.empty()) return std::nullopt;
    auto const kept = tx.row<KeptRequest>(sql::post_by_key, actor.id, key.key);
    if (!kept) return std::nullopt;
    if (kept->digest != key.digest) return fail(ErrorCode::key_reused);
    return kept->post;
}

protocol::Post insert_post(storage::Transaction& tx, Actor const& actor, NewPost const& post, RequestKey const& key) {
    auto const content = parse_markdown(post.body);
    protocol::Post made;
    made.id = tx.new_id<protocol::PostId>();
    made.thread = post.thread;
    made.space = post.space;
    made.position = post.position;
    made.author = actor.as_author();
    made.created_at = tx.now();
    made.body = post.body;
    made.content.json = protocol::encode(content);
    made.reply_to = post.reply_to;
    made.quote = post.quote;
    tx.run(sql::post_insert, made.id, made.thread, made.position, post.seq, actor.id, actor.organisation, actor.title,
           made.created_at, made.body, made.content, made.reply_to, made.quote, present(key.key), present(key.digest));
    insert_mentions(tx, made.id, post.space, content);
    return made;
}

void insert_mentions(storage::Transaction& tx, protocol::PostId post, protocol::SpaceId space,
                     std::vector<protocol::Node> const& content) {
    auto members = mentions_of(content);
    members.resize(std::min(members.size(), kMaxMentions));
    for (auto member : members) tx.run(sql::mention_insert, post, member, space);
}

} // namespace lateral::domain

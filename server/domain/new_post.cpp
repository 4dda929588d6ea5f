#include "server/domain/new_post.hpp"

#include "protocol/encode.hpp"
#include "server/base/digest.hpp"
#include "server/domain/attachments.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/space_mentions.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

struct KeptRequest {
    protocol::MemberId author;
    std::optional<std::string> key;
    std::optional<std::string> digest;
};
BOOST_DESCRIBE_STRUCT(KeptRequest, (), (author, key, digest))

protocol::PostId id_of(Actor const& actor, RequestKey const& key, int attempt) {
    auto const number = std::to_string(actor.id.value) + " " + std::to_string(attempt) + " ";
    return {base::id_from("post " + number + key.key)};
}

/// An empty text is stored as nothing.
std::optional<std::string> present(std::string const& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

Result<RequestedPost> requested_post(storage::Transaction& tx, Actor const& actor, RequestKey const& key) {
    if (key.key.empty()) return RequestedPost{tx.new_id<protocol::PostId>()};
    for (int attempt = 0;; ++attempt) {
        auto const id = id_of(actor, key, attempt);
        auto const kept = tx.row<KeptRequest>(sql::post_request, id);
        if (!kept) return RequestedPost{id};
        if (kept->author != actor.id || kept->key != key.key) continue; // another post has that number
        if (kept->digest != key.digest) return fail(ErrorCode::key_reused);
        return RequestedPost{id, true};
    }
}

Result<protocol::Post> insert_post(storage::Transaction& tx, Actor const& actor, NewPost const& post,
                                   RequestKey const& key) {
    auto content = parse_for(tx, post.space, post.body);
    auto files = choose_files(tx, actor, post.id, content, post.files);
    if (!files) return std::unexpected(files.error());
    StudentCheck check(tx, post.not_a_student);
    if (auto passed = check_words(check, content, *files); !passed) return std::unexpected(passed.error());
    protocol::Post made;
    made.id = post.id;
    made.thread = post.thread;
    made.space = post.space;
    made.position = post.position;
    made.author = actor.as_author();
    made.created_at = tx.now();
    made.body = post.body;
    made.content.json = protocol::encode(content);
    made.reply_to = post.reply_to;
    made.quote = post.quote;
    StoredPost const stored(tx, made);
    tx.run(sql::post_insert, made.id, made.thread, made.position, post.seq, actor.id, actor.organisation, actor.title,
           made.created_at, stored.body(), stored.content(), made.reply_to, stored.quote(), present(key.key),
           present(key.digest));
    insert_mentions(tx, actor, made.id, post.space, content);
    attach_files(tx, made.id, *files);
    made.attachments = *std::move(files);
    check.keep(tx, actor, events::subject("post", made.id));
    return made;
}

Result<void> check_words(StudentCheck& check, std::vector<protocol::Node> const& content,
                         std::vector<protocol::Attachment> const& files) {
    if (auto passed = check.pass(student_words_in(content), "body"); !passed) return passed;
    std::string descriptions;
    for (auto const& file : files)
        if (file.description) descriptions += *file.description + "\n";
    return check.pass(student_words_in_lines(descriptions), "files");
}

void insert_mentions(storage::Transaction& tx, Actor const& author, protocol::PostId post, protocol::SpaceId space,
                     std::vector<protocol::Node> const& content) {
    auto members = mentions_of(content);
    members.resize(std::min(members.size(), kMaxMentions));
    for (auto member : members) tx.run(sql::mention_insert, post, member, space, author.id);
}

} // namespace lateral::domain

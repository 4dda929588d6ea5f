#include "server/domain/confidence.hpp"

#include "server/domain/search_index.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {

namespace sql = storage::sql;

bool is_kept_sealed(storage::ReadTransaction& tx, protocol::SpaceId space) {
    return tx.vault() && tx.row<protocol::Space>(sql::sealed_space, space);
}

StoredPost::StoredPost(storage::ReadTransaction& tx, protocol::Post const& post) : post_(post) {
    if (!is_kept_sealed(tx, post.space)) return;
    auto const place = storage::place_of("post", post.id.value);
    auto const& vault = *tx.vault();
    body_ = vault.seal(place, "body", post.body);
    content_ = vault.seal(place, storage::kContentField, post.content.json);
    if (post.quote) quote_ = vault.seal(place, "quote", *post.quote);
}

std::optional<std::string_view> StoredPost::quote() const {
    if (quote_) return *quote_;
    return post_.quote ? std::optional<std::string_view>(*post_.quote) : std::nullopt;
}

void keep_revision(storage::Transaction& tx, protocol::Post const& post) {
    StoredPost const stored(tx, post);
    tx.run(sql::post_revision_insert, post.id, post.revision, stored.body(), stored.content(),
           post.edited_at.value_or(post.created_at));
}

void update_words(storage::Transaction& tx, protocol::Post const& post) {
    StoredPost const stored(tx, post);
    tx.run(sql::post_update, stored.body(), stored.content(), post.edited_at, post.id);
}

void seal_thread(storage::Transaction& tx, protocol::Thread const& thread, protocol::SpaceId from) {
    if (!is_kept_sealed(tx, thread.space) || is_kept_sealed(tx, from)) return;
    for (auto& post : tx.rows<protocol::Post>(sql::reflection_posts, thread.id)) {
        if (post.deleted) continue;
        index_deleted(tx, post.id);
        StoredPost const now(tx, post);
        tx.run(sql::vault_posts_store, now.body(), now.content(), now.quote(), post.id);
        auto was = post;
        for (auto& version : tx.rows<protocol::PostRevision>(sql::post_revisions_of, post.id)) {
            was.body = std::move(version.body);
            was.content = std::move(version.content);
            StoredPost const before(tx, was);
            tx.run(sql::vault_revisions_store, before.body(), before.content(), post.id, version.revision);
        }
    }
}

std::string stored_words(storage::ReadTransaction const& tx, std::string_view kind, std::int64_t id,
                         std::string_view field, std::string_view words) {
    return storage::stored_as(tx.vault(), storage::place_of(kind, id), field, words);
}

std::string place_of_draft(protocol::MemberId member, protocol::DraftPlace place, std::int64_t about) {
    return storage::place_of("draft", member.value) + ":" + std::string(protocol::name_of(place)) + ":" +
           std::to_string(about);
}

std::string names_in_answer(std::string_view answer) {
    std::string names;
    // Inside of a text the quotation marks are escaped, so no words are taken for these.
    for (std::string_view const name : {R"("post":{"id":)", R"("thread":{"id":)"})
        for (auto at = answer.find(name); at != std::string_view::npos; at = answer.find(name, at + 1)) {
            auto const begin = answer.begin() + static_cast<std::ptrdiff_t>(at + name.size());
            auto const end = std::find_if(begin, answer.end(), [](char c) { return c < '0' || c > '9'; });
            names.append(name).append(begin, end).append(",");
        }
    return names;
}

std::string stored_answer(storage::ReadTransaction const& tx, protocol::MemberId member, std::string_view answer) {
    if (!tx.vault()) return std::string(answer);
    auto const place = storage::place_of("answer", member.value) + ":" + names_in_answer(answer);
    return tx.vault()->seal(place, storage::kAnswerField, answer);
}

} // namespace lateral::domain

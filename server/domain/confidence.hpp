#pragma once

#include "protocol/model.hpp"
#include "storage/transaction.hpp"
#include "storage/vault.hpp"

#include <optional>
#include <string>
#include <string_view>

/// How words in confidence are written when they are encrypted (docs/adr/0031): whoever stores them asks here for the
/// text to store. Rows are read opened by the storage layer. Without a vault all of this is the words themselves.
namespace lateral::domain {

/// Whether what is said in a space is sealed: in sealed spaces, where the server has a key. Costs nothing without one.
bool is_kept_sealed(storage::ReadTransaction& tx, protocol::SpaceId space);

/// A post's words as its row and its earlier versions keep them. `post` outlives this.
class StoredPost {
public:
    StoredPost(storage::ReadTransaction& tx, protocol::Post const& post);
    StoredPost(StoredPost const&) = delete;
    StoredPost& operator=(StoredPost const&) = delete;

    std::string_view body() const { return body_ ? *body_ : std::string_view(post_.body); }
    std::string_view content() const { return content_ ? *content_ : std::string_view(post_.content.json); }
    std::optional<std::string_view> quote() const;

private:
    protocol::Post const& post_; // NOLINT
    std::optional<std::string> body_;
    std::optional<std::string> content_;
    std::optional<std::string> quote_;
};

/// Keeps what a post says as an earlier version of it, and stores what it says instead.
void keep_revision(storage::Transaction& tx, protocol::Post const& post);
void update_words(storage::Transaction& tx, protocol::Post const& post);

/// For a thread that has come into a sealed space out of a channel: its posts, as they are and as they were, and no
/// index holds them any more. Does nothing without a vault.
void seal_thread(storage::Transaction& tx, protocol::Thread const& thread, protocol::SpaceId from);

/// For tables all of whose words are in confidence. `id` of a "cycle", say, and the name of the column.
std::string stored_words(storage::ReadTransaction const& tx, std::string_view kind, std::int64_t id,
                         std::string_view field, std::string_view words);

/// "draft:7:thread:12", which its title, body and quote belong to.
std::string place_of_draft(protocol::MemberId member, protocol::DraftPlace place, std::int64_t about);

/// An answer as it is kept for a request that comes again. Its head names the post and threads that are in it, since
/// what is deleted is deleted from answers too, and those are found by LIKE (post_deletion, thread_words).
std::string stored_answer(storage::ReadTransaction const& tx, protocol::MemberId member, std::string_view answer);
/// Those names as they are encoded: `"post":{"id":12,` and what comes next.
std::string names_in_answer(std::string_view answer);

} // namespace lateral::domain

#pragma once

#include "protocol/model.hpp"
#include "server/domain/search_text.hpp"
#include "storage/transaction.hpp"

#include <optional>

/// Keeps the indexes of search (docs/adr/0009-search.md). New posts are taken in some moments later, many at once, by
/// index_new_posts; until then they are looked through as they are. What changes or goes is changed in its own
/// transaction: each of the others does nothing for posts that are not in the index yet. The vocabulary follows later,
/// by index_again and forget_words: it may cost more than a person's own transaction should.
namespace lateral::domain {

/// Gives posts their files, for those that stand between two in the order of their seqs.
void fill_files(storage::ReadTransaction& tx, protocol::Seq after, protocol::Seq until,
                std::vector<IndexedPost>& posts);

/// The same for posts in sealed spaces that a member sees.
void fill_files_in_confidence(storage::ReadTransaction& tx, protocol::MemberId reader, std::vector<IndexedPost>& posts);

/// Takes in up to `most` of the oldest posts that are not in the index yet, and fewer when they are full of new words;
/// how many they were, 0 when none is left. Where it stands is in the database, so it may be stopped anywhere.
std::size_t index_new_posts(storage::Transaction& tx, std::size_t most);

/// Leaves the post that index_new_posts would take in next out of the index for good, or, where there is none, takes
/// the one that index_again would make anew off its list; which, if there is any.
std::optional<protocol::Seq> skip_post(storage::Transaction& tx);

/// Makes the texts of posts anew that were edited, or that a newer program indexes otherwise; how many they were, 0
/// when none is left. May be stopped anywhere.
std::size_t index_again(storage::Transaction& tx, std::size_t most);

/// `post`: as it is now, with its files.
void index_edited(storage::Transaction& tx, protocol::Post const& post, std::string_view title);
void index_deleted(storage::Transaction& tx, protocol::PostId post);
/// One that was deleted and is there again, with its files.
void index_restored(storage::Transaction& tx, protocol::PostId post);
void index_renamed(storage::Transaction& tx, protocol::Thread const& thread);
void index_moved(storage::Transaction& tx, protocol::Thread const& thread, protocol::Visibility visibility);

/// Takes what was deleted out of SQLite's own pieces too, one step of some pages; whether there is more to do. Begins
/// once something was deleted `patience` ago.
bool purge_index(storage::Transaction& tx, std::int64_t patience_micros);

} // namespace lateral::domain

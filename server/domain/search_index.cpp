#include "server/domain/search_index.hpp"
#include "server/domain/markdown.hpp"

#include "server/domain/search_vocabulary.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <map>

namespace lateral::domain {
namespace {

using protocol::OrganisationId;
using protocol::Seq;
namespace sql = storage::sql;

/// The tokens of what stands in an index under a seq.
std::optional<std::string> tokens_at(storage::ReadTransaction& tx, storage::Statement const& statement,
                                     std::optional<Seq> seq) {
    if (!seq) return std::nullopt;
    return tx.row<std::string>(statement, *seq);
}

/// The author's organisations, asked once for each author of a batch.
class Organisations {
public:
    explicit Organisations(storage::ReadTransaction& tx) : tx_(tx) {}
    std::vector<OrganisationId> const& of(protocol::MemberId member) {
        auto const [at, is_new] = known_.try_emplace(member);
        if (is_new) at->second = tx_.rows<OrganisationId>(sql::organisations_of_member, member);
        return at->second;
    }

private:
    storage::ReadTransaction& tx_; // NOLINT: outlives it
    std::map<protocol::MemberId, std::vector<OrganisationId>> known_;
};

struct FileOfPost {
    Seq post;
    IndexedFile file;
};
BOOST_DESCRIBE_STRUCT(FileOfPost, (), (post, file))

/// An index of words that are encrypted elsewhere would tell them all the same: such posts are looked through as they
/// are (search_documents).
bool is_kept_out(storage::ReadTransaction const& tx, IndexedPost const& post) {
    return tx.vault() && post.visibility == protocol::Visibility::sealed;
}

void move_tokens(storage::Transaction& tx, storage::Statement const& read, storage::Statement const& update, Seq seq,
                 protocol::Thread const& thread, protocol::Visibility visibility) {
    auto const tokens = tokens_at(tx, read, seq);
    if (!tokens) return;
    auto const marks = marks_in(*tokens);
    tx.run(update, moved_marks(marks, thread.space, visibility) + tokens->substr(marks.size()), seq);
}

} // namespace

void fill_files(storage::ReadTransaction& tx, Seq after, Seq until, std::vector<IndexedPost>& posts) {
    for (auto& row : tx.rows<FileOfPost>(sql::files_to_index, after, until)) {
        auto const at = std::ranges::find(posts, row.post, &IndexedPost::seq);
        if (at != posts.end()) at->files.push_back(std::move(row.file));
    }
}

void fill_files_in_confidence(storage::ReadTransaction& tx, protocol::MemberId reader,
                              std::vector<IndexedPost>& posts) {
    for (auto& row : tx.rows<FileOfPost>(sql::files_in_confidence, reader)) {
        auto const at = std::ranges::find(posts, row.post, &IndexedPost::seq);
        if (at != posts.end()) at->files.push_back(std::move(row.file));
    }
}

std::size_t index_new_posts(storage::Transaction& tx, std::size_t most) {
    auto const indexed = tx.row<Seq>(sql::search_indexed).value();
    auto posts = tx.rows<IndexedPost>(sql::posts_to_index, indexed, static_cast<std::int64_t>(most));
    if (posts.empty()) return 0;
    fill_files(tx, indexed, posts.back().seq, posts);
    base::Stemmer const stemmer;
    Organisations organisations(tx);
    Vocabulary words(tx, stemmer);
    std::size_t done = 0;
    for (auto const& post : posts) {
        if (words.is_full()) break;
        ++done;
        auto const marks = marks_of(post, organisations.of(post.author));
        if (post.position == 1) {
            tx.run(sql::thread_index_insert, post.seq, title_tokens(marks, post.title, stemmer));
            words.add(post.title, post.seq);
        }
        if (post.deleted || is_kept_out(tx, post)) continue;
        tx.run(sql::post_index_insert, post.seq, post_tokens(marks, post, stemmer));
        words.add(words_of(post), post.seq);
    }
    tx.run(sql::search_set_indexed, posts[done - 1].seq);
    return done;
}

std::size_t index_again(storage::Transaction& tx, std::size_t most) {
    auto const seqs = tx.rows<Seq>(sql::posts_to_index_again, static_cast<std::int64_t>(most));
    base::Stemmer const stemmer;
    Vocabulary words(tx, stemmer);
    std::size_t done = 0;
    for (auto seq : seqs) {
        if (words.is_full()) break;
        ++done;
        tx.run(sql::post_indexed_again, seq);
        // What was deleted, or never came into the index, has no tokens.
        auto const tokens = tokens_at(tx, sql::post_index_tokens, seq);
        if (!tokens) continue;
        Seq const before{seq.value - 1};
        auto posts = tx.rows<IndexedPost>(sql::posts_to_index, before, std::int64_t{1});
        fill_files(tx, before, seq, posts);
        tx.run(sql::post_index_update, post_tokens(marks_in(*tokens), posts.at(0), stemmer), seq);
        words.add(words_of(posts[0]), seq);
    }
    return done;
}

std::optional<Seq> skip_post(storage::Transaction& tx) {
    auto const indexed = tx.row<Seq>(sql::search_indexed).value();
    if (auto const posts = tx.rows<IndexedPost>(sql::posts_to_index, indexed, std::int64_t{1}); !posts.empty()) {
        tx.run(sql::search_set_indexed, posts[0].seq);
        return posts[0].seq;
    }
    auto const again = tx.row<Seq>(sql::posts_to_index_again, std::int64_t{1});
    if (again) tx.run(sql::post_indexed_again, *again);
    return again;
}

void index_edited(storage::Transaction& tx, protocol::Post const& post, std::string_view title) {
    auto const seq = tx.row<Seq>(sql::post_seq, post.id);
    auto const tokens = tokens_at(tx, sql::post_index_tokens, seq);
    if (!tokens) return;
    base::Stemmer const stemmer;
    IndexedPost changed;
    changed.title = title;
    changed.position = post.position;
    changed.body = post.body;
    for (auto const& file : post.attachments) changed.files.push_back({file.kind, file.name});
    tx.run(sql::post_index_update, post_tokens(marks_in(*tokens), changed, stemmer), *seq);
    tx.run(sql::post_index_again, *seq); // for its new words
    // What an edit takes out is in no version of the post that is kept.
    forget_later(tx, file_tokens_in(*tokens));
    tx.run(sql::search_set_stale, tx.now());
}

void index_deleted(storage::Transaction& tx, protocol::PostId post) {
    auto const seq = tx.row<Seq>(sql::post_seq, post);
    auto const tokens = tokens_at(tx, sql::post_index_tokens, seq);
    if (!tokens) return;
    tx.run(sql::post_index_delete, *seq);
    base::Stemmer const stemmer;
    std::string gone(*tokens);
    for (auto const& version : tx.rows<protocol::PostRevision>(sql::post_revisions_of, post))
        append_stems(gone, plain_text(version.body), stemmer);
    forget_later(tx, gone);
    tx.run(sql::search_set_stale, tx.now());
}

void index_restored(storage::Transaction& tx, protocol::PostId post) {
    auto const seq = tx.row<Seq>(sql::post_seq, post).value();
    if (tx.row<Seq>(sql::search_indexed).value() < seq) return; // it comes by itself
    Seq const before{seq.value - 1};
    auto posts = tx.rows<IndexedPost>(sql::posts_to_index, before, std::int64_t{1});
    if (is_kept_out(tx, posts.at(0))) return;
    fill_files(tx, before, seq, posts);
    base::Stemmer const stemmer;
    Organisations organisations(tx);
    auto const marks = marks_of(posts.at(0), organisations.of(posts[0].author));
    tx.run(sql::post_index_insert, seq, post_tokens(marks, posts[0], stemmer));
    tx.run(sql::post_index_again, seq); // for its words
    tx.run(sql::search_set_stale, tx.now());
}

void index_renamed(storage::Transaction& tx, protocol::Thread const& thread) {
    auto const seq = tx.row<Seq>(sql::thread_first_seq, thread.id);
    auto const tokens = tokens_at(tx, sql::thread_index_tokens, seq);
    if (!tokens) return;
    base::Stemmer const stemmer;
    tx.run(sql::thread_index_update, title_tokens(marks_in(*tokens), thread.title, stemmer), *seq);
    // The post that opens a thread is found by its title too, unless it was deleted.
    if (auto const first = tokens_at(tx, sql::post_index_tokens, seq)) {
        auto const body = std::string_view(*first).substr(first->find(kBodyMark));
        std::string changed(title_tokens(marks_in(*first), thread.title, stemmer));
        tx.run(sql::post_index_update, changed + " " + std::string(body), *seq);
    }
    Vocabulary(tx, stemmer).add(thread.title, *seq);
    forget_later(tx, *tokens);
    tx.run(sql::search_set_stale, tx.now());
}

void index_moved(storage::Transaction& tx, protocol::Thread const& thread, protocol::Visibility visibility) {
    auto const seqs = tx.rows<Seq>(sql::thread_post_seqs, thread.id);
    for (auto seq : seqs) move_tokens(tx, sql::post_index_tokens, sql::post_index_update, seq, thread, visibility);
    if (!seqs.empty())
        move_tokens(tx, sql::thread_index_tokens, sql::thread_index_update, seqs.front(), thread, visibility);
}

bool purge_index(storage::Transaction& tx, std::int64_t patience_micros) {
    auto const stale = tx.row<protocol::Timestamp>(sql::search_stale_since);
    if (!stale || stale->value + patience_micros > tx.now().value) return false;
    auto const changes = [&] { return tx.row<std::int64_t>(sql::index_changes).value(); };
    auto const before = changes();
    tx.run(sql::post_index_merge);
    auto const between = changes();
    tx.run(sql::thread_index_merge);
    if (between - before > 1 || changes() - between > 1) return true;
    tx.run(sql::search_set_clean);
    return false;
}

} // namespace lateral::domain

#include "server/domain/search_documents.hpp"

#include "server/domain/search_index.hpp"
#include "server/domain/search_text.hpp"
#include "server/domain/search_vocabulary.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace lateral::domain {
namespace {

using protocol::Seq;
namespace sql = storage::sql;

constexpr std::size_t kMostThreads = 60; ///< ranked for the few that are shown
/// Words that stand together are compared after the index gave documents that have both: more of them are needed.
constexpr std::size_t kPhraseFactor = 5;

void add_once(std::vector<std::string>& stems, std::string stem) {
    if (std::ranges::find(stems, stem) == stems.end()) stems.push_back(std::move(stem));
}

} // namespace

/// Newest first.
void Documents::load_tail() {
    if (std::exchange(has_tail_, true)) return;
    auto const indexed = tx_.row<Seq>(sql::search_indexed).value();
    auto posts = tx_.rows<IndexedPost>(sql::posts_not_indexed, indexed, static_cast<std::int64_t>(kMostTail));
    if (!posts.empty()) fill_files(tx_, Seq{posts.back().seq.value - 1}, posts.front().seq, posts);
    for (auto const& post : posts) {
        auto const marks =
            marks_of(post, tx_.rows<protocol::OrganisationId>(sql::organisations_of_member, post.author));
        if (!take_in(new_posts_, post, marks)) continue;
        if (post.position == 1) new_titles_.push_back({post.seq, title_tokens(marks, post.title, stemmer_)});
    }
    if (tx_.vault() && reader_) load_confidence(*reader_, indexed);
}

/// Their titles are in the index.
void Documents::load_confidence(protocol::MemberId reader, Seq indexed) {
    if (std::ranges::none_of(scope_.spaces(), &SpaceAccess::sealed)) return;
    auto posts =
        tx_.rows<IndexedPost>(sql::posts_in_confidence, reader, indexed, static_cast<std::int64_t>(kMostInConfidence));
    if (posts.empty()) return;
    fill_files_in_confidence(tx_, reader, posts);
    std::map<protocol::MemberId, std::vector<protocol::OrganisationId>> organisations;
    for (auto const& post : posts) {
        auto const [at, is_new] = organisations.try_emplace(post.author);
        if (is_new) at->second = tx_.rows<protocol::OrganisationId>(sql::organisations_of_member, post.author);
        take_in(posts_in_confidence_, post, marks_of(post, at->second));
    }
}

/// Whether the asker sees it.
bool Documents::take_in(std::vector<Document>& into, IndexedPost const& post, std::string const& marks) {
    if (!scope_.sees(post.seq, tokens_in(marks))) return false;
    for (auto const& word : base::split_words(post.title + "\n" + words_of(post)))
        new_words_.emplace(word.folded, stemmer_(word.folded));
    if (!post.deleted) into.push_back({post.seq, post_tokens(marks, post, stemmer_)});
    return true;
}

void Documents::complete(std::vector<Term>& terms) {
    if (terms.empty() || terms.back().prefix.size() < 2) return;
    auto const& prefix = terms.back().prefix;
    auto& stems = terms.back().stems;
    auto all = completions(tx_, prefix, kMostCompletionsTried);
    bool const takes_all = all.size() <= kMaxCompletions;
    for (auto& stem : all) {
        if (stems.size() == kMaxCompletions) break;
        // A word that the asker cannot see takes no place of one that they can: its absence would tell of it.
        if (takes_all || has({{}, {stem}, {}, 0})) add_once(stems, std::move(stem));
    }
    load_tail();
    for (auto at = new_words_.lower_bound(prefix); at != new_words_.end() && at->first.starts_with(prefix); ++at)
        if (stems.size() < 2 * kMaxCompletions) add_once(stems, at->second);
}

std::vector<std::string> Documents::similar(std::string const& word) {
    auto stems = similar_stems(tx_, word);
    load_tail();
    if (word.size() >= kShortestMended)
        for (auto const& [other, stem] : new_words_)
            if (is_one_mistake_apart(word, other)) add_once(stems, stem);
    return stems;
}

std::vector<Candidate> Documents::find(std::vector<Document> const& tail, storage::Statement const& index,
                                       std::vector<Term> const& terms, std::size_t most) {
    std::vector<Candidate> found;
    if (scope_.is_empty()) return found;
    Matcher const matcher(terms);
    auto const take = [&](Document const& document) {
        auto const tokens = tokens_in(document.tokens);
        if (found.size() == most || !scope_.sees(document.seq, tokens)) return;
        if (auto const score = matcher.score(tokens)) {
            auto const has_files = !file_tokens_in(document.tokens).empty();
            found.push_back({document.seq, *score, has_files});
        }
    };
    auto const look_through = [&](std::vector<Document> const& documents) {
        for (auto const& document : documents)
            if (document.seq > scope_.after() && document.seq <= scope_.until() &&
                scope_.condition().holds(tokens_in(document.tokens)))
                take(document);
    };
    look_through(tail);
    bool const has_phrase = std::ranges::any_of(terms, [](auto const& term) { return term.phrase > 0; });
    auto const count = static_cast<std::int64_t>(has_phrase ? most * kPhraseFactor : most);
    for (auto const& document :
         tx_.rows<Document>(index, scope_.condition().expression(terms), scope_.after(), scope_.until(), count))
        take(document);
    if (&tail != &new_posts_ || posts_in_confidence_.empty()) return found;
    // As many again, and of both the newest.
    auto others = std::exchange(found, {});
    look_through(posts_in_confidence_);
    std::ranges::move(others, std::back_inserter(found));
    std::ranges::sort(found, std::greater{}, &Candidate::seq);
    found.resize(std::min(found.size(), most));
    return found;
}

std::vector<Candidate> Documents::posts(std::vector<Term> const& terms, std::size_t most) {
    load_tail();
    return find(new_posts_, sql::post_index_search, terms, most);
}

std::vector<Candidate> Documents::threads(std::vector<Term> const& terms) {
    load_tail();
    return find(new_titles_, sql::thread_index_search, terms, kMostThreads);
}

bool Documents::has(Term const& term) {
    load_tail();
    Term alone = term;
    alone.phrase = 0;
    std::vector<Term> const terms{std::move(alone)};
    return !find(new_posts_, sql::post_index_search, terms, 1).empty() ||
           !find(new_titles_, sql::thread_index_search, terms, 1).empty();
}

} // namespace lateral::domain

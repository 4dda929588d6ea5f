#include "server/domain/search.hpp"
#include "server/domain/markdown.hpp"

#include "server/domain/search_documents.hpp"
#include "server/domain/search_marks.hpp"
#include "server/domain/search_people.hpp"
#include "server/domain/search_text.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::FoundPost;
using protocol::FoundThread;
using protocol::SearchOrder;
using protocol::SearchReply;
namespace sql = storage::sql;

constexpr std::size_t kPage = 20;
constexpr std::size_t kMostThreads = 5;
constexpr std::size_t kMostSimilar = 3; ///< words taken for one that nobody wrote
constexpr std::size_t kMostTried = 100; ///< a word that the asker cannot see must not take the place of one they can
/// How much being the newest of those found is worth, beside a word in the title, which is worth 1.
constexpr double kNewness = 0.6;

struct PostRow {
    FoundPost post;
    std::string title;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(PostRow, (), (post, title, body))

struct ThreadRow {
    FoundThread thread;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(ThreadRow, (), (thread, title))

void order(std::vector<Candidate>& found, SearchOrder by) {
    if (by == SearchOrder::newest) return;
    auto const count = static_cast<double>(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) found[i].score += kNewness * (1 - static_cast<double>(i) / count);
    std::ranges::sort(found, std::greater{}, [](Candidate const& one) { return std::pair(one.score, one.seq); });
}

/// One command at work.
class Finder {
public:
    Finder(storage::ReadTransaction& tx, Actor const& actor, protocol::Search const& command, SearchScope const& scope)
        : tx_(tx), actor_(actor), command_(command), scope_(scope), documents_(tx, actor.id, scope, stemmer_),
          terms_(parse_terms(command.words.str(), stemmer_)) {
        documents_.complete(terms_);
    }

    SearchReply find() {
        if (terms_.empty() && !scope_.is_filtered()) return {};
        find_names(Closeness::as_typed);
        find_texts();
        if (!is_empty() || terms_.empty() || page() > 0) return std::move(reply_);
        find_names(Closeness::similar);
        if (mend()) find_texts();
        tell_mended();
        return std::move(reply_);
    }

private:
    std::size_t page() const { return command_.page ? static_cast<std::size_t>(command_.page->value) : 0; }
    bool is_empty() const {
        return reply_.people.empty() && reply_.spaces.empty() && reply_.threads.empty() && reply_.posts.empty();
    }

    void find_names(Closeness closeness) {
        if (page() > 0 || scope_.is_filtered()) return;
        reply_.people = find_people(tx_, actor_, command_.words.str(), closeness);
        reply_.spaces = find_spaces(scope_.spaces(), command_.words.str(), closeness);
    }

    void find_texts() {
        Matcher const matcher(terms_);
        TermsOf const terms_of = [this, &matcher](base::Word const& word) {
            return matcher.terms_of(stemmer_(word.folded)) | matcher.terms_of(word.folded);
        };
        auto const by = terms_.empty() ? SearchOrder::newest : command_.order.value_or(SearchOrder::best);
        auto posts = documents_.posts(terms_);
        order(posts, by);
        reply_.found = std::ssize(posts);
        auto const begin = std::min(page() * kPage, posts.size());
        auto const end = std::min(begin + kPage, posts.size());
        reply_.more = end < posts.size();
        for (auto i = begin; i < end; ++i) add_post(posts[i], terms_of);
        if (page() > 0 || terms_.empty()) return;
        auto threads = documents_.threads(terms_);
        order(threads, by);
        for (auto const& thread : threads)
            if (reply_.threads.size() < kMostThreads) add_thread(thread.seq, terms_of);
    }

    void add_post(Candidate const& one, TermsOf const& terms_of) {
        auto row = tx_.row<PostRow>(sql::search_post, one.seq, actor_.id);
        if (!row || !scope_.is_in_time(row->post.created_at)) return;
        row->post.title = marked(row->title, terms_of);
        row->post.snippet = snippet(plain_text(row->body), terms_of);
        if (one.has_files) row->post.files = files_found(row->post.post, terms_of);
        reply_.posts.push_back(std::move(row->post));
    }

    /// Of a post that the asker sees.
    std::vector<protocol::FoundFile> files_found(protocol::PostId post, TermsOf const& terms_of) {
        std::vector<protocol::FoundFile> found;
        for (auto const& file : tx_.rows<protocol::Attachment>(sql::files_of_post, post)) {
            auto name = marked(file.name, terms_of);
            if (command_.has || std::ranges::any_of(name, &protocol::Piece::marked))
                found.push_back({file.file, file.kind, std::move(name)});
        }
        return found;
    }

    void add_thread(protocol::Seq seq, TermsOf const& terms_of) {
        auto row = tx_.row<ThreadRow>(sql::search_thread, seq, actor_.id);
        if (!row || !scope_.is_in_time(row->thread.created_at)) return;
        row->thread.title = marked(row->title, terms_of);
        reply_.threads.push_back(std::move(row->thread));
    }

    /// Puts words that the asker could find in the place of those that they could not; whether there were any.
    bool mend() {
        bool has_changed = false;
        for (auto& term : terms_) {
            if (term.phrase > 0 || documents_.has(term)) continue;
            Term other{term.typed, {}, {}, 0};
            std::size_t tried = 0;
            for (auto& stem : documents_.similar(term.typed)) {
                if (other.stems.size() == kMostSimilar || ++tried > kMostTried) break;
                if (documents_.has({{}, {stem}, {}, 0})) other.stems.push_back(std::move(stem));
            }
            if (other.stems.empty()) continue;
            term = std::move(other);
            mended_.push_back(&term);
            has_changed = true;
        }
        return has_changed;
    }

    /// A word is named only when it stands in what is shown.
    void tell_mended() {
        for (auto const* term : mended_)
            if (auto const word = shown_word(*term)) reply_.similar.push_back({term->typed, *word});
    }

    std::optional<std::string> shown_word(Term const& term) const {
        auto const in = [&](std::vector<protocol::Piece> const& pieces) -> std::optional<std::string> {
            for (auto const& piece : pieces) {
                if (!piece.marked) continue;
                for (auto& word : base::split_words(piece.text))
                    if (std::ranges::find(term.stems, stemmer_(word.folded)) != term.stems.end())
                        return std::move(word.folded);
            }
            return std::nullopt;
        };
        for (auto const& thread : reply_.threads)
            if (auto word = in(thread.title)) return word;
        for (auto const& post : reply_.posts) {
            if (auto word = in(post.snippet)) return word;
            if (auto word = in(post.title)) return word;
            for (auto const& file : post.files)
                if (auto word = in(file.name)) return word;
        }
        return std::nullopt;
    }

    storage::ReadTransaction& tx_;    // NOLINT: all outlive it
    Actor const& actor_;              // NOLINT
    protocol::Search const& command_; // NOLINT
    SearchScope const& scope_;        // NOLINT
    base::Stemmer const stemmer_;
    Documents documents_;
    std::vector<Term> terms_;
    std::vector<Term const*> mended_;
    SearchReply reply_;
};

} // namespace

protocol::Result<SearchReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                     protocol::Search const& command) {
    auto const scope = SearchScope::make(tx, actor, command);
    if (!scope) return std::unexpected(scope.error());
    return Finder(tx, actor, command, *scope).find();
}

} // namespace lateral::domain

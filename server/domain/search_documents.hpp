#pragma once

#include "server/domain/search_query.hpp"
#include "server/domain/search_scope.hpp"
#include "server/domain/search_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The newest documents that match, from the index and from what is not in it yet. Nothing else reads the index.
namespace lateral::domain {

inline constexpr std::size_t kMostFound = 200;
inline constexpr std::size_t kMaxCompletions = 20; ///< of a beginning that many words share
inline constexpr std::size_t kMostCompletionsTried = 200;
inline constexpr std::size_t kMostTail = 200; ///< posts looked through as they are; more wait for the index
/// Posts of sealed spaces looked through as they are, where they are encrypted: the newest that the asker sees. Opening
/// and reading so many takes some 50 ms.
inline constexpr std::size_t kMostInConfidence = 1'000;

struct Document {
    protocol::Seq seq; ///< of the post, or of the thread's first one
    std::string tokens;
};
BOOST_DESCRIBE_STRUCT(Document, (), (seq, tokens))

struct Candidate {
    protocol::Seq seq;
    double score = 0;
    bool has_files = false;
};

/// One search's way to documents. Lives as long as its transaction.
class Documents {
public:
    /// `reader`: whose posts in confidence are looked through too, where they are encrypted. Nothing: those are left
    /// out.
    Documents(storage::ReadTransaction& tx, std::optional<protocol::MemberId> reader, SearchScope const& scope,
              base::Stemmer const& stemmer)
        : tx_(tx), reader_(reader), scope_(scope), stemmer_(stemmer) {}

    /// Adds the stems of words that begin like the last term.
    void complete(std::vector<Term>& terms);
    /// Stems of words that are one mistake away, the likeliest first. The asker may not know of them: see has().
    std::vector<std::string> similar(std::string const& word);

    /// Newest first, each seen by the asker.
    std::vector<Candidate> posts(std::vector<Term> const& terms, std::size_t most = kMostFound);
    std::vector<Candidate> threads(std::vector<Term> const& terms);

    /// Whether the asker sees anything that has one of the stems.
    bool has(Term const& term);

private:
    void load_tail();
    void load_confidence(protocol::MemberId reader, protocol::Seq indexed);
    bool take_in(std::vector<Document>& into, IndexedPost const& post, std::string const& marks);
    std::vector<Candidate> find(std::vector<Document> const& tail, storage::Statement const& index,
                                std::vector<Term> const& terms, std::size_t most);

    storage::ReadTransaction& tx_; // NOLINT
    std::optional<protocol::MemberId> reader_;
    SearchScope const& scope_;     // NOLINT
    base::Stemmer const& stemmer_; // NOLINT
    bool has_tail_ = false;
    std::vector<Document> new_posts_;
    std::vector<Document> posts_in_confidence_;
    std::vector<Document> new_titles_;
    std::map<std::string, std::string> new_words_; ///< with their stems; of what the asker sees
};

} // namespace lateral::domain

#include "server/domain/search_vocabulary.hpp"

#include "server/domain/search_text.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

namespace sql = storage::sql;

constexpr std::int64_t kCountedOneIn = 16;
constexpr std::int64_t kSimilar = 100; ///< words looked at for each variant

struct SimilarRow {
    std::string word;
    std::string stem;
    std::int64_t uses = 0;
};
BOOST_DESCRIBE_STRUCT(SimilarRow, (), (word, stem, uses))

bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// Begins of its characters, and its end.
std::vector<std::size_t> character_begins(std::string_view word) {
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) begins.push_back(i);
    begins.push_back(word.size());
    return begins;
}

bool is_anywhere(storage::ReadTransaction& tx, std::string_view stem) {
    auto const query = "'" + std::string(stem) + "'";
    auto const found = [&](storage::Statement const& index) { return tx.row<protocol::Seq>(index, query).has_value(); };
    return found(sql::post_index_any) || found(sql::thread_index_any);
}

} // namespace

void Vocabulary::add(std::string_view text, protocol::Seq seq) {
    bool const counts = seq.value % kCountedOneIn == 0;
    std::size_t made = 0;
    for (auto const& word : base::split_words(text)) {
        if (word.folded.size() < 2 || has_digit(word.folded)) continue;
        if (seen_.insert(word.folded).second &&
            tx_.run(sql::search_word_insert, word.folded, stemmer_(word.folded)) > 0 && ++made <= kMostNewWords)
            for (auto const& variant : variants_of(word.folded))
                tx_.run(sql::search_variant_insert, variant, word.folded);
        if (counts && used_.insert(word.folded).second) tx_.run(sql::search_word_used, word.folded);
    }
    made_ += made;
}

std::set<std::string> variants_of(std::string const& word) {
    std::set<std::string> variants{word};
    auto const begins = character_begins(word);
    auto const length = begins.size() - 1;
    if (length < kShortestMended || length > kLongestMended) return variants;
    for (std::size_t i = 0; i < length; ++i) variants.insert(word.substr(0, begins[i]) + word.substr(begins[i + 1]));
    return variants;
}

void forget_later(storage::Transaction& tx, std::string_view tokens) {
    auto const all = tokens_in(tokens);
    for (auto stem : std::set<std::string_view>(all.begin(), all.end()))
        if (!stem.starts_with('_')) tx.run(sql::search_forget_insert, stem);
}

std::size_t forget_words(storage::Transaction& tx, std::size_t most) {
    auto const stems = tx.rows<std::string>(sql::search_to_forget, static_cast<std::int64_t>(most));
    for (auto const& stem : stems) {
        tx.run(sql::search_forget_delete, stem);
        if (is_anywhere(tx, stem)) continue;
        for (auto const& word : tx.rows<std::string>(sql::search_words_of_stem, stem)) {
            for (auto const& variant : variants_of(word)) tx.run(sql::search_variant_delete, variant, word);
            tx.run(sql::search_word_delete, word);
        }
    }
    return stems.size();
}

std::vector<std::string> completions(storage::ReadTransaction& tx, std::string const& prefix, std::size_t most) {
    auto const last = prefix + "\xF4\x8F\xBF\xBF"; // after everything that begins so
    return tx.rows<std::string>(sql::search_completions, prefix, last, static_cast<std::int64_t>(most));
}

std::vector<std::string> similar_stems(storage::ReadTransaction& tx, std::string const& word) {
    std::vector<SimilarRow> found;
    for (auto const& variant : variants_of(word))
        for (auto& row : tx.rows<SimilarRow>(sql::search_similar, variant, kSimilar)) found.push_back(std::move(row));
    std::ranges::sort(found, {},
                      [](SimilarRow const& row) { return std::tuple(-row.uses, std::string_view(row.word)); });
    std::vector<std::string> stems;
    for (auto& row : found)
        if (std::ranges::find(stems, row.stem) == stems.end()) stems.push_back(std::move(row.stem));
    return stems;
}

} // namespace lateral::domain

#include "server/domain/search_people.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/name_search.hpp"
#include "server/domain/search_marks.hpp"
#include "server/domain/search_query.hpp"
#include "server/domain/search_vocabulary.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Member;
namespace sql = storage::sql;

constexpr std::size_t kMostPeople = 5;
constexpr std::size_t kMostSpaces = 5;
constexpr std::int64_t kLookedThrough = 500; ///< people whose names begin with the same letters

bool is_like(std::string const& typed, std::string const& word, Closeness closeness) {
    if (word.starts_with(typed)) return true;
    return closeness == Closeness::similar && typed.size() >= kShortestMended && is_one_mistake_apart(typed, word);
}

/// One bit for each word typed that a word of a text is.
std::uint32_t likes(std::vector<base::Word> const& typed, base::Word const& word, Closeness closeness) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (is_like(typed[i].folded, word.folded, closeness)) bits |= std::uint32_t{1} << i;
    return bits;
}

std::vector<base::Word> words_typed(std::string_view typed) {
    auto words = base::split_words(typed);
    words.resize(std::min(words.size(), kSearchWords));
    return words;
}

bool has_all(std::string_view text, std::vector<base::Word> const& typed, Closeness closeness) {
    std::uint32_t seen = 0;
    for (auto const& word : base::split_words(text)) seen |= likes(typed, word, closeness);
    return seen + 1 == std::uint32_t{1} << typed.size();
}

/// The first character alone where a mistake may be: people rarely begin a name wrongly.
std::string pattern(std::string const& word, Closeness closeness) {
    if (closeness == Closeness::as_typed || word.size() < kShortestMended) return "% " + word + "%";
    std::size_t end = 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) ++end;
    return "% " + word.substr(0, end) + "%";
}

} // namespace

std::vector<protocol::FoundPerson> find_people(storage::ReadTransaction& tx, Actor const& actor, std::string_view typed,
                                               Closeness closeness) {
    auto const words = words_typed(typed);
    std::vector<protocol::FoundPerson> found;
    if (words.empty()) return found;
    std::array<std::string, kSearchWords> patterns;
    patterns.fill("%");
    for (std::size_t i = 0; i < words.size(); ++i) patterns[i] = pattern(words[i].folded, closeness);
    auto const count = closeness == Closeness::similar ? kLookedThrough : static_cast<std::int64_t>(kMostPeople);
    auto const members = tx.rows<Member>(sql::search_people, patterns[0], patterns[1], patterns[2], patterns[3],
                                         may(actor, Capability::see_directory), actor.id, count);
    auto const terms_of = [&](base::Word const& word) { return likes(words, word, closeness); };
    for (auto const& member : members) {
        if (found.size() == kMostPeople) break;
        if (has_all(member.name, words, closeness)) found.push_back({member, marked(member.name, terms_of)});
    }
    return found;
}

std::vector<protocol::FoundSpace> find_spaces(std::vector<SpaceAccess> const& spaces, std::string_view typed,
                                              Closeness closeness) {
    auto const words = words_typed(typed);
    std::vector<protocol::FoundSpace> found;
    if (words.empty()) return found;
    auto const terms_of = [&](base::Word const& word) { return likes(words, word, closeness); };
    auto const add = [&](protocol::Space const& space) {
        found.push_back({space.id, marked(space.name, terms_of), snippet(space.description, terms_of)});
    };
    for (auto const& [space, role, from] : spaces)
        if (has_all(space.name, words, closeness)) add(space);
    for (auto const& [space, role, from] : spaces)
        if (!has_all(space.name, words, closeness) && has_all(space.name + " " + space.description, words, closeness))
            add(space);
    found.resize(std::min(found.size(), kMostSpaces));
    return found;
}

} // namespace lateral::domain

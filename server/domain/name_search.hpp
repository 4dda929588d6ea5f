#pragma once

#include "protocol/text.hpp"
#include "server/base/sort_key.hpp"

#include <array>
#include <optional>
#include <string>

/// Looking for people and organisations by the beginnings of words of their names.
namespace lateral::domain {

inline constexpr std::size_t kSearchWords = 4; ///< as many as the statements take; further words are left out

/// One pattern for each word, of a text that has a space before each of its words.
inline std::array<std::string, kSearchWords> word_patterns(std::optional<protocol::Query> const& query) {
    std::array<std::string, kSearchWords> patterns;
    patterns.fill("%");
    if (!query) return patterns;
    auto const words = base::words_of(base::sort_key(query->str()));
    for (std::size_t i = 0; i < words.size() && i < patterns.size(); ++i) patterns[i] = "% " + words[i] + "%";
    return patterns;
}

/// Where a page begins: after a name, and after an id among those of the same name.
struct After {
    std::string key;
    std::int64_t id = 0;
};

template <class IdT>
After after(std::optional<protocol::Query> const& name, std::optional<IdT> id) {
    if (!name) return {};
    return {base::sort_key(name->str()), id ? id->value : protocol::kMaxId};
}

} // namespace lateral::domain

#pragma once

#include "protocol/commands/search.hpp"
#include "server/domain/access.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Search for people and spaces by the beginnings of the words of their names.
namespace lateral::domain {

enum class Closeness : std::uint8_t {
    as_typed, ///< each word typed begins a word of the name
    similar,  ///< or is one small mistake away from one
};

std::vector<protocol::FoundPerson> find_people(storage::ReadTransaction& tx, Actor const& actor, std::string_view typed,
                                               Closeness closeness);

/// Among `spaces`, the asker's; in their descriptions too, after those with the words in their names.
std::vector<protocol::FoundSpace> find_spaces(std::vector<SpaceAccess> const& spaces, std::string_view typed,
                                              Closeness closeness);

} // namespace lateral::domain

#pragma once

#include "protocol/ids.hpp"

#include <optional>
#include <string_view>

/// What the addresses in posts may lead to. Given after Markdown's entities and escapes are decoded.
namespace lateral::domain {

/// The web or mail. Browsers drop tabs and line ends inside addresses, so none may be left in it.
bool is_safe_address(std::string_view url);

/// The member of "lateral:member/123", written in no other way.
std::optional<protocol::MemberId> member_of_address(std::string_view url);

/// The space of "lateral:space/123", likewise.
std::optional<protocol::SpaceId> space_of_address(std::string_view url);

/// The file of "file:123", written in no other way.
std::optional<protocol::FileId> file_of_address(std::string_view url);

} // namespace lateral::domain

#pragma once

#include "protocol/errors.hpp"

#include <boost/json/value.hpp>
#include <string_view>

namespace lateral::protocol::detail {

/// Parses one JSON text. Unlike Boost.JSON's own parse it refuses an object that names a key twice (which of the two
/// would count is a question that attackers ask), nesting deeper than `depth`, and numbers that are not exact.
Result<boost::json::value> parse_json(std::string_view text, std::size_t depth = 16);

} // namespace lateral::protocol::detail

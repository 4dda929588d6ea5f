#pragma once

#include <cstddef>
#include <string_view>

namespace lateral::storage {

/// One named SQL text of storage/sql. Statements are constants made by cmake/embed.cmake, so a name that does not exist
/// does not compile. `index` counts from 0 and addresses the prepared statement of each connection.
struct Statement {
    std::string_view name;
    std::string_view text; ///< for both engines, or SQLite's where PostgreSQL has its own
    std::size_t index;
    std::string_view postgres = {}; ///< of a pair of files with engine suffixes: the same names and parameters

    std::string_view text_for_postgres() const { return postgres.empty() ? text : postgres; }

    /// Whether it may leave something to take back. A read that is not plain counts as a change, which costs little.
    constexpr bool changes() const { return !text.starts_with("SELECT"); }
};

} // namespace lateral::storage

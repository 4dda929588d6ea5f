#pragma once

#include "storage/connection.hpp"
#include "tests/export/moving.hpp"

#include <array>
#include <deque>
#include <set>
#include <string>

namespace lateral::tests {

/// "table.column" of all that the database has, but for what its search keeps for itself.
inline std::set<std::string> columns_where(std::string const& url, std::string const& sqlite,
                                           std::string const& postgres) {
    Place(url, fs::temp_directory_path() / "lateral-no-files").db.stop(); // brings it up to date
    std::string const text =
        url.starts_with("sqlite:")
            ? "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' "
              "AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\\_search\\_%' ESCAPE '\\'" +
                  sqlite
            : "SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c JOIN "
              "information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema WHERE "
              "t.table_schema = 'public' AND t.table_type = 'BASE TABLE'" +
                  postgres;
    std::set<std::string> found;
    std::array const types{storage::ColumnType::text};
    storage::connect(url, storage::Access::read_only)
        ->query({"test", text, 0}, {}, types, [&](storage::Columns const& row) { found.emplace(row.text(0)); });
    return found;
}

inline std::set<std::string> columns_of(std::string const& url) { return columns_where(url, "", ""); }

/// Those that take a text.
inline std::set<std::string> text_columns_of(std::string const& url) {
    return columns_where(url, " AND c.type LIKE 'TEXT%'", " AND c.data_type = 'text'");
}

} // namespace lateral::tests

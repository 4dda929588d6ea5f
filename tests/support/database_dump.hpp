#pragma once

#include "storage/connection.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace lateral::tests {

/// Reads every row of every table of a database as text, in an order of its own: equal dumps, equal databases.
class DatabaseDump {
public:
    explicit DatabaseDump(std::string const& url)
        : connection_(storage::connect(url, storage::Access::read_only)), is_sqlite_(url.starts_with("sqlite:")) {
        for (auto const& table : tables()) {
            if (!all_rows_.empty()) all_rows_ += " UNION ALL ";
            all_rows_ += "SELECT '" + table + " ' || " + row_of(table) + " FROM " + table + " t";
        }
    }

    std::vector<std::string> rows() {
        auto found = texts(all_rows_);
        std::ranges::sort(found);
        return found;
    }

private:
    /// Virtual tables are in the tables that they keep themselves in.
    std::vector<std::string> tables() {
        return texts(is_sqlite_ ? "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
                                : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND "
                                  "table_type = 'BASE TABLE'");
    }
    std::string row_of(std::string const& table) {
        if (!is_sqlite_) return "CAST(t AS TEXT)";
        std::string row = "''";
        for (auto const& column : texts("SELECT name FROM pragma_table_info('" + table + "')"))
            row += " || ' ' || quote(t.\"" + column + "\")";
        return row;
    }
    /// Each on an index of its own: statements stay prepared by it.
    std::vector<std::string> texts(std::string const& text) {
        auto known = std::ranges::find(texts_, text);
        if (known == texts_.end()) known = texts_.insert(texts_.end(), text);
        storage::Statement const statement{"dump", text, static_cast<std::size_t>(known - texts_.begin())};
        storage::ColumnType const columns[] = {storage::ColumnType::text};
        std::vector<std::string> found;
        connection_->query(statement, {}, columns,
                           [&](storage::Columns const& row) { found.emplace_back(row.text(0)); });
        return found;
    }

    std::unique_ptr<storage::Connection> connection_;
    bool is_sqlite_;
    std::string all_rows_;
    std::vector<std::string> texts_;
};

} // namespace lateral::tests

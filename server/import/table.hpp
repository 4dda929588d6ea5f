#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lateral::import {

/// A CSV file with names in its first line, as spreadsheets and rosters write it (RFC 4180; a semicolon or a tab
/// between cells is understood too). In memory: it is a list of people.
class Table {
public:
    static constexpr std::size_t kMostBytes = 64 * 1024 * 1024;

    /// Throws with a sentence that names the file, and the row where there is one: cannot be read, too long, not UTF-8,
    /// not CSV, no line.
    explicit Table(std::filesystem::path const& file);

    struct Row {
        std::size_t number = 0; ///< as a spreadsheet counts, in which the names are row 1; empty rows do not count
        std::vector<std::string> cells;

        /// Without the spaces around it; empty where the row is shorter or there is no such column.
        std::string at(std::optional<std::size_t> column) const;
    };

    /// The first column that has one of the names, whatever their case, spaces, hyphens and underscores.
    std::optional<std::size_t> column(std::initializer_list<std::string_view> names) const;
    std::vector<std::string> const& names() const { return names_; }
    std::vector<Row> const& rows() const { return rows_; }

private:
    std::vector<std::string> names_;
    std::vector<Row> rows_;
};

} // namespace lateral::import

#pragma once

#include "protocol/archive.hpp"
#include "server/export/tables.hpp"
#include "storage/values.hpp"

#include <string>
#include <vector>

/// Rows on their way between a table and a line. Pure; any thread.
namespace lateral::exporting {

using protocol::archive::Row;
using protocol::archive::Value;

std::vector<storage::ColumnType> column_types(Table const& table);
Row row_of(Table const& table, storage::Columns const& columns);

/// What is wrong with a row that came from elsewhere: another column, a wrong type, too long; empty when it is right.
std::string problem_with(Table const& table, Row const& row);

/// Whether one row stands before another, by their keys.
bool is_before(Table const& table, Row const& one, Row const& other);

/// The key before all others.
Row first_key(Table const& table);
std::vector<storage::Param> key_params(Table const& table, Row const& row);
/// Of the columns that come back so; with the key behind them for those that come later. They are views of `row`.
std::vector<storage::Param> params(Table const& table, Row const& row, Return which);

/// What the manifest says of it.
protocol::archive::TableNote note_of(Table const& table);

} // namespace lateral::exporting

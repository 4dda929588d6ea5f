#include "server/export/rows.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace lateral::exporting {
namespace {

using protocol::archive::Nodes;

constexpr std::int64_t kMost = (std::int64_t{1} << 53) - 1;

bool is_whole(Kind kind) {
    return kind == Kind::id || kind == Kind::number || kind == Kind::time || kind == Kind::flag;
}

std::string_view words_for(Kind kind) {
    switch (kind) {
    case Kind::id: return "id, 1 to 2^52 - 1";
    case Kind::number: return "number, from 0";
    case Kind::time: return "time, in microseconds since 1970-01-01 UTC";
    case Kind::day: return "day, like 2026-03-14";
    case Kind::flag: return "0 or 1";
    case Kind::text: return "text";
    case Kind::choice: return "one of the choices";
    case Kind::nodes: return "list of nodes (docs/protocol-tables.md, Node)";
    case Kind::digest: return "SHA-256, 64 digits in hex";
    }
    return "";
}

bool is_number(Kind kind, std::int64_t value) {
    if (kind == Kind::id) return value >= 1 && value <= protocol::kMaxId;
    if (kind == Kind::flag) return value == 0 || value == 1;
    return is_whole(kind) && value >= 0 && value <= kMost;
}

bool is_day(std::string const& value) {
    int y = 0;
    unsigned m = 0;
    unsigned d = 0;
    if (value.size() != 10 || std::sscanf(value.c_str(), "%4d-%2u-%2u", &y, &m, &d) != 3) return false; // NOLINT
    return std::chrono::year_month_day{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}.ok();
}

bool is_digest(std::string const& value) {
    return value.size() == 64 && value.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_text(Column const& column, std::string const& value) {
    switch (column.kind) {
    case Kind::text: return value.size() <= column.longest;
    case Kind::choice: return std::ranges::find(column.choices, value) != column.choices.end();
    case Kind::day: return is_day(value);
    case Kind::digest: return is_digest(value);
    default: return false;
    }
}

bool is_right(Column const& column, Value const& value) {
    if (std::holds_alternative<std::monostate>(value)) return column.is_optional;
    if (auto const* number = std::get_if<std::int64_t>(&value)) return is_number(column.kind, *number);
    if (auto const* text = std::get_if<std::string>(&value)) return is_text(column, *text);
    return column.kind == Kind::nodes;
}

storage::Param param(Column const& column, Value const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) return *number;
    if (auto const* text = std::get_if<std::string>(&value)) return std::string_view(*text);
    if (auto const* nodes = std::get_if<Nodes>(&value)) return std::string_view(nodes->json);
    return storage::Null{is_whole(column.kind) ? storage::ColumnType::integer : storage::ColumnType::text};
}

} // namespace

std::vector<storage::ColumnType> column_types(Table const& table) {
    std::vector<storage::ColumnType> types;
    types.reserve(table.columns.size());
    for (auto const& column : table.columns)
        types.push_back(is_whole(column.kind) ? storage::ColumnType::integer : storage::ColumnType::text);
    return types;
}

Row row_of(Table const& table, storage::Columns const& columns) {
    Row row;
    row.reserve(table.columns.size());
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        auto const& column = table.columns[at];
        Value value;
        if (columns.is_null(at))
            value = std::monostate{};
        else if (is_whole(column.kind))
            value = columns.integer(at);
        else if (column.kind == Kind::nodes)
            value = Nodes{std::string(columns.text(at))};
        else
            value = std::string(columns.text(at));
        row.emplace_back(column.name, std::move(value));
    }
    return row;
}

std::string problem_with(Table const& table, Row const& row) {
    if (row.size() != table.columns.size())
        return "has " + std::to_string(row.size()) + " columns and not " + std::to_string(table.columns.size());
    for (std::size_t at = 0; at < row.size(); ++at) {
        auto const& column = table.columns[at];
        if (row[at].first != column.name) return "has something else where " + std::string(column.name) + " belongs";
        if (!is_right(column, row[at].second))
            return std::string(column.name) + " is not right: " + std::string(words_for(column.kind)) +
                   (column.kind == Kind::text ? " of at most " + std::to_string(column.longest) + " bytes" : "");
    }
    return {};
}

bool is_before(Table const& table, Row const& one, Row const& other) {
    for (std::size_t at = 0; at < table.keys; ++at) {
        auto const& [name, value] = one[at];
        if (value != other[at].second) {
            auto const* number = std::get_if<std::int64_t>(&value);
            return number ? *number < std::get<std::int64_t>(other[at].second)
                          : std::get<std::string>(value) < std::get<std::string>(other[at].second);
        }
    }
    return false;
}

Row first_key(Table const& table) {
    Row row;
    for (std::size_t at = 0; at < table.keys; ++at)
        row.emplace_back(table.columns[at].name, is_whole(table.columns[at].kind) ? Value{std::int64_t{-1}}
                                                                                  // there are none below 0
                                                                                  : Value{std::string()});
    return row;
}

std::vector<storage::Param> key_params(Table const& table, Row const& row) {
    std::vector<storage::Param> made;
    made.reserve(table.keys);
    for (std::size_t at = 0; at < table.keys; ++at) made.push_back(param(table.columns[at], row[at].second));
    return made;
}

std::vector<storage::Param> params(Table const& table, Row const& row, Return which) {
    std::vector<storage::Param> made;
    for (std::size_t at = 0; at < row.size(); ++at)
        if (table.columns[at].returns == which) made.push_back(param(table.columns[at], row[at].second));
    if (which == Return::later)
        for (auto const& key : key_params(table, row)) made.push_back(key);
    return made;
}

protocol::archive::TableNote note_of(Table const& table) {
    protocol::archive::TableNote note;
    note.name = table.name;
    note.file = std::string(table.name) + ".jsonl";
    note.meaning = table.meaning;
    for (auto const& column : table.columns) {
        auto& made = note.columns.emplace_back();
        made.name = column.name;
        made.type = words_for(column.kind);
        made.optional = column.is_optional;
        made.meaning = column.meaning;
        if (!column.choices.empty()) made.choices.emplace(column.choices.begin(), column.choices.end());
    }
    return note;
}

} // namespace lateral::exporting

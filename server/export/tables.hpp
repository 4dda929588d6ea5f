#pragma once

#include "protocol/described.hpp"
#include "storage/statement.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What an export holds, table by table (docs/exporting.md). Data and no more; made once, any thread.
namespace lateral::exporting {

enum class Kind : std::uint8_t {
    id,
    number, ///< 0 to 2^53 - 1
    time,
    day,
    flag,
    text,
    choice,
    nodes,
    digest, ///< SHA-256 in hex
};

/// How a column comes back.
enum class Return : std::uint8_t {
    with_row,
    later, ///< points at a row that may come after its own: set when all rows are there
    never, ///< told for who reads the export; it follows from other rows
};

struct Column {
    std::string_view name;
    Kind kind{};
    std::string_view meaning;
    bool is_optional = false;
    Return returns = Return::with_row;
    std::size_t longest = 0; ///< of a text, in bytes
    std::vector<std::string_view> choices = {};
};

struct Table {
    std::string_view name;
    std::string_view meaning;
    /// So many of the first columns name a row, and rows stand in their order.
    std::size_t keys = 1;
    std::vector<Column> columns;
    storage::Statement const* read;              ///< rows after a key, a page of them
    storage::Statement const* write;             ///< takes the columns that come with the row
    storage::Statement const* finish = nullptr;  ///< takes the columns that come later, and the key
    std::vector<std::string_view> left_out = {}; ///< columns of the database that do not go along (docs/exporting.md)
};

/// In the order in which they are brought back: what a row names stands before it.
std::span<Table const> tables();

struct LeftOut {
    std::string_view table;
    std::string_view reason;
};
std::span<LeftOut const> left_out();

// Short words for the lists.

template <class Enum>
std::vector<std::string_view> names_of() {
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto entry) { names.emplace_back(entry.name); });
    return names;
}

inline Column id(std::string_view name, std::string_view meaning) { return {name, Kind::id, meaning}; }
inline Column number(std::string_view name, std::string_view meaning) { return {name, Kind::number, meaning}; }
inline Column time(std::string_view name, std::string_view meaning) { return {name, Kind::time, meaning}; }
inline Column day(std::string_view name, std::string_view meaning) { return {name, Kind::day, meaning}; }
inline Column flag(std::string_view name, std::string_view meaning) { return {name, Kind::flag, meaning}; }
inline Column digest(std::string_view name, std::string_view meaning) { return {name, Kind::digest, meaning}; }
inline Column nodes(std::string_view name, std::string_view meaning) { return {name, Kind::nodes, meaning}; }
/// Bounds are those of the protocol in characters, four bytes each, and more: they keep nonsense out.
inline Column text(std::string_view name, std::string_view meaning, std::size_t longest = 4'000) {
    return {name, Kind::text, meaning, false, Return::with_row, longest};
}
template <class Enum>
Column choice(std::string_view name, std::string_view meaning) {
    return {name, Kind::choice, meaning, false, Return::with_row, 0, names_of<Enum>()};
}
inline Column optional(Column column) {
    column.is_optional = true;
    return column;
}
inline Column later(Column column) {
    column.returns = Return::later;
    return column;
}
inline Column never(Column column) {
    column.returns = Return::never;
    return column;
}

std::vector<Table> people_tables();
std::vector<Table> space_tables();
std::vector<Table> joining_tables();
std::vector<Table> post_tables();
std::vector<Table> conduct_tables();
std::vector<Table> steward_tables();
std::vector<Table> personal_tables();
std::vector<Table> record_tables();

} // namespace lateral::exporting

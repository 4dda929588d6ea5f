#pragma once

#include "server/export/tables.hpp"

/// What of the database is one member's own (docs/exporting.md): every table and column stands here, as theirs or with
/// the reason why not; a test compares this with the schema. Data and no more; made once, any thread.
namespace lateral::exporting {

struct OwnTable {
    /// Read by member and key. A column that returns `never` is not of `source`: it is told besides.
    Table table;
    std::string_view source; ///< the table of the database
    std::string_view owner;  ///< its column that says whose a row is, always the member; empty: it follows from others
};
std::span<OwnTable const> own_tables();

inline OwnTable own(std::string_view source, std::string_view owner, std::string_view name, std::string_view meaning,
                    std::size_t keys, std::vector<Column> columns, storage::Statement const& read) {
    return {{name, meaning, keys, std::move(columns), &read, nullptr}, source, owner};
}

/// `table` is one, or a column of one: "posts.quote".
std::span<LeftOut const> not_own();

std::vector<OwnTable> own_account_tables();
std::vector<OwnTable> own_word_tables();

} // namespace lateral::exporting

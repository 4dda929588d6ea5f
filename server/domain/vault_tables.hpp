#pragma once

#include "storage/transaction.hpp"
#include "storage/vault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Everything that may be sealed (docs/adr/0031), row by row as it is stored: for checking it, and for sealing what was
/// written before, or with another key. All of this works on connections without a vault, which read rows as they are.
namespace lateral::domain {

struct VaultTable {
    std::string_view name;
    storage::Statement const* rows;  ///< some rows after a key: its columns, what the row belongs to, the texts
    storage::Statement const* store; ///< the texts, the key
    std::vector<storage::ColumnType> key;
    std::vector<std::string_view> fields; ///< of the texts, as sealed texts name them
};
std::span<VaultTable const> vault_tables();

using VaultKeyValue = std::variant<std::int64_t, std::string>;
using VaultRowKey = std::vector<VaultKeyValue>;

/// What was seen and done of a table.
struct VaultCount {
    std::int64_t rows = 0;
    std::int64_t changed = 0;         ///< texts that were stored anew
    std::int64_t plain = 0;           ///< texts that are stored as they are, and would be sealed
    std::vector<std::string> damaged; ///< "posts 12 body" of texts that do not open, or are another row's
};

/// One batch at a time, in a transaction of its own each, so that it can be stopped anywhere and begun again: what is
/// as it should be stays as it is.
class VaultWalk {
public:
    explicit VaultWalk(VaultTable const& table);

    /// Looks at the next rows; false when there were none. `vault`: with what they are sealed.
    bool check(storage::ReadTransaction& tx, storage::Vault const& vault);

    /// Stores the next rows' texts as sealed by `to`, or as they are where it is null; false when there were none.
    /// `from`: with what some are sealed as yet, or null. Posts leave the search index, or come into it again.
    bool change(storage::Transaction& tx, storage::Vault const* from, storage::Vault const* to);

    VaultCount const& count() const { return count_; }

private:
    struct Row {
        VaultRowKey key;
        std::string place;
        std::vector<std::optional<std::string>> texts;
    };
    std::vector<Row> next(storage::ReadTransaction& tx);
    std::optional<std::string> changed(Row const& row, std::size_t field, storage::Vault const* from,
                                       storage::Vault const* to);
    void store(storage::Transaction& tx, Row const& row) const;
    void change_row(storage::Transaction& tx, Row& row, storage::Vault const* from, storage::Vault const* to);
    void note_damage(Row const& row, std::size_t field);

    VaultTable const* table_; ///< of vault_tables()
    VaultRowKey after_;
    VaultCount count_;
};

} // namespace lateral::domain

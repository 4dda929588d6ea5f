#pragma once

#include "storage/statement.hpp"
#include "storage/values.hpp"

#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

namespace lateral::storage {

/// Why a statement failed that nobody's input is to blame for.
enum class Fault : std::uint8_t {
    constraint, ///< a unique, foreign or check constraint: a bug, since handlers check before they write
    full,       ///< no room or no permission to write; reading goes on
    lost,       ///< the connection or the file is gone
    other,
};

class StorageError : public std::runtime_error {
public:
    StorageError(Fault fault, std::string const& what) : std::runtime_error(what), fault_(fault) {}
    Fault fault() const { return fault_; }

private:
    Fault fault_;
};

class Vault;

using RowSink = std::function<void(Columns const&)>;

/// One connection to an engine. Used by one thread at a time. Every failure is a StorageError.
class Connection {
public:
    virtual ~Connection() = default;

    /// Rows changed. Parameters bind to the distinct `:names` of the text in the order in which they first appear.
    virtual std::int64_t run(Statement const& statement, std::span<Param const> params) = 0;
    virtual void query(Statement const& statement, std::span<Param const> params, std::span<ColumnType const> columns,
                       RowSink const& sink) = 0;

    /// Statements without name, parameters or result: transactions, pragmas, migrations.
    virtual void execute(std::string const& text) = 0;

    virtual void begin_write() = 0; ///< takes the one writer's lock at once
    virtual void begin_read() = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;

    /// Whether a transaction is open. SQLite ends it by itself after some errors (sqlite.org/lang_transaction.html).
    virtual bool in_transaction() const = 0;

    /// What words in confidence are kept with (storage/vault.hpp): rows are read opened, and writers seal. Null: rows
    /// are read as they are stored. Set before the first statement.
    void use(std::shared_ptr<Vault const> vault) { vault_ = std::move(vault); }
    Vault const* vault() const { return vault_.get(); }

private:
    std::shared_ptr<Vault const> vault_;
};

enum class Access : std::uint8_t { read_write, read_only };

/// `url` is "sqlite:PATH" or a "postgresql://..." address. Throws StorageError.
std::unique_ptr<Connection> connect(std::string const& url, Access access,
                                    std::shared_ptr<Vault const> vault = nullptr);

/// Called before each named statement; tests make it throw (FailingDatabase) or count (coverage).
using StatementHook = std::function<void(Statement const&)>;

} // namespace lateral::storage

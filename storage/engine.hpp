#pragma once

#include "storage/connection.hpp"
#include "storage/prepared.hpp"

#include <functional>
#include <memory>
#include <soci/soci.h>
#include <string>
#include <vector>

namespace lateral::storage {

/// What both engines share: a SOCI session and its prepared statements. The engine files say how a session is opened,
/// how transactions begin, and what an error means; nothing else in the program knows which engine it is.
class EngineConnection : public Connection {
public:
    std::int64_t run(Statement const& statement, std::span<Param const> params) override;
    void query(Statement const& statement, std::span<Param const> params, std::span<ColumnType const> columns,
               RowSink const& sink) override;
    void commit() override;
    void roll_back() noexcept override;

    /// Runs `work` in a transaction in which tables may be made anew under their old names. When `work` says that it
    /// changed some, no row may refer to one that is not there. Nothing is changed after an error, and the connection
    /// is of no more use.
    virtual void rebuild(std::function<bool()> const& work);

    /// The migrations' one text in this engine's words.
    virtual std::string dialect(std::string text) const = 0;

    /// A named statement's text in this engine's words.
    virtual std::string_view text_of(Statement const& statement) const { return statement.text; }

    /// Throws a StorageError as long as the disk has no room for more than the next few writes. Engines on other
    /// machines look after theirs.
    virtual void require_room() {}

protected:
    EngineConnection(soci::backend_factory const& factory, std::string const& address) : session_(factory, address) {}

    /// The engine's meaning of the exception that is being handled.
    [[noreturn]] virtual void translate(std::string const& where) const = 0;

    soci::session session_;

private:
    Prepared& prepared(Statement const& statement, std::span<Param const> params, std::span<ColumnType const> columns);

    std::vector<std::unique_ptr<Prepared>> prepared_;
};

std::unique_ptr<EngineConnection> connect_sqlite(std::string const& path, Access access);
std::unique_ptr<EngineConnection> connect_postgres(std::string const& url, Access access);
std::unique_ptr<EngineConnection> connect_engine(std::string const& url, Access access,
                                                 std::shared_ptr<Vault const> vault = nullptr);

} // namespace lateral::storage

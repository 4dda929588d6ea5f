#include "storage/engine.hpp"

namespace lateral::storage {

Prepared& EngineConnection::prepared(Statement const& statement, std::span<Param const> params,
                                     std::span<ColumnType const> columns) {
    if (prepared_.size() <= statement.index) prepared_.resize(statement.index + 1);
    auto& slot = prepared_[statement.index];
    if (!slot) slot = std::make_unique<Prepared>(session_, statement.name, text_of(statement), params, columns);
    return *slot;
}

std::int64_t EngineConnection::run(Statement const& statement, std::span<Param const> params) {
    try {
        return prepared(statement, params, {}).run(params);
    } catch (soci::soci_error const&) {
        translate(std::string(statement.name));
    }
}

void EngineConnection::query(Statement const& statement, std::span<Param const> params,
                             std::span<ColumnType const> columns, RowSink const& sink) {
    try {
        prepared(statement, params, columns).query(params, sink, vault());
    } catch (soci::soci_error const&) {
        translate(std::string(statement.name));
    }
}

void EngineConnection::commit() { execute("COMMIT"); }

void EngineConnection::roll_back() noexcept {
    try {
        if (in_transaction()) execute("ROLLBACK");
    } catch (StorageError const&) {
        // The engine has rolled back by itself or is gone; in_transaction() and the next begin tell.
        return;
    }
}

void EngineConnection::rebuild(std::function<bool()> const& work) {
    begin_write();
    try {
        work();
        commit();
    } catch (...) {
        roll_back();
        throw;
    }
}

namespace {

std::unique_ptr<EngineConnection> connect_to(std::string const& url, Access access) {
    if (url.starts_with("sqlite:")) return connect_sqlite(url.substr(7), access);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return connect_postgres(url, access);
    throw StorageError(Fault::other, "the database address must begin with sqlite: or postgresql://");
}

} // namespace

std::unique_ptr<EngineConnection> connect_engine(std::string const& url, Access access,
                                                 std::shared_ptr<Vault const> vault) {
    auto made = connect_to(url, access);
    made->use(std::move(vault));
    return made;
}

std::unique_ptr<Connection> connect(std::string const& url, Access access, std::shared_ptr<Vault const> vault) {
    return connect_engine(url, access, std::move(vault));
}

} // namespace lateral::storage

#include "storage/engine.hpp"

#include <libpq-fe.h>
#include <regex>
#include <soci/postgresql/soci-postgresql.h>

namespace lateral::storage {
namespace {

/// SQLSTATE classes: postgresql.org/docs/15/errcodes-appendix.html
Fault fault_of(std::string const& state) {
    if (state.starts_with("23")) return Fault::constraint;
    if (state == "53100" || state == "25006" || state == "58030") return Fault::full;
    if (state.starts_with("08") || state.starts_with("57P") || state.empty()) return Fault::lost;
    return Fault::other;
}

class PostgresConnection final : public EngineConnection {
public:
    PostgresConnection(std::string const& url, Access access) : EngineConnection(*soci::factory_postgresql(), url) {
        PQsetErrorVerbosity(handle(), PQERRORS_TERSE); // the details hold values, and errors go to the log
        execute("SET client_min_messages = warning");
        execute("SET synchronous_commit = on");
        if (access == Access::read_only) execute("SET default_transaction_read_only = on");
    }

    void execute(std::string const& text) override { tag_after(text); }

    /// In a transaction in which a statement failed, PostgreSQL answers COMMIT with success and takes everything back:
    /// the tag alone says so (postgresql.org/docs/15/sql-commit.html, libpq's PQcmdStatus).
    void commit() override {
        if (tag_after("COMMIT") != "COMMIT") throw StorageError(Fault::other, "COMMIT: it was taken back");
    }

    /// One writer for the whole network, whichever node it runs on: that is what makes seq gapless.
    void begin_write() override {
        execute("BEGIN");
        execute("SELECT pg_advisory_xact_lock(7210931)");
    }
    void begin_read() override { execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    bool in_transaction() const override { return PQtransactionStatus(handle()) != PQTRANS_IDLE; }

    std::string dialect(std::string text) const override {
        text = std::regex_replace(text, std::regex(" ID PRIMARY KEY"), " BIGINT PRIMARY KEY");
        text = std::regex_replace(text, std::regex("\\) CLUSTERED"), ")");
        return std::regex_replace(text, std::regex(" TEXT"), " TEXT COLLATE \"C\"");
    }

    std::string_view text_of(Statement const& statement) const override { return statement.text_for_postgres(); }

protected:
    void translate(std::string const& where) const override {
        try {
            throw;
        } catch (soci::postgresql_soci_error const& error) {
            throw StorageError(fault_of(error.sqlstate()), where + ": " + error.get_error_message());
        } catch (soci::soci_error const& error) {
            throw StorageError(PQstatus(handle()) == CONNECTION_OK ? Fault::other : Fault::lost,
                               where + ": " + error.get_error_message());
        }
    }

private:
    /// What the server says that it did. Throws StorageError.
    std::string tag_after(std::string const& text) {
        std::unique_ptr<PGresult, decltype(&PQclear)> const result(PQexec(handle(), text.c_str()), PQclear);
        auto const status = PQresultStatus(result.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return PQcmdStatus(result.get());
        char const* const state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        throw StorageError(fault_of(state ? state : ""), text.substr(0, 60) + ": " + PQerrorMessage(handle()));
    }

    PGconn* handle() const {
        return static_cast<soci::postgresql_session_backend*>(const_cast<soci::session&>(session_).get_backend())
            ->conn_;
    }
};

} // namespace

std::unique_ptr<EngineConnection> connect_postgres(std::string const& url, Access access) {
    try {
        return std::make_unique<PostgresConnection>(url, access);
    } catch (soci::soci_error const& error) {
        throw StorageError(Fault::lost, error.what());
    }
}

} // namespace lateral::storage

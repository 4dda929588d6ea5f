#pragma once

#include "storage/connection.hpp"

namespace lateral::tests {

/// Notes which named statements this program runs and writes their names at its end into the file that
/// LATERAL_STATEMENTS names, those on PostgreSQL into another one beside it (`.postgresql`); nothing without that. On
/// SQLite it is told by the library, whoever opens the database; on PostgreSQL by note_on_postgresql(). One for the
/// program, before any database.
class StatementRecord {
public:
    StatementRecord();
    ~StatementRecord();
    StatementRecord(StatementRecord const&) = delete;
    StatementRecord& operator=(StatementRecord const&) = delete;
};

/// For the hook of a database. Any thread.
void note_on_postgresql(storage::Statement const& statement);

} // namespace lateral::tests

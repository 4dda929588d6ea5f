#pragma once

namespace lateral::tests {

/// Notes which named statements this program runs on SQLite, whoever opens the database, and writes their names at its
/// end into the file that LATERAL_STATEMENTS names; nothing without that. One for the program, before any database.
class StatementRecord {
public:
    StatementRecord();
    ~StatementRecord();
    StatementRecord(StatementRecord const&) = delete;
    StatementRecord& operator=(StatementRecord const&) = delete;
};

} // namespace lateral::tests

#pragma once

#include "storage/engine.hpp"

#include <span>
#include <string>
#include <string_view>

namespace lateral::storage {

/// One file of storage/migrations: "0001_core.sql" for both engines, "0002_search.sqlite.sql" for one.
/// In the common texts `ID PRIMARY KEY` becomes each engine's 64-bit key, and `) CLUSTERED` a table that is stored in
/// the order of its key where the engine has such. PostgreSQL compares every text byte by byte, as SQLite does.
struct MigrationFile {
    std::string_view name;
    std::string_view text;
};
std::span<MigrationFile const> migration_files();

/// Brings the database up to date, forward only, in one transaction, and draws the epoch of a new one. Throws
/// StorageError when the database was written by a newer program.
void migrate(EngineConnection& connection, std::string_view engine);

/// A new epoch: nobody resumes from before it. Called when a database is made and when a backup is restored.
void draw_epoch(Connection& connection);

} // namespace lateral::storage

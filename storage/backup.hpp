#pragma once

#include <filesystem>
#include <string>

namespace lateral::storage {

/// Writes a consistent copy of the database, also while it is written to, without what would let somebody in (sessions,
/// reset links, open invitations), readable by its owner alone, and verifies what it wrote before it takes its name.
/// SQLite: a database file. PostgreSQL: pg_dump's custom format. Throws StorageError.
void back_up(std::string const& url, std::filesystem::path const& file);

/// Puts a backup in the database's place, under a new epoch, so that no client resumes into another past. The old file
/// stays beside it as `.before-restore`. Nobody may have the database open. Throws StorageError.
void restore(std::string const& url, std::filesystem::path const& file);

/// What is wrong with the database, one line each; empty when it is sound.
std::string integrity_problems(std::string const& url);

} // namespace lateral::storage

#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <sqlite3.h>
#include <string>

namespace lateral::tests {

/// Changes a database file behind the server's back.
inline void run_sql(std::filesystem::path const& file, std::string const& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    sqlite3_busy_timeout(database, 10'000);
    CHECK(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

} // namespace lateral::tests

#pragma once

#include "tests/support/temp_folder.hpp"

#include <cstdio>
#include <string>

namespace lateral::tests {

/// A PostgreSQL server of the tests' own, on a socket in a folder of its own, started when first asked for and stopped
/// with this program, also when that is killed. Tests on it are never skipped: without the package they fail.
class PostgresServer {
public:
    static PostgresServer& instance();

    /// Address of a new database that has all tables and no rows: a copy of one, because making the tables takes longer
    /// than most tests.
    std::string fresh_url();
    /// Without tables.
    std::string bare_url();

private:
    PostgresServer();
    ~PostgresServer();
    std::string url(std::string const& name) const;
    std::string make(std::string const& options);

    TempFolder folder_;
    std::FILE* guard_ = nullptr; ///< a pipe to what stops the server when this program has ended
    std::string pattern_;        ///< the database that is copied, once there is one
    int databases_ = 0;
};

} // namespace lateral::tests

#pragma once

#include "tests/support/temp_folder.hpp"

#include <string>

namespace lateral::tests {

/// A PostgreSQL server of the tests' own, on a socket in a folder of its own, started when first asked for and stopped
/// at the end of the program. Tests on it are never skipped: without the package they fail.
class PostgresServer {
public:
    static PostgresServer& instance();

    /// Address of a new, empty database.
    std::string fresh_url();

private:
    PostgresServer();
    ~PostgresServer();

    TempFolder folder_;
    int databases_ = 0;
};

} // namespace lateral::tests

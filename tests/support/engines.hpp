#pragma once

#include "tests/support/postgres_server.hpp"
#include "tests/support/temp_folder.hpp"

#include <string>

namespace lateral::tests {

/// For TEMPLATE_TEST_CASE: an empty database of each engine.
struct Sqlite {
    TempFolder folder;
    std::string url = folder.sqlite_url();
};
struct Postgres {
    std::string url = PostgresServer::instance().fresh_url();
};

} // namespace lateral::tests

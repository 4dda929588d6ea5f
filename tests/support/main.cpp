#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "tests/support/statement_record.hpp"

int main(int argc, char** argv) {
    lateral::tests::StatementRecord const record;
    return Catch::Session().run(argc, argv);
}

#include "tests/support/temp_folder.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace lateral;
using namespace lateral::tests;

namespace {

constexpr std::uintmax_t kMegabyte = 1024 * 1024;
constexpr int kLogIsLong = 66; ///< megabytes from which on it is copied (storage/sqlite_checkpointer.cpp), and a few

void append_megabytes(storage::Database& db, int count) {
    for (int i = 0; i < count; ++i)
        REQUIRE(write_now(db, [](storage::Transaction& tx) {
                    tx.append_event("space:1", "test.happened", std::string(kMegabyte, 'x'), "test:1");
                    return storage::Verdict::keep;
                }) == storage::Outcome::done);
}

} // namespace

TEST_CASE("the write-ahead log is copied into the file while nobody writes, and begins anew") {
    TempFolder const folder;
    auto const file = folder.path() / "lateral.db";
    auto const log = folder.path() / "lateral.db-wal";
    FakeClock clock;
    storage::Database db(test_options("sqlite:" + file.string(), clock));
    append_megabytes(db, kLogIsLong);
    wait_until("the file has what the log has",
               [&] { return std::filesystem::file_size(file) > (kLogIsLong - 3) * kMegabyte; });

    // One more write copies the rest; those after it find the log empty, which keeps its size.
    auto const length = std::filesystem::file_size(log);
    append_megabytes(db, kLogIsLong / 2);
    CHECK(std::filesystem::file_size(log) <= length + 2 * kMegabyte);
    db.stop();

    storage::Database again(test_options("sqlite:" + file.string(), clock));
    std::int64_t events = 0;
    read_now(again, [&](storage::ReadTransaction& tx) { events = tx.as_of().value; });
    CHECK(events == kLogIsLong + kLogIsLong / 2);
}

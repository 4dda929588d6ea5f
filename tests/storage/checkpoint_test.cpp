#include "tests/support/temp_folder.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

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

/// How often the log was begun: bytes 12 to 15 of its header (sqlite.org/fileformat2.html#walformat).
std::string sequence_of(std::filesystem::path const& log) {
    std::ifstream file(log, std::ios::binary);
    std::string header(16, '\0');
    file.read(header.data(), 16);
    return header.substr(12);
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

    // The next writes copy the rest, and then write from the beginning of the log again.
    auto const times_begun = sequence_of(log);
    int more = 0;
    wait_until("the log begins anew", [&] { return append_megabytes(db, 1), ++more, sequence_of(log) != times_begun; });
    db.stop();

    storage::Database again(test_options("sqlite:" + file.string(), clock));
    std::int64_t events = 0;
    read_now(again, [&](storage::ReadTransaction& tx) { events = tx.as_of().value; });
    CHECK(events == kLogIsLong + more);
}

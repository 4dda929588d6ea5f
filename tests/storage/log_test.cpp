#include "storage/engine.hpp"
#include "tests/support/temp_folder.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <sys/resource.h>

using namespace lateral;
using namespace lateral::tests;

namespace {

constexpr int kRows = 5'000; ///< of half a kilobyte: twenty times what the log's writes are gathered to

std::unique_ptr<storage::EngineConnection> connect(TempFolder const& folder) {
    auto connection = storage::connect_engine(folder.sqlite_url(), storage::Access::read_write);
    connection->execute("PRAGMA cache_size = 10"); // so that pages go into the log before the commit
    return connection;
}

void insert(storage::EngineConnection& connection, int rows) {
    connection.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                       std::to_string(rows) +
                       ") INSERT INTO texts (number, text) SELECT i, hex(zeroblob(250)) || i FROM n");
}

/// How many of the rows have the text that was written.
std::int64_t right_rows(storage::EngineConnection& connection) {
    static constexpr storage::Statement kRight{
        "right_rows", "SELECT COUNT(*) FROM texts WHERE text = hex(zeroblob(250)) || number", 0};
    std::int64_t count = -1;
    std::array const columns{storage::ColumnType::integer};
    connection.query(kRight, {}, columns, [&](storage::Columns const& row) { count = row.integer(0); });
    return count;
}

std::optional<storage::Fault> fault_of_reading(storage::EngineConnection& connection) {
    try {
        right_rows(connection);
    } catch (storage::StorageError const& error) {
        return error.fault();
    }
    return std::nullopt;
}

/// No file of this process grows beyond it meanwhile.
class FileSizeLimit {
public:
    explicit FileSizeLimit(std::uintmax_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const limit{bytes, before_.rlim_max};
        REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(FileSizeLimit const&) = delete;
    FileSizeLimit& operator=(FileSizeLimit const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

} // namespace

TEST_CASE("what a long transaction wrote into the log is read back before its end, taken back, and kept") {
    TempFolder const folder;
    auto const writer = connect(folder);
    auto const reader = connect(folder);
    writer->execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL)");

    writer->begin_write();
    insert(*writer, kRows);
    CHECK(right_rows(*writer) == kRows);
    CHECK(right_rows(*reader) == 0);
    writer->roll_back();
    CHECK(right_rows(*writer) == 0);

    writer->begin_write();
    insert(*writer, kRows);
    writer->execute("SAVEPOINT half");
    writer->execute("DELETE FROM texts WHERE number % 2 = 0");
    CHECK(right_rows(*writer) == kRows / 2);
    writer->execute("ROLLBACK TO half");
    writer->commit();
    CHECK(right_rows(*reader) == kRows);
}

TEST_CASE("what was committed is in the log as it lies on the disk, also where nobody syncs") {
    TempFolder const folder;
    auto const writer = connect(folder);
    if (GENERATE(false, true)) writer->execute("PRAGMA synchronous = OFF");
    writer->execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    for (int rows : {1, 700, 3'000}) {
        writer->begin_write();
        writer->execute("DELETE FROM texts");
        insert(*writer, rows);
        writer->commit();

        // As after a power cut: the files alone, while the connection that wrote them is still open.
        TempFolder const found;
        for (const char* file : {"lateral.db", "lateral.db-wal"})
            std::filesystem::copy_file(folder.path() / file, found.path() / file);
        CHECK(right_rows(*connect(found)) == rows);
    }
}

TEST_CASE("a transaction whose pages find no room when they are read is taken back whole") {
    TempFolder const folder;
    auto const writer = connect(folder);
    writer->execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    insert(*writer, 3);

    writer->begin_write();
    writer->execute("DELETE FROM texts");
    insert(*writer, 200); // a hundred kilobytes: all but ten pages are gathered, and none is written
    {
        FileSizeLimit const limit(std::filesystem::file_size(folder.path() / "lateral.db-wal"));
        CHECK(fault_of_reading(*writer) == storage::Fault::full);
    }
    CHECK_FALSE(writer->in_transaction());
    CHECK(right_rows(*writer) == 3);
    CHECK(right_rows(*connect(folder)) == 3);
}

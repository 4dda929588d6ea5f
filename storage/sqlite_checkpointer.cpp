#include "storage/sqlite_checkpointer.hpp"

namespace lateral::storage {

using namespace sqlite_api; // SOCI keeps the C interface in a namespace of its own

namespace {

/// In pages: 64 MB. A page that many posts change is copied into the file once for all of them: with 16 MB a post cost
/// 17 % more CPU time, with SQLite's own 1,000 pages far more (bench/README.md).
constexpr int kPages = 32'000;

void checkpoint(sqlite3* connection) {
    sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

} // namespace

SqliteCheckpointer::~SqliteCheckpointer() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void SqliteCheckpointer::committed(sqlite3* writer, int pages) {
    if (pages < kPages) return;
    {
        std::scoped_lock const lock(mutex_);
        if (state_ == State::copying) return;
        bool const copied = state_ == State::copied;
        state_ = copied ? State::idle : State::copying;
        if (!copied) {
            if (!thread_.joinable()) thread_ = std::jthread([this](std::stop_token const& stop) { loop(stop); });
            changed_.notify_one();
            return;
        }
    }
    checkpoint(writer);
}

void SqliteCheckpointer::loop(std::stop_token const& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return state_ == State::copying; })) {
        lock.unlock();
        copy();
        lock.lock();
        state_ = State::copied;
    }
}

/// Twice: what came in during the long copy is the short one's, and leaves the writing connection next to nothing. The
/// connection is made for it, since this happens once for thousands of posts and it would keep memory.
void SqliteCheckpointer::copy() const {
    sqlite3* connection = nullptr;
    bool const opened = sqlite3_open_v2(path_.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK;
    // Until something was read, SQLite does not know that there is a log, and copies nothing.
    if (opened && sqlite3_exec(connection, "PRAGMA schema_version", nullptr, nullptr, nullptr) == SQLITE_OK) {
        checkpoint(connection);
        checkpoint(connection);
    }
    sqlite3_close(connection);
}

} // namespace lateral::storage

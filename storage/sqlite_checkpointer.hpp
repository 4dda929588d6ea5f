#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <soci/sqlite3/soci-sqlite3.h>
#include <string>
#include <thread>

namespace lateral::storage {

/// Copies the write-ahead log of SQLite into the file, which waits for the disk: on a thread and a connection of its
/// own, so that whoever writes goes on meanwhile. What comes in while it copies keeps the log from beginning anew
/// (sqlite.org/wal.html, "Avoiding Excessively Large WAL Files"); that rest, which is short, the writing connection
/// copies itself. A copy that fails is tried again after the next commit: the log holds everything.
class SqliteCheckpointer {
public:
    explicit SqliteCheckpointer(std::string path) : path_(std::move(path)) {}
    ~SqliteCheckpointer();
    SqliteCheckpointer(SqliteCheckpointer const&) = delete;
    SqliteCheckpointer& operator=(SqliteCheckpointer const&) = delete;

    /// After each commit of `writer`, on its thread: `pages` are in the log now.
    void committed(sqlite_api::sqlite3* writer, int pages);

private:
    enum class State : std::uint8_t { idle, copying, copied };

    void loop(std::stop_token const& stop);
    void copy() const;

    std::string path_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    State state_ = State::idle;
    std::jthread thread_; ///< from the first time that there is something to copy
};

} // namespace lateral::storage

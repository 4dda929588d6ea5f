#include "storage/sqlite_log.hpp"

#include <algorithm>
#include <new>
#include <soci/sqlite3/soci-sqlite3.h>
#include <stdexcept>
#include <vector>

namespace lateral::storage {

using namespace sqlite_api; // SOCI keeps the C interface in a namespace of its own

namespace {

/// In bytes: of a longer call SQLite's own file (os_unix.c) takes the length modulo 128 KiB. A page is at most half.
constexpr std::size_t kMostGathered = 127 * 1024;

/// What stands before each page (sqlite.org/fileformat2.html#walformat). Bytes 4 to 7 are zero but for a commit's last.
constexpr std::size_t kFrameHeader = 24;

sqlite3_vfs* the_system = nullptr;

bool ends_commit(char const* header) {
    return std::any_of(header + 4, header + 8, [](char byte) { return byte != 0; });
}

/// SQLite's own file, behind ours in the memory that SQLite gives for both. What is not about the log never comes here.
struct Log : sqlite3_file {
    std::vector<char> gathered;
    sqlite3_int64 begin = 0; ///< where in the file they belong
    bool at_end = false;     ///< of a commit: nothing is kept, since without a sync the others may read it at once

    sqlite3_file* system() { return reinterpret_cast<sqlite3_file*>(this + 1); }

    bool follows(sqlite3_int64 offset) const {
        return gathered.empty() || offset == begin + static_cast<sqlite3_int64>(gathered.size());
    }

    /// What could not be written is gone: SQLite learns that its transaction failed.
    int flush() {
        if (gathered.empty()) return SQLITE_OK;
        int const result =
            system()->pMethods->xWrite(system(), gathered.data(), static_cast<int>(gathered.size()), begin);
        gathered.clear();
        return result;
    }

    int add(char const* bytes, std::size_t size, sqlite3_int64 offset) {
        if (!follows(offset) || gathered.size() + size > kMostGathered)
            if (int const result = flush(); result != SQLITE_OK) return result;
        if (gathered.empty()) begin = offset;
        try {
            gathered.insert(gathered.end(), bytes, bytes + size);
        } catch (std::bad_alloc const&) {
            return SQLITE_IOERR_NOMEM;
        }
        if (size == kFrameHeader) at_end = ends_commit(bytes);
        return at_end ? flush() : SQLITE_OK;
    }
};

Log& log_of(sqlite3_file* file) { return *static_cast<Log*>(file); }

/// Calls SQLite's own method, after all that was gathered is written.
template <auto method, class... Arguments>
int after_flush(sqlite3_file* file, Arguments... arguments) {
    auto& log = log_of(file);
    if (int const result = log.flush(); result != SQLITE_OK) return result;
    return (log.system()->pMethods->*method)(log.system(), arguments...);
}

template <auto method, class... Arguments>
int as_it_is(sqlite3_file* file, Arguments... arguments) {
    auto* const system = log_of(file).system();
    return (system->pMethods->*method)(system, arguments...);
}

/// SQLITE_FULL would let a transaction go on after the statement that reads, without the pages that are gone; after an
/// I/O error SQLite takes all of it back (sqlite.org/lang_transaction.html).
int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    auto& log = log_of(file);
    if (log.flush() != SQLITE_OK) return SQLITE_IOERR_WRITE;
    return log.system()->pMethods->xRead(log.system(), bytes, size, offset);
}

int write(sqlite3_file* file, void const* bytes, int size, sqlite3_int64 offset) {
    return log_of(file).add(static_cast<char const*>(bytes), static_cast<std::size_t>(size), offset);
}

/// What is gathered here was never synced, so nobody counts on it; it is written all the same, as SQLite would have.
int close(sqlite3_file* file) {
    auto& log = log_of(file);
    int const written = log.flush();
    int const closed = log.system()->pMethods->xClose(log.system());
    log.~Log();
    return written != SQLITE_OK ? written : closed;
}

sqlite3_io_methods const kMethods = [] {
    sqlite3_io_methods methods{};
    methods.iVersion = 1; // the log has neither shared memory nor pages in memory; the database's file has
    methods.xClose = close;
    methods.xRead = read;
    methods.xWrite = write;
    methods.xTruncate = after_flush<&sqlite3_io_methods::xTruncate>;
    methods.xSync = after_flush<&sqlite3_io_methods::xSync>;
    methods.xFileSize = after_flush<&sqlite3_io_methods::xFileSize>;
    methods.xLock = as_it_is<&sqlite3_io_methods::xLock>;
    methods.xUnlock = as_it_is<&sqlite3_io_methods::xUnlock>;
    methods.xCheckReservedLock = as_it_is<&sqlite3_io_methods::xCheckReservedLock>;
    methods.xFileControl = as_it_is<&sqlite3_io_methods::xFileControl>;
    methods.xSectorSize = as_it_is<&sqlite3_io_methods::xSectorSize>;
    methods.xDeviceCharacteristics = as_it_is<&sqlite3_io_methods::xDeviceCharacteristics>;
    return methods;
}();

int open(sqlite3_vfs* /*vfs*/, char const* name, sqlite3_file* file, int flags, int* flags_given) {
    if ((flags & SQLITE_OPEN_WAL) == 0) return the_system->xOpen(the_system, name, file, flags, flags_given);
    auto* const log = new (file) Log{};
    log->pMethods = nullptr;
    int const result = the_system->xOpen(the_system, name, log->system(), flags, flags_given);
    if (result == SQLITE_OK)
        log->pMethods = &kMethods;
    else
        log->~Log(); // SQLite calls xClose only where there are methods
    return result;
}

} // namespace

void gather_log_writes() {
    static sqlite3_vfs gathering = [] {
        the_system = sqlite3_vfs_find(nullptr);
        if (!the_system) throw std::runtime_error("SQLite knows no file system");
        sqlite3_vfs made = *the_system;
        made.pNext = nullptr;
        made.zName = "lateral";
        made.szOsFile += static_cast<int>(sizeof(Log));
        made.xOpen = open;
        return made;
    }();
    if (sqlite3_vfs_register(&gathering, 1) != SQLITE_OK) throw std::runtime_error("SQLite refuses a file system");
}

} // namespace lateral::storage

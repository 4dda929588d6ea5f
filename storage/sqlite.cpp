#include "storage/engine.hpp"
#include "storage/sqlite_checkpointer.hpp"
#include "storage/sqlite_log.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <regex>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

namespace lateral::storage {

using namespace sqlite_api; // SOCI keeps the C interface in a namespace of its own

namespace {

/// What the first write after a full disk must find: about what the write-ahead log grows to between two checkpoints.
/// With less the next group fails again, and writing would go on and off every second.
constexpr off_t kRoom = 4 * 1024 * 1024;

Fault fault_of(int result) {
    // A quota or a limit of file sizes: the write did not happen. After any other I/O error nobody knows.
    if (result == SQLITE_IOERR_WRITE) return Fault::full;
    switch (result & 0xff) {
    case SQLITE_CONSTRAINT: return Fault::constraint;
    case SQLITE_FULL:
    case SQLITE_READONLY: return Fault::full;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN: return Fault::lost;
    default: return Fault::other;
    }
}

/// In bytes, and for files made from now on. A post changes five or six pages and little in each, so that halving
/// SQLite's own 4,096 halves what goes through the log: 8 to 10 % of a post's CPU time; reads and searches cost the
/// same (bench/README.md).
constexpr const char* kPageSize = "PRAGMA page_size = 2048";

/// A connection is one thread's at a time, so SQLite needs no locks of its own around each call, nor counts of its
/// memory.
void configure_once() {
    static int const done = [] {
        int const threads = sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        int const set = threads == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) : threads;
        gather_log_writes();
        return set;
    }();
    (void)done; // set too late it does nothing, which is slower and right
}

/// Somebody else writes: the command line beside a server, or the server beside that. SQLite's own waiting sleeps up to
/// 100 ms between two looks, and beside a server that commits group after group it starved for ten seconds; a look each
/// millisecond finds the gap between two groups. For half a minute.
int look_again(void* /*unused*/, int looks) {
    usleep(1'000);
    return looks < 30'000 ? 1 : 0;
}

class SqliteConnection final : public EngineConnection {
public:
    SqliteConnection(std::string const& path, Access access)
        : EngineConnection(*soci::factory_sqlite3(), "dbname=\"" + path + "\" timeout=10"), path_(path),
          checkpointer_(path) {
        sqlite3_extended_result_codes(handle(), 1);
        sqlite3_busy_handler(handle(), &look_again, nullptr);
        execute(kPageSize);
        execute("PRAGMA journal_mode = WAL");
        // FULL, not NORMAL: NORMAL loses acknowledged commits in a power cut (sqlite.org/pragma.html).
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA foreign_keys = ON");
        execute("PRAGMA temp_store = MEMORY");
        // 16 MiB for the writer, 4 MiB for each reader: what stays hot of a million posts. The kernel caches the rest.
        execute(access == Access::read_only ? "PRAGMA cache_size = -4096" : "PRAGMA cache_size = -16384");
        if (access == Access::read_only) execute("PRAGMA query_only = ON");
        sqlite3_wal_hook(handle(), &after_commit, &checkpointer_); // instead of SQLite's own, which makes commits wait
    }

    void execute(std::string const& text) override {
        char* message = nullptr;
        int const result = sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, &message);
        if (result == SQLITE_OK) return;
        std::string const what = text.substr(0, 60) + ": " + (message ? message : sqlite3_errstr(result));
        sqlite3_free(message);
        throw StorageError(fault_of(result), what);
    }

    void begin_write() override { execute("BEGIN IMMEDIATE"); }
    void begin_read() override { execute("BEGIN"); }
    bool in_transaction() const override { return sqlite3_get_autocommit(handle()) == 0; }

    /// As sqlite.org/lang_altertable.html asks, 7: dropping a table must not look at what refers to it, and giving its
    /// name to the new one must change no other table and no view.
    void rebuild(std::function<bool()> const& work) override {
        execute("PRAGMA foreign_keys = OFF");
        execute("PRAGMA legacy_alter_table = ON");
        EngineConnection::rebuild([&] {
            bool const changed = work();
            if (changed) require_references();
            return changed;
        });
        execute("PRAGMA legacy_alter_table = OFF");
        execute("PRAGMA foreign_keys = ON");
    }

    void require_room() override {
        auto const file = path_ + ".room";
        int const opened = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        int const error = opened < 0 ? errno : posix_fallocate(opened, 0, kRoom);
        if (opened >= 0) close(opened);
        unlink(file.c_str());
        if (error != 0) throw StorageError(Fault::full, "no room beside " + path_ + ": " + std::strerror(error));
    }

    std::string dialect(std::string text) const override {
        text = std::regex_replace(text, std::regex(" ID PRIMARY KEY"), " INTEGER PRIMARY KEY");
        return std::regex_replace(text, std::regex("\\) CLUSTERED"), ") WITHOUT ROWID");
    }

protected:
    void translate(std::string const& where) const override {
        try {
            throw;
        } catch (soci::sqlite3_soci_error const& error) {
            throw StorageError(fault_of(error.result()), where + ": " + error.get_error_message());
        } catch (soci::soci_error const& error) {
            throw StorageError(Fault::other, where + ": " + error.get_error_message());
        }
    }

private:
    sqlite_api::sqlite3* handle() const {
        return static_cast<soci::sqlite3_session_backend*>(const_cast<soci::session&>(session_).get_backend())->conn_;
    }

    void require_references() {
        std::string lost;
        auto const note = [](void* to, int /*columns*/, char** values, char** /*names*/) {
            static_cast<std::string*>(to)->assign(values[0]);
            return 0;
        };
        auto const* const look = R"(SELECT "table" || ' to ' || parent FROM pragma_foreign_key_check LIMIT 1)";
        if (int const result = sqlite3_exec(handle(), look, note, &lost, nullptr); result != SQLITE_OK)
            throw StorageError(fault_of(result), std::string("foreign_key_check: ") + sqlite3_errstr(result));
        if (!lost.empty()) throw StorageError(Fault::other, "a row refers to one that is not there: " + lost);
    }

    static int after_commit(void* checkpointer, sqlite3* connection, char const* /*schema*/, int pages) {
        static_cast<SqliteCheckpointer*>(checkpointer)->committed(connection, pages);
        return SQLITE_OK;
    }

    std::string path_;
    SqliteCheckpointer checkpointer_;
};

} // namespace

std::unique_ptr<EngineConnection> connect_sqlite(std::string const& path, Access access) {
    configure_once();
    try {
        return std::make_unique<SqliteConnection>(path, access);
    } catch (soci::soci_error const& error) {
        throw StorageError(Fault::lost, path + ": " + error.what());
    }
}

} // namespace lateral::storage

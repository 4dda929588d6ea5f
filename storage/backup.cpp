#include "storage/backup.hpp"

#include "storage/migrate.hpp"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace lateral::storage {
namespace fs = std::filesystem;
namespace {

constexpr Statement kCheck{"integrity_check", "PRAGMA integrity_check", 0};
constexpr Statement kForeign{"foreign_key_check", "SELECT \"table\" FROM pragma_foreign_key_check", 1};

bool is_sqlite(std::string const& url) { return url.starts_with("sqlite:"); }

/// A file or folder is on disk only when it was synced; the name, when its folder was.
void sync(fs::path const& path) {
    int const file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || fsync(file) != 0) {
        if (file >= 0) close(file);
        throw StorageError(Fault::full, "cannot sync " + path.string());
    }
    close(file);
}

/// PostgreSQL's programs take where to connect, and the password, from their environment: arguments are there for
/// everybody on the machine to read.
void set_environment(std::string const& url) {
    char* why = nullptr;
    auto* const options = PQconninfoParse(url.c_str(), &why);
    if (!options) _exit(126); // in the child; the program that calls us has connected with this address
    for (auto const* option = options; option->keyword; ++option)
        if (option->val && option->envvar) setenv(option->envvar, option->val, 1); // NOLINT: one thread after fork
    PQconninfoFree(options);
}

/// pg_restore prints what it would do unless it is told the name of a database.
std::string database_of(std::string const& url) {
    auto* const options = PQconninfoParse(url.c_str(), nullptr);
    std::string name;
    for (auto const* option = options; option && option->keyword; ++option)
        if (option->val && std::string_view(option->keyword) == "dbname") name = option->val;
    PQconninfoFree(options);
    return name;
}

/// Runs one of PostgreSQL's programs on the database at `url`.
void run_program(std::string const& url, std::vector<std::string> arguments) {
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_t const child = fork();
    if (child == 0) {
        set_environment(url);
        execvp(argv[0], argv.data());
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        throw StorageError(Fault::other, arguments.front() + " failed");
}

/// Forgets what lets people in. Signing in again is the price of a restore. Done when a copy is made and again when it
/// is put back: a link that was used or withdrawn meanwhile must not open again, whatever made the copy.
void forget_credentials(Connection& connection) {
    for (const char* table : {"sessions", "reset_links", "sign_in_failures", "idempotency"})
        connection.execute(std::string("DELETE FROM ") + table);
    connection.execute(
        "UPDATE invitations SET revoked_at = expires_at WHERE accepted_at IS NULL AND revoked_at IS NULL");
}

void require_sound(std::string const& url) {
    if (auto const problems = integrity_problems(url); !problems.empty())
        throw StorageError(Fault::lost, "the copy is not sound: " + problems);
}

void copy_sqlite(std::string const& from, fs::path const& to) {
    sqlite3* source = nullptr;
    sqlite3* target = nullptr;
    bool good = sqlite3_open_v2(from.c_str(), &source, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK &&
                sqlite3_open(to.c_str(), &target) == SQLITE_OK;
    if (good) sqlite3_busy_timeout(source, 10'000);
    if (auto* const copy = good ? sqlite3_backup_init(target, "main", source, "main") : nullptr) {
        // All pages in one step: one read transaction, so the copy is of one moment and writers go on.
        good = sqlite3_backup_step(copy, -1) == SQLITE_DONE;
        sqlite3_backup_finish(copy);
    } else {
        good = false;
    }
    std::string const why = target ? sqlite3_errmsg(target) : "cannot open";
    sqlite3_close(source);
    sqlite3_close(target);
    if (!good) throw StorageError(Fault::full, "copying " + from + " to " + to.string() + ": " + why);
}

} // namespace

std::string integrity_problems(std::string const& url) {
    if (!is_sqlite(url)) return {}; // PostgreSQL checks its pages itself as it reads them
    auto const connection = connect(url, Access::read_only);
    std::string problems;
    std::array const columns{ColumnType::text};
    connection->query(kCheck, {}, columns, [&](Columns const& row) {
        if (row.text(0) != "ok") problems += std::string(row.text(0)) + "\n";
    });
    connection->query(kForeign, {}, columns, [&](Columns const& row) {
        problems += "a row of " + std::string(row.text(0)) + " points at nothing\n";
    });
    return problems;
}

void back_up(std::string const& url, fs::path const& file) {
    if (fs::exists(file)) throw StorageError(Fault::other, file.string() + " exists; a backup never overwrites one");
    if (!is_sqlite(url))
        return run_program(url, {"pg_dump", "--format=custom", "--file=" + file.string(),
                                 "--exclude-table-data=sessions", "--exclude-table-data=reset_links",
                                 "--exclude-table-data=sign_in_failures", "--exclude-table-data=idempotency"});
    auto const part = fs::path(file.string() + ".part");
    fs::remove(part);
    copy_sqlite(url.substr(7), part);
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write);
    {
        auto const copy = connect("sqlite:" + part.string(), Access::read_write);
        forget_credentials(*copy);
        copy->execute("PRAGMA journal_mode = DELETE");
        copy->execute("VACUUM");
    }
    require_sound("sqlite:" + part.string());
    sync(part);
    // Opening it for the check put it into WAL mode again; with nobody on it that leaves no other files.
    for (const char* rest : {"-wal", "-shm"}) fs::remove(part.string() + rest);
    fs::rename(part, file);
    sync(fs::absolute(file).parent_path());
}

void restore(std::string const& url, fs::path const& file) {
    if (!fs::exists(file)) throw StorageError(Fault::other, file.string() + " does not exist");
    if (!is_sqlite(url)) {
        run_program(
            url, {"pg_restore", "--clean", "--if-exists", "--no-owner", "--dbname=" + database_of(url), file.string()});
        auto const connection = connect(url, Access::read_write);
        forget_credentials(*connection);
        draw_epoch(*connection);
        return;
    }
    fs::path const target = url.substr(7);
    auto const part = fs::path(target.string() + ".restoring");
    fs::copy_file(file, part, fs::copy_options::overwrite_existing);
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write); // copies come with those of the archive
    require_sound("sqlite:" + part.string());
    {
        auto const connection = connect_engine("sqlite:" + part.string(), Access::read_write);
        migrate(*connection, "sqlite");
        forget_credentials(*connection);
        draw_epoch(*connection);
        connection->execute("PRAGMA journal_mode = DELETE");
    }
    sync(part);
    if (fs::exists(target)) {
        auto const before = fs::path(target.string() + ".before-restore");
        copy_sqlite(target.string(), before);
        for (const char* rest : {"-wal", "-shm"}) fs::remove(target.string() + rest);
    }
    fs::rename(part, target);
    sync(fs::absolute(target).parent_path());
}

} // namespace lateral::storage

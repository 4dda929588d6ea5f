#include "tests/support/postgres_server.hpp"

#include "storage/migrate.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

namespace lateral::tests {
namespace {

std::string binaries() {
    for (auto const& entry : std::filesystem::directory_iterator("/usr/lib/postgresql"))
        if (std::filesystem::exists(entry.path() / "bin/initdb")) return (entry.path() / "bin").string();
    throw std::runtime_error("no PostgreSQL server; scripts/install-dependencies installs it");
}

/// initdb refuses root, so the server runs as the user that the package made.
std::string as_user() { return geteuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : ""; }

void run(std::string const& command) {
    if (std::system((as_user() + command + " > /dev/null 2>&1").c_str()) != 0)
        throw std::runtime_error("failed: " + as_user() + command);
}

} // namespace

PostgresServer& PostgresServer::instance() {
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer() {
    auto const data = (folder_.path() / "data").string();
    std::filesystem::create_directory(data);
    std::filesystem::permissions(folder_.path(), std::filesystem::perms::all);
    if (geteuid() == 0 && std::system(("chown postgres " + data).c_str()) != 0)
        throw std::runtime_error("chown failed");
    run(binaries() + "/initdb -D " + data + " -A trust -U lateral --locale=C.UTF-8 --no-sync");
    // These tests are about SQL, not about power cuts, and their databases are too short-lived to be swept.
    std::string const settings = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c autovacuum=off";
    run(binaries() + "/pg_ctl -D " + data + " -w -o \"" + settings + " -k " + folder_.path().string() + "\" start");
    // Reads until this program has ended, however it ends: a test that is killed leaves no server and no files behind.
    std::string const guard = "setsid sh -c 'cat; " + as_user() + binaries() + "/pg_ctl -D " + data +
                              " -m immediate stop; rm -rf " + folder_.path().string() + "' >/dev/null 2>&1";
    guard_ = popen(guard.c_str(), "we");
    if (!guard_) throw std::runtime_error("cannot start what stops PostgreSQL");
}

PostgresServer::~PostgresServer() { pclose(guard_); }

std::string PostgresServer::url(std::string const& name) const {
    return "postgresql:///" + name + "?host=" + folder_.path().string() + "&user=lateral";
}

std::string PostgresServer::make(std::string const& options) {
    auto const name = "lateral" + std::to_string(++databases_);
    run(binaries() + "/createdb -h " + folder_.path().string() + " -U lateral " + options + name);
    return name;
}

std::string PostgresServer::bare_url() { return url(make("")); }

std::string PostgresServer::fresh_url() {
    if (pattern_.empty()) {
        auto const name = make("");
        auto const connection = storage::connect_engine(url(name), storage::Access::read_write);
        storage::migrate(*connection, "postgres");
        pattern_ = name;
    }
    return url(make("-T " + pattern_ + " "));
}

} // namespace lateral::tests

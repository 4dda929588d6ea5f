#pragma once

#include "tests/support/database_dump.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temp_folder.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

/// Commands that are killed while they work, and what they left.
namespace lateral::tests {

namespace fs = std::filesystem;

inline fs::path sample() { return fs::path(LATERAL_ROOT) / "tests/import/samples/ning-archive"; }

/// A data folder of its own with its configuration.
struct Place {
    explicit Place(std::string const& more = "", fs::path elsewhere = {}) : elsewhere_(std::move(elsewhere)) {
        std::ofstream(config()) << "[server]\ndata = \"" << data().string() << "\"\n"
                                << (more.empty() ? "[files]\nfree_bytes = 0\n" : more);
    }
    std::string config() const { return (folder.path() / "lateral.toml").string(); }
    fs::path data() const { return elsewhere_.empty() ? folder.path() / "data" : elsewhere_; }
    std::vector<std::string> import() const { return {"import", "ning", sample().string(), "--config", config()}; }
    std::vector<std::string> rows() const {
        auto rows = DatabaseDump("sqlite:" + (data() / "lateral.db").string()).rows();
        // Hashes of nobody's password and times of the chain are of each run.
        std::erase_if(
            rows, [](std::string const& row) { return row.starts_with("audit_log ") || row.starts_with("network "); });
        for (auto& row : rows)
            if (auto const at = row.find("$argon2id"); at != std::string::npos) row.erase(at, row.find('\'', at) - at);
        return rows;
    }
    TempFolder folder;

private:
    fs::path elsewhere_;
};

/// The rows that only one of them has, so that a failure can be read.
inline std::string difference(std::vector<std::string> const& one, std::vector<std::string> const& other) {
    std::vector<std::string> rows;
    std::ranges::set_symmetric_difference(one, other, std::back_inserter(rows));
    std::string made;
    for (auto const& row : rows) made += row.substr(0, 150) + "\n";
    return made;
}

/// Runs the program in a child that is given some time to live; whether it came to a good end within it, or at the
/// signal.
inline bool ends_within(std::vector<std::string> arguments, std::chrono::microseconds time, int signal) {
    std::vector<char*> argv;
    std::string program = LATERAL_PROGRAM_FILE;
    argv.push_back(program.data());
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_t const child = fork();
    if (child == 0) {
        int const nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(program.c_str(), argv.data());
        _exit(127);
    }
    usleep(static_cast<useconds_t>(time.count()));
    int status = 0;
    if (waitpid(child, &status, WNOHANG) == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    ::kill(child, signal);
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace lateral::tests

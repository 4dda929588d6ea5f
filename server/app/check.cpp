#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/storage_now.hpp"
#include "server/app/vault.hpp"
#include "server/domain/handlers.hpp"
#include "server/files/store.hpp"
#include "storage/backup.hpp"

#include <iostream>
#include <sys/stat.h>
#include <vector>

namespace lateral::app {
namespace {

bool say(const char* what, std::string const& problem) {
    std::cout << what << ": " << (problem.empty() ? "sound" : problem) << "\n";
    return problem.empty();
}

/// The data folder is for the server's user alone.
std::string folder_problem(config::Config const& config) {
    struct stat info{};
    if (stat(config.data.c_str(), &info) != 0) return config.data + " cannot be read";
    return (info.st_mode & 077) == 0 ? "" : config.data + " can be read by others; chmod 700 it";
}

std::string audit_problem(config::Config const& config) {
    std::string problem;
    auto const db = open_database(config);
    read_now(*db, [&](storage::ReadTransaction& tx) {
        if (auto const broken = domain::first_broken_audit_entry(tx))
            problem = "entry " + std::to_string(*broken) + " is missing or was changed";
    });
    return problem;
}

/// Every content that a file has, read in full.
std::string files_problem(config::Config const& config) {
    std::string problem;
    files::Store const store(files_folder(config));
    auto const db = open_database(config);
    std::vector<domain::ContentRow> page;
    do {
        read_now(*db, [&](storage::ReadTransaction& tx) {
            page = domain::contents_after(tx, page.empty() ? "" : page.back().digest);
        });
        for (auto const& [digest, size] : page)
            if (auto const found = files::problem_of(store, digest, size); !found.empty())
                problem.append("\n  ").append(digest).append(" ").append(found);
    } while (!page.empty());
    return problem;
}

} // namespace

int check_all(config::Config const& config) {
    say("configuration", ""); // it was read and checked before this
    bool good = say("data folder", folder_problem(config));
    good = say("database", storage::integrity_problems(config.database_url())) && good;
    good = say("files", files_problem(config)) && good;
    std::int64_t plain = 0;
    if (!config.vault_key_file.empty()) good = say("words in confidence", vault_problems(config, plain)) && good;
    if (plain > 0)
        std::cout << "not encrypted yet: " << plain
                  << " of the posts, drafts, log entries and answers that are to be; `lateral vault apply` does that\n";
    good = say("audit chain", audit_problem(config)) && good;
    return good ? 0 : 1;
}

} // namespace lateral::app

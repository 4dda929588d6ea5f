#include "storage/backup.hpp"

#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/data_lock.hpp"
#include "server/app/storage_now.hpp"
#include "server/domain/attachments.hpp"
#include "server/files/store.hpp"

#include <filesystem>
#include <iostream>
#include <stdexcept>

/// A backup is two things that belong together: a copy of the database, and beside it a folder `<file>.files` with the
/// contents that its rows name.
namespace lateral::app {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(std::string const& file) { return file + ".files"; }

/// Copies every content that is not there yet; what is gone meanwhile is left out. How many there are.
std::size_t copy_contents(files::Store const& from, files::Store const& to) {
    std::size_t count = 0;
    for (std::size_t part = 0; part < files::Store::kParts; ++part)
        for (auto const& digest : from.contents(part)) {
            auto const content = from.open(digest);
            if (!content) continue;
            if (!to.open(digest)) to.take_copy(content);
            ++count;
        }
    return count;
}

/// What the database names, in full and as it was. A content can come and go between the copies, so that one is
/// missing: then both are made again.
std::string missing_in(config::Config const& config, std::string const& url, files::Store const& store) {
    auto copied = config;
    copied.database = url;
    auto const db = open_database(copied, Confidence::as_stored);
    std::string missing;
    std::vector<domain::ContentRow> page;
    do {
        read_now(*db, [&](storage::ReadTransaction& tx) {
            page = domain::contents_after(tx, page.empty() ? "" : page.back().digest);
        });
        for (auto const& [digest, size] : page)
            if (!files::problem_of(store, digest, size).empty()) missing = digest;
    } while (!page.empty());
    return missing;
}

/// A copy is worth what its key is worth (docs/encryption.md).
void say_keys(config::Config const& config) {
    for (auto const& key : storage::sealing_keys(config.database_url()))
        std::cout << "Words in confidence in it are encrypted with the key " << key
                  << ", which is not in it: without that key's file they are lost. Keep it apart.\n";
}

} // namespace

int back_up(config::Config const& config, std::string const& file) {
    files::Store const store(files_folder(config));
    if (fs::exists(folder_of(file)))
        throw std::runtime_error(folder_of(file).string() + " exists; a backup never overwrites one");
    files::Store const copy(folder_of(file));
    // Those that the copy of the database names and that are collected while it is made are here already; those that
    // come while it is made are here afterwards.
    copy_contents(store, copy);
    storage::back_up(config.database_url(), file);
    auto const count = copy_contents(store, copy);
    if (auto const missing = missing_in(config, config.database_url(), copy); !missing.empty())
        throw std::runtime_error("the content " + missing + " is missing; `lateral check` says more");
    if (count == 0) fs::remove_all(folder_of(file));
    std::cout << file << ": written and verified, " << fs::file_size(file) << " bytes\n";
    if (count > 0) std::cout << folder_of(file).string() << ": " << count << " files; keep both together\n";
    say_keys(config);
    return 0;
}

int restore(config::Config const& config, std::string const& file) {
    DataLock const lock(config.data); // also makes the folder
    files::Store const store(files_folder(config));
    // Files first: what has no row is collected, what has no bytes would be lost.
    if (fs::exists(folder_of(file))) copy_contents(files::Store(folder_of(file)), store);
    storage::restore(config.database_url(), file);
    std::cout << "Restored from " << file << ". Everybody signs in again.\n";
    say_keys(config);
    if (auto const missing = missing_in(config, config.database_url(), store); !missing.empty()) {
        std::cout << "Files are missing; was " << folder_of(file).string()
                  << " beside it? `lateral check` names them.\n";
        return 1;
    }
    return 0;
}

} // namespace lateral::app

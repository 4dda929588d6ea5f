#include "storage/backup.hpp"

#include "server/app/command_line.hpp"
#include "server/app/data_lock.hpp"

#include <filesystem>
#include <iostream>

namespace lateral::app {

int back_up(config::Config const& config, std::string const& file) {
    storage::back_up(config.database_url(), file);
    std::cout << file << ": written and verified, " << std::filesystem::file_size(file) << " bytes\n";
    return 0;
}

int restore(config::Config const& config, std::string const& file) {
    DataLock const lock(config.data); // also makes the folder
    storage::restore(config.database_url(), file);
    std::cout << "Restored from " << file << ". Everybody signs in again.\n";
    return 0;
}

} // namespace lateral::app

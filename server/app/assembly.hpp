#pragma once

#include "server/config/config.hpp"
#include "server/domain/attachments.hpp"
#include "server/files/examiner.hpp"
#include "server/net/options.hpp"
#include "storage/database.hpp"

#include <filesystem>
#include <memory>
#include <string>

/// Steps from a configuration to parts. Each throws with a sentence for the administrator.
namespace lateral::app {

/// `listen` is the value of `setting`, like 127.0.0.1:8080 or [::1]:8080.
net::HostAndPort address_and_port(std::string const& setting, std::string const& listen);

/// How words in confidence are read and written (docs/adr/0031).
enum class Confidence : std::uint8_t {
    kept,      ///< with the key that they are sealed with, if they are
    begun,     ///< the same, and sealed from here on where a key is set: what the server does
    as_stored, ///< as they stand, sealed or not, with no key: for what copies or mends
};

/// Makes the data folder for its owner alone, and opens the database in it. Refuses when words in it are sealed with
/// another key than the configured one, or there is none.
std::unique_ptr<storage::Database> open_database(config::Config const& config,
                                                 Confidence confidence = Confidence::kept);

net::Options net_options(config::Config const& config);

domain::FileBounds file_bounds(config::Config const& config);
files::Bounds examiner_bounds(config::Config const& config);
/// The folder of files, and the program that looks into them.
std::filesystem::path files_folder(config::Config const& config);
std::filesystem::path pictures_program(config::Config const& config);
/// Where what members take along lies for an hour.
std::filesystem::path own_exports_folder(config::Config const& config);

/// The built web client: as configured, or where installing puts it beside the program.
std::filesystem::path web_folder(config::Config const& config);

/// What a server needs of its process: as many file descriptors as the system gives (the usual 1,024 would end at 1,024
/// people), and no death by SIGPIPE when a peer is gone while OpenSSL writes.
void prepare_process();

} // namespace lateral::app

#include "server/app/assembly.hpp"

#include "server/app/vault.hpp"
#include "server/base/clock.hpp"
#include "server/base/random.hpp"

#include <charconv>
#include <csignal>
#include <malloc.h>
#include <spdlog/spdlog.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/stat.h>

namespace lateral::app {

net::HostAndPort address_and_port(std::string const& setting, std::string const& listen) {
    auto const colon = listen.rfind(':');
    net::HostAndPort made{listen.substr(0, colon), 0};
    auto const digits = colon == std::string::npos ? std::string_view{} : std::string_view(listen).substr(colon + 1);
    auto const [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), made.port);
    if (digits.empty() || ec != std::errc{} || end != digits.data() + digits.size())
        throw std::runtime_error(setting + " = " + listen + ": must be an address and a port, like 127.0.0.1:8080");
    if (made.host.starts_with('[')) made.host = made.host.substr(1, made.host.size() - 2);
    return made;
}

std::unique_ptr<storage::Database> open_database(config::Config const& config, Confidence confidence) {
    umask(077); // the database, its log and the files are the server's alone
    std::filesystem::create_directories(config.data);
    auto vault = confidence == Confidence::as_stored ? nullptr : vault_for(config, confidence);
    storage::Options options;
    options.url = config.database_url();
    options.readers = static_cast<std::size_t>(config.readers);
    options.clock = base::wall_clock;
    options.ids = base::random_id;
    options.log = [](std::string const& line) { spdlog::error("storage: {}", line); };
    options.vault = std::move(vault);
    return std::make_unique<storage::Database>(std::move(options));
}

net::Options net_options(config::Config const& config) {
    net::Options options;
    options.over_tls = config.over_tls();
    std::string const scheme = config.over_tls() ? "https://" : "http://";
    auto const origin = config.origin.empty() ? scheme + config.listen : config.origin;
    options.scheme = origin.starts_with("https://") ? "https" : "http";
    options.origins = {origin};
    options.hosts = {origin.substr(origin.find("//") + 2), config.listen};
    if (config.listen.starts_with("127.")) {
        auto const local = "localhost" + config.listen.substr(config.listen.rfind(':'));
        options.origins.insert(scheme + local);
        options.hosts.insert(local);
    }
    options.trusted_proxies = {config.trusted_proxies.begin(), config.trusted_proxies.end()};
    options.max_connections = static_cast<std::size_t>(config.max_connections);
    options.max_connections_per_address = static_cast<std::size_t>(config.max_connections_per_address);
    options.connects_per_minute = config.connects_per_minute;
    options.header_timeout = std::chrono::seconds(config.header_seconds);
    options.idle_timeout = std::chrono::seconds(config.idle_seconds);
    options.outbox_bytes = static_cast<std::size_t>(config.outbox_bytes);
    options.deflate = config.deflate;
    options.metrics_token = config.metrics_token;
    return options;
}

domain::FileBounds file_bounds(config::Config const& config) {
    return {config.document_bytes, config.picture_bytes, config.member_file_bytes, config.total_file_bytes};
}

files::Bounds examiner_bounds(config::Config const& config) {
    return {config.document_bytes, config.picture_bytes, config.picture_dots, config.free_bytes};
}

std::filesystem::path files_folder(config::Config const& config) {
    return std::filesystem::path(config.data) / "files";
}

std::filesystem::path own_exports_folder(config::Config const& config) {
    return std::filesystem::path(config.data) / "own-exports";
}

std::filesystem::path pictures_program(config::Config const& config) {
    if (!config.pictures_program.empty()) return config.pictures_program;
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "lateral-pictures";
}

std::filesystem::path web_folder(config::Config const& config) {
    if (!config.web.empty()) return config.web;
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "share/lateral/web";
}

void prepare_process() {
    std::signal(SIGPIPE, SIG_IGN);
    // The writer's heap goes up and down with each group; giving pages back and asking anew was a system call in two
    // posts.
    mallopt(M_TOP_PAD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0) spdlog::warn("cannot raise the limit of open files");
}

} // namespace lateral::app

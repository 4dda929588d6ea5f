#pragma once

#include "protocol/errors.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lateral::config {

/// Everything that an administrator may set. Each field is one row of the table in config.cpp, with its default, bounds
/// and reason; `lateral config print` writes the file that config/lateral.toml is.
struct Config {
    std::string listen;
    std::string origin;
    std::int64_t threads = 0;
    std::string data;
    std::string web;
    std::int64_t stop_seconds = 0;
    std::string tls_certificate;
    std::string tls_key;
    std::string redirect_from;
    std::vector<std::string> trusted_proxies;
    std::string database;
    std::int64_t readers = 0;
    std::int64_t event_log_days = 0;
    std::int64_t event_log_events = 0;
    std::string vault_key_file;
    std::int64_t max_connections = 0;
    std::int64_t max_connections_per_address = 0;
    std::int64_t max_connections_per_member = 0;
    std::int64_t connects_per_minute = 0;
    std::int64_t header_seconds = 0;
    std::int64_t idle_seconds = 0;
    std::int64_t outbox_bytes = 0;
    std::int64_t writes_per_minute = 0;
    std::int64_t reads_per_minute = 0;
    std::int64_t document_bytes = 0;
    std::int64_t picture_bytes = 0;
    std::int64_t picture_dots = 0;
    std::int64_t member_file_bytes = 0;
    std::int64_t total_file_bytes = 0;
    std::int64_t free_bytes = 0;
    std::int64_t file_grace_days = 0;
    std::string pictures_program;
    bool deflate = false;
    std::string metrics_token;
    std::string log_level;

    bool over_tls() const { return !tls_certificate.empty(); }
    std::string database_url() const;
};

/// The file as it stands with every default, for `lateral config print`.
std::string print(Config const& config);

/// All defaults.
Config defaults();

/// Reads a TOML file. An error names the key, its value and the line. Relative paths count from the file's folder.
protocol::Result<Config> load(std::filesystem::path const& file);

/// What only the whole can say: a public address needs TLS or a trusted proxy, a certificate needs its key.
protocol::Result<void> check(Config const& config);

} // namespace lateral::config

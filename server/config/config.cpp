#include "server/config/config.hpp"

#include <algorithm>
#include <sstream>
#include <toml++/toml.h>
#include <variant>

namespace lateral::config {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Result;

struct Text {
    std::string Config::* field;
    const char* standard;
};
struct Number {
    std::int64_t Config::* field;
    std::int64_t standard;
    std::int64_t min;
    std::int64_t max;
};
struct Flag {
    bool Config::* field;
    bool standard;
};
struct Texts {
    std::vector<std::string> Config::* field;
};

struct Setting {
    const char* section;
    const char* key;
    std::variant<Text, Number, Flag, Texts> value;
    const char* reason;
};

std::vector<Setting> const& settings() {
    static std::vector<Setting> const table{
        {"server", "listen", Text{&Config::listen, "127.0.0.1:8080"},
         "Address and port. Beyond loopback it needs [tls] or a trusted proxy."},
        {"server", "origin", Text{&Config::origin, ""},
         "The address people type, like https://lateral.example.org. Empty: http(s):// and `listen`. Writes from other "
         "origins are refused."},
        {"server", "threads", Number{&Config::threads, 0, 0, 256}, "Event loops; 0 is one for each core."},
        {"server", "data", Text{&Config::data, "data"},
         "Folder of the database and files; only the server's user may read it."},
        {"server", "web", Text{&Config::web, ""},
         "Folder of the built web client; empty: share/lateral/web beside the program."},
        {"server", "stop_seconds", Number{&Config::stop_seconds, 10, 1, 600},
         "How long an orderly stop may take. Connections are told at once and come back by themselves."},
        {"tls", "certificate", Text{&Config::tls_certificate, ""}, "PEM file with the chain; empty: no TLS."},
        {"tls", "key", Text{&Config::tls_key, ""}, "PEM file with the private key."},
        {"tls", "redirect_from", Text{&Config::redirect_from, ""},
         "Address and port without TLS, like 0.0.0.0:80, whose visitors are sent to `origin`; empty: none."},
        {"proxy", "trusted", Texts{&Config::trusted_proxies},
         "Addresses of reverse proxies whose X-Forwarded-For counts. Nobody else's does."},
        {"database", "url", Text{&Config::database, ""},
         "Empty: the file lateral.db in the data folder. Or postgresql://user@host/name."},
        {"database", "readers", Number{&Config::readers, 2, 1, 64},
         "Threads that read; each holds a connection and 4 MiB of cache."},
        {"database", "event_log_days", Number{&Config::event_log_days, 14, 1, 3650},
         "Who was away longer loads afresh instead of resuming. Two weeks spans a holiday."},
        {"database", "event_log_events", Number{&Config::event_log_events, 200'000, 1'000, 100'000'000},
         "Upper bound of the log in events; about 1 KB each."},
        {"vault", "key_file", Text{&Config::vault_key_file, ""},
         "File with a key that `lateral vault key FILE` made: what is written in confidence is stored encrypted with "
         "it "
         "(docs/encryption.md). Empty: it is stored as it is. Without the file those words are lost: keep a copy, "
         "apart "
         "from backups."},
        {"limits", "connections", Number{&Config::max_connections, 20'000, 1, 1'000'000},
         "Open connections in all; needs as many file descriptors."},
        {"limits", "connections_per_address", Number{&Config::max_connections_per_address, 2'000, 1, 1'000'000},
         "A whole school may share one address, so this is high."},
        {"limits", "connections_per_member", Number{&Config::max_connections_per_member, 50, 1, 1'000'000},
         "Live connections of one person, from wherever: some devices, and many open pages on each."},
        {"limits", "connects_per_minute", Number{&Config::connects_per_minute, 6'000, 1, 100'000'000},
         "New connections by address. A school's whole staff that comes back after an outage fits."},
        {"limits", "header_seconds", Number{&Config::header_seconds, 15, 1, 600},
         "For the handshake and for each request to arrive in full."},
        {"limits", "idle_seconds", Number{&Config::idle_seconds, 60, 5, 3600},
         "A silent WebSocket is pinged after half of it and dropped after it; a kept HTTP connection is closed."},
        {"limits", "outbox_bytes", Number{&Config::outbox_bytes, 2'097'152, 1'048'576, 1'073'741'824},
         "What may wait for one slow reader before it is disconnected; it comes back and resumes."},
        {"limits", "writes_per_minute", Number{&Config::writes_per_minute, 240, 1, 10'000'000},
         "By member. Four a second is faster than anybody types and slow for a script gone wrong."},
        {"limits", "reads_per_minute", Number{&Config::reads_per_minute, 1'200, 1, 10'000'000},
         "By member, and by connection; of commands by POST by session, or by address where nobody is signed in."},
        {"files", "document_bytes", Number{&Config::document_bytes, 52'428'800, 1'024, 10'737'418'240},
         "Longest document: 50 MB is a long slide show; what is longer is better shared as a link."},
        {"files", "picture_bytes", Number{&Config::picture_bytes, 20'971'520, 1'024, 1'073'741'824},
         "Longest picture, as it comes and as it is made anew: phones' are 3 to 12 MB."},
        {"files", "picture_dots", Number{&Config::picture_dots, 50'000'000, 10'000, 200'000'000},
         "Width times height, looked at before a picture is decoded: its memory is four bytes for each."},
        {"files", "member_bytes", Number{&Config::member_file_bytes, 2'147'483'648, 1'024, 1'099'511'627'776},
         "All files of one member: some hundred pictures and documents, and no archive of everything."},
        {"files", "total_bytes", Number{&Config::total_file_bytes, 107'374'182'400, 1'024, 1'125'899'906'842'624},
         "All files together. A backup takes as much again."},
        {"files", "free_bytes", Number{&Config::free_bytes, 1'073'741'824, 0, 1'099'511'627'776},
         "Stays free on the disk: the database, which lies on it too, must go on when files may not."},
        {"files", "grace_days", Number{&Config::file_grace_days, 7, 1, 365},
         "A file that hangs on no post goes after so long. A draft may wait for a week."},
        {"files", "program", Text{&Config::pictures_program, ""},
         "What looks into files, in a process of its own; empty: lateral-pictures beside the program."},
        {"websocket", "deflate", Flag{&Config::deflate, false},
         "permessage-deflate: saves bytes, costs memory per connection and sending once for all."},
        {"metrics", "token", Text{&Config::metrics_token, ""},
         "Bearer token for /metrics from other machines; empty: loopback only."},
        {"log", "level", Text{&Config::log_level, "info"},
         "debug, info, warn or error. Never holds what people write."},
    };
    return table;
}

std::string where(toml::node const& node) { return "line " + std::to_string(node.source().begin.line); }

std::string shown(toml::node const& node) {
    std::ostringstream out;
    node.visit([&](auto const& value) { out << value; });
    return out.str();
}

std::unexpected<protocol::Error> bad(Setting const& setting, toml::node const& node, std::string const& expected) {
    return fail(ErrorCode::invalid, std::string(setting.section) + "." + setting.key,
                where(node) + ": " + setting.section + "." + setting.key + " = " + shown(node) + ": " + expected);
}

Result<void> read(Config& config, Setting const& setting, toml::node const& node) {
    if (auto const* text = std::get_if<Text>(&setting.value)) {
        if (!node.is_string()) return bad(setting, node, "must be a text in quotes");
        config.*text->field = node.as_string()->get();
    } else if (auto const* number = std::get_if<Number>(&setting.value)) {
        if (!node.is_integer()) return bad(setting, node, "must be a whole number");
        auto const value = node.as_integer()->get();
        if (value < number->min || value > number->max)
            return bad(setting, node,
                       "must be between " + std::to_string(number->min) + " and " + std::to_string(number->max));
        config.*number->field = value;
    } else if (auto const* flag = std::get_if<Flag>(&setting.value)) {
        if (!node.is_boolean()) return bad(setting, node, "must be true or false");
        config.*flag->field = node.as_boolean()->get();
    } else {
        if (!node.is_array()) return bad(setting, node, "must be a list of texts");
        auto& list = config.*std::get<Texts>(setting.value).field;
        list.clear();
        for (auto const& item : *node.as_array()) {
            if (!item.is_string()) return bad(setting, node, "must be a list of texts");
            list.push_back(item.as_string()->get());
        }
    }
    return {};
}

Result<void> read_section(Config& config, std::string_view section, toml::table const& table) {
    for (auto const& [key, node] : table) {
        auto const found = std::ranges::find_if(
            settings(), [&](Setting const& s) { return section == s.section && key.str() == s.key; });
        if (found == settings().end())
            return fail(ErrorCode::invalid, std::string(section) + "." + std::string(key.str()),
                        where(node) + ": " + std::string(section) + "." + std::string(key.str()) + " = " + shown(node) +
                            ": there is no such setting");
        if (auto result = read(config, *found, node); !result) return result;
    }
    return {};
}

std::string literal(Config const& config, Setting const& setting) {
    std::ostringstream out;
    if (auto const* text = std::get_if<Text>(&setting.value))
        out << toml::value(config.*text->field);
    else if (auto const* number = std::get_if<Number>(&setting.value))
        out << config.*number->field;
    else if (auto const* flag = std::get_if<Flag>(&setting.value))
        out << (config.*flag->field ? "true" : "false");
    else {
        toml::array list;
        for (auto const& item : config.*std::get<Texts>(setting.value).field) list.push_back(item);
        out << list;
    }
    return out.str();
}

} // namespace

std::string Config::database_url() const { return database.empty() ? "sqlite:" + data + "/lateral.db" : database; }

Config defaults() {
    Config config;
    for (auto const& setting : settings()) {
        if (auto const* text = std::get_if<Text>(&setting.value))
            config.*text->field = text->standard;
        else if (auto const* number = std::get_if<Number>(&setting.value))
            config.*number->field = number->standard;
        else if (auto const* flag = std::get_if<Flag>(&setting.value))
            config.*flag->field = flag->standard;
    }
    return config;
}

std::string print(Config const& config) {
    std::string out = "# Lateral's settings: every key with its value and the reason for the default.\n";
    std::string_view section;
    for (auto const& setting : settings()) {
        if (section != setting.section) out += "\n[" + std::string(setting.section) + "]\n";
        section = setting.section;
        out += "# " + std::string(setting.reason) + "\n" + setting.key + " = " + literal(config, setting) + "\n";
    }
    return out;
}

Result<Config> load(std::filesystem::path const& file) {
    Config config = defaults();
    try {
        auto const parsed = toml::parse_file(file.string());
        for (auto const& [name, node] : parsed) {
            if (!node.is_table())
                return fail(ErrorCode::invalid, std::string(name.str()),
                            where(node) + ": " + std::string(name.str()) + " must stand in a section");
            if (auto result = read_section(config, name.str(), *node.as_table()); !result)
                return std::unexpected(result.error());
        }
    } catch (toml::parse_error const& error) {
        return fail(ErrorCode::invalid, {},
                    "line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
    }
    auto const folder = std::filesystem::absolute(file).parent_path();
    for (auto field : {&Config::data, &Config::web, &Config::pictures_program, &Config::tls_certificate,
                       &Config::tls_key, &Config::vault_key_file})
        if (!(config.*field).empty()) config.*field = (folder / (config.*field)).lexically_normal().string();
    return config;
}

Result<void> check(Config const& config) {
    if (config.tls_certificate.empty() != config.tls_key.empty())
        return fail(ErrorCode::invalid, "tls", "tls.certificate and tls.key belong together");
    if (!config.redirect_from.empty() && (!config.over_tls() || !config.origin.starts_with("https://")))
        return fail(ErrorCode::invalid, "tls.redirect_from",
                    "tls.redirect_from = " + config.redirect_from +
                        ": needs tls.certificate and a server.origin that begins with https://");
    auto const host = config.listen.substr(0, config.listen.rfind(':'));
    bool const loopback = host.starts_with("127.") || host == "[::1]" || host == "localhost";
    if (!loopback && !config.over_tls() && config.trusted_proxies.empty())
        return fail(ErrorCode::invalid, "server.listen",
                    "server.listen = " + config.listen +
                        " is beyond loopback: set [tls], or proxy.trusted if a proxy does TLS");
    if (!loopback && config.origin.empty())
        return fail(ErrorCode::invalid, "server.origin", "server.origin must name the address that people type");
    static constexpr std::string_view kLevels[] = {"debug", "info", "warn", "error"};
    if (std::ranges::find(kLevels, config.log_level) == std::end(kLevels))
        return fail(ErrorCode::invalid, "log.level",
                    "log.level = " + config.log_level + ": must be debug, info, warn or error");
    return {};
}

} // namespace lateral::config

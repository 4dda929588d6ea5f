#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace lateral::net {

/// An address of this machine, and a port; 0: any that is free.
struct HostAndPort {
    std::string host;
    std::uint16_t port = 0;
};

/// What the edge is told by the configuration. Constant while the server runs.
struct Options {
    std::string scheme;            ///< "http" or "https": what people's browsers speak to us, proxies included
    std::set<std::string> origins; ///< whose pages may write: "https://lateral.example.org"
    std::set<std::string> hosts;   ///< which Host we answer to, so that no other name can be pointed at us
    std::set<std::string> trusted_proxies;
    bool over_tls = false;   ///< our own TLS
    std::string redirect_to; ///< an origin: nothing is done here, whoever asks is sent there; empty: this is the place
    std::size_t max_connections = 0;
    std::size_t max_connections_per_address = 0;
    std::int64_t connects_per_minute = 0; ///< by address
    std::chrono::seconds header_timeout{15};
    std::chrono::seconds idle_timeout{60};
    std::size_t outbox_bytes = 0;
    bool deflate = false;
    std::string metrics_token;
    std::function<std::string()> metrics; ///< Prometheus text
    std::function<bool()> ready;
};

} // namespace lateral::net

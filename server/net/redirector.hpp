#pragma once

#include "server/net/listener.hpp"

#include <string>

namespace lateral::net {

/// Listens without TLS for people who type the name alone, and sends whoever asks to the same address over https:
/// nothing is read, answered or set here (OWASP ASVS 12.2.1). Lives on the loop of `edge`, whose parts it shares.
class Redirector {
public:
    /// `options` are the server's; `origin` is like https://lateral.example.org. Throws when the address is taken.
    Redirector(Edge const& edge, Options options, std::string origin, HostAndPort const& where);

    void start() { listener_.start(); }
    /// The edge's loop only.
    void stop() { listener_.stop(); }
    Edge& edge() { return edge_; }
    std::uint16_t port() const { return listener_.port(); }
    std::size_t connections() const { return listener_.connections(); }

private:
    Options const options_;
    Edge edge_;
    Listener listener_;
};

} // namespace lateral::net

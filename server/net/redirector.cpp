#include "server/net/redirector.hpp"

namespace lateral::net {
namespace {

Options redirecting(Options options, std::string origin) {
    auto const host = origin.substr(origin.find("//") + 2);
    options.scheme = "http";
    options.over_tls = false;
    options.hosts = {host, host.substr(0, host.rfind(':'))}; // people type no port
    options.redirect_to = std::move(origin);
    return options;
}

} // namespace

Redirector::Redirector(Edge const& edge, Options options, std::string origin, HostAndPort const& where)
    : options_(redirecting(std::move(options), std::move(origin))),
      edge_(edge.loop, options_, edge.files, edge.context), listener_({&edge_}, nullptr, where) {}

} // namespace lateral::net

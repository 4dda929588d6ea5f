#pragma once

#include "server/net/options.hpp"
#include "server/net/static_files.hpp"
#include "server/net/transport.hpp"
#include "server/session/session.hpp"

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <list>
#include <memory>
#include <string>

namespace lateral::net {

/// What the connections of one loop share. `context` is their way to the handlers. Loop thread only, but for the options.
struct Edge {
    Edge(boost::asio::io_context& the_loop, Options const& the_options, StaticFiles const& the_files, session::SessionContext the_context)
        : loop(the_loop), options(the_options), files(the_files), context(the_context), flushes(the_loop) {}

    boost::asio::io_context& loop;     // NOLINT: parts of the Application
    Options const& options;            // NOLINT
    StaticFiles const& files;          // NOLINT
    session::SessionContext context;
    FlushList flushes;
    bool stopping = false;
    std::list<std::function<void()>> stops; ///< one per open connection: ends it politely
};

/// Keeps a connection on its loop's list of those to tell of a stop.
class StopEntry {
public:
    StopEntry(Edge& edge, std::function<void()> stop) : edge_(edge), at_(edge.stops.insert(edge.stops.end(), std::move(stop))) {}
    ~StopEntry() { edge_.stops.erase(at_); }
    StopEntry(StopEntry const&) = delete;
    StopEntry& operator=(StopEntry const&) = delete;

private:
    Edge& edge_; // NOLINT: outlives its connections
    std::list<std::function<void()>>::iterator at_;
};

/// Serves one connection until it closes: TLS, then HTTP requests, then perhaps a WebSocket.
boost::asio::awaitable<void> serve(std::shared_ptr<Transport> transport, Edge& edge, std::string peer);

} // namespace lateral::net

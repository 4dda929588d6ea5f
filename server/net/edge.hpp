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

using Stops = std::list<std::function<void()>>;

/// Stands on a loop's list of what to do at a stop, for as long as it lives.
class StopEntry {
public:
    StopEntry(Stops& list, std::function<void()> stop) : list_(list), at_(list.insert(list.end(), std::move(stop))) {}
    ~StopEntry() { list_.erase(at_); }
    StopEntry(StopEntry const&) = delete;
    StopEntry& operator=(StopEntry const&) = delete;

private:
    Stops& list_; // NOLINT: of the Edge, which outlives its connections
    Stops::iterator at_;
};

/// What the connections of one loop share. `context` is their way to the handlers. Loop thread only, but for the
/// options.
struct Edge {
    Edge(boost::asio::io_context& the_loop, Options const& the_options, StaticFiles const& the_files,
         session::SessionContext the_context)
        : loop(the_loop), options(the_options), files(the_files), context(the_context), flushes(the_loop),
          requests(the_context.reads_per_minute) {}

    boost::asio::io_context& loop; // NOLINT: parts of the Application
    Options const& options;        // NOLINT
    StaticFiles const& files;      // NOLINT
    session::SessionContext context;
    FlushList flushes;
    session::Limits<std::string> requests; ///< of commands by POST and of files, by session, by address where none is
    bool stopping = false;
    Stops stops; ///< one per socket or idle connection: says "service restart" where it can, and closes
    Stops cuts;  ///< one per connection: drops it without waiting for its peer
};

/// Serves one connection until it closes: TLS, then HTTP requests, then perhaps a WebSocket.
boost::asio::awaitable<void> serve(std::shared_ptr<Transport> transport, Edge& edge, std::string peer);

} // namespace lateral::net

#pragma once

#include "server/net/edge.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lateral::net {

/// Accepts for all loops, and counts connections as a whole and by address. Lives on the first loop.
class Listener {
public:
    /// `edges` are given sockets in turn; the first edge's loop is the listener's own. Throws when the address is
    /// taken.
    Listener(std::vector<Edge*> edges, std::shared_ptr<Tls const> tls, HostAndPort const& where);

    void start();
    /// First loop only.
    void stop();
    /// Another certificate for connections from here on. First loop only.
    void use(std::shared_ptr<Tls const> tls) { tls_ = std::move(tls); }
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    std::size_t connections() const { return open_; }

private:
    boost::asio::awaitable<void> accept_all();
    bool admit(std::string const& peer);
    void leave(std::string const& peer);
    void begin(boost::asio::ip::tcp::socket socket, Edge& edge, std::string const& peer);

    std::vector<Edge*> edges_;
    struct Neighbour {
        std::size_t open = 0;
        session::RateLimit arrivals;
    };
    void forget_quiet_neighbours();

    std::shared_ptr<Tls const> tls_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    std::map<std::string, Neighbour> by_address_;
    std::atomic<std::size_t> open_{0};
    std::size_t next_ = 0;
};

} // namespace lateral::net

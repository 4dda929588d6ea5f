#include "server/net/listener.hpp"

#include "server/session/address.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

namespace lateral::net {
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

/// Out of descriptors or memory: wait for some to come free. A loop without this pause spins; one that ends on an error
/// never accepts again (Beast #3010).
constexpr std::chrono::milliseconds kPause{100};

/// Addresses remembered before those that are gone and quiet are forgotten.
constexpr std::size_t kMostNeighbours = 50'000;

} // namespace

Listener::Listener(std::vector<Edge*> edges, std::shared_ptr<Tls const> tls, HostAndPort const& where)
    : edges_(std::move(edges)), tls_(std::move(tls)), acceptor_(edges_.front()->loop), pause_(edges_.front()->loop) {
    tcp::endpoint const endpoint(asio::ip::make_address(where.host == "localhost" ? "127.0.0.1" : where.host),
                                 where.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(4096);
}

void Listener::start() {
    asio::co_spawn(edges_.front()->loop, accept_all(), [](std::exception_ptr const& error) {
        if (!error) return;
        try {
            std::rethrow_exception(error);
        } catch (std::exception const& what) {
            spdlog::critical("listener ended: {}", what.what());
        }
    });
}

void Listener::stop() {
    error_code ignored; // a listener that is closed is what is wanted
    acceptor_.close(ignored);
    pause_.cancel();
}

asio::awaitable<void> Listener::accept_all() {
    while (acceptor_.is_open()) {
        auto& edge = *edges_[next_++ % edges_.size()];
        error_code ec;
        tcp::socket socket(edge.loop);
        co_await acceptor_.async_accept(socket, asio::redirect_error(asio::use_awaitable, ec));
        if (ec == asio::error::operation_aborted) co_return;
        if (ec) {
            spdlog::warn("accept: {}", ec.message());
            pause_.expires_after(kPause);
            co_await pause_.async_wait(asio::redirect_error(asio::use_awaitable, ec));
            continue;
        }
        auto const remote = socket.remote_endpoint(ec);
        if (ec) continue; // gone before it was here
        auto const peer = session::plain_address(remote.address());
        if (admit(peer)) begin(std::move(socket), edge, peer);
    }
}

bool Listener::admit(std::string const& peer) {
    auto const& options = edges_.front()->options;
    if (open_ >= options.max_connections) return false;
    if (by_address_.size() > kMostNeighbours) forget_quiet_neighbours();
    auto& neighbour =
        by_address_
            .try_emplace(session::counted_address(peer), Neighbour{0, session::RateLimit(options.connects_per_minute)})
            .first->second;
    bool const proxy = options.trusted_proxies.contains(peer); // speaks for many
    if (!proxy && neighbour.open >= options.max_connections_per_address) return false;
    if (!proxy && neighbour.arrivals.take(session::RateLimit::Clock::now())) return false;
    ++neighbour.open;
    ++open_;
    return true;
}

void Listener::leave(std::string const& peer) {
    --open_;
    if (auto const found = by_address_.find(session::counted_address(peer)); found != by_address_.end())
        --found->second.open;
}

void Listener::forget_quiet_neighbours() {
    auto const now = session::RateLimit::Clock::now();
    std::erase_if(by_address_,
                  [&](auto const& entry) { return entry.second.open == 0 && entry.second.arrivals.is_full(now); });
}

void Listener::begin(tcp::socket socket, Edge& edge, std::string const& peer) {
    asio::post(edge.loop, [this, &edge, peer, tls = tls_, socket = std::move(socket)]() mutable {
        auto ssl = tls ? tls->accept_on(socket.native_handle()) : nullptr;
        auto transport =
            std::make_shared<Transport>(std::move(socket), edge.flushes, std::move(ssl), edge.options.outbox_bytes);
        asio::co_spawn(edge.loop, serve(transport, edge, peer),
                       [this, transport, peer](std::exception_ptr const& error) {
                           transport->close();
                           asio::post(edges_.front()->loop, [this, peer] { leave(peer); });
                           if (!error) return;
                           try {
                               std::rethrow_exception(error);
                           } catch (std::exception const& what) {
                               spdlog::error("connection ended: {}", what.what());
                           }
                       });
    });
}

} // namespace lateral::net

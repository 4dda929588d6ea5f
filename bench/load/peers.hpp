#pragma once

#include "bench/load/peer.hpp"

namespace lateral::bench {

/// A publisher over a WebSocket. Which messages acknowledge a post is the peer's business.
class SocketPublisher : public Publisher {
public:
    explicit SocketPublisher(Socket socket) : socket_(std::move(socket)) {}
    int descriptor() const override { return socket_.descriptor(); }
    int acknowledged() override {
        int count = 0;
        socket_.read([&](std::string_view message) { count += acknowledges(message); });
        return count;
    }

protected:
    virtual bool acknowledges(std::string_view) const { return false; }
    Socket socket_;
};

std::string hex(std::uint32_t value, std::size_t digits);

// The kinds of server, one file each; `people` outlives the peer.
std::unique_ptr<Peer> lateral_peer(std::uint16_t port, People const& people, Where where);
std::unique_ptr<Peer> nchan_peer(std::uint16_t port);
std::unique_ptr<Peer> chat_peer(std::uint16_t port);
std::unique_ptr<Peer> mqtt_peer(std::uint16_t port);
std::unique_ptr<Peer> xmpp_peer(std::uint16_t port, Where where);

} // namespace lateral::bench

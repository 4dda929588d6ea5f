#include "bench/load/peers.hpp"

namespace lateral::bench {
namespace {

// Readers come by WebSocket, posts by HTTP.

class NchanPublisher final : public Publisher {
public:
    explicit NchanPublisher(std::uint16_t port) : socket_(port) {}
    void publish(std::string_view body) override {
        socket_.send_raw("POST /publish HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
                         "\r\n\r\n" + std::string(body));
    }
    int descriptor() const override { return socket_.descriptor(); }
    int acknowledged() override {
        int count = 0;
        auto const got = socket_.read_raw();
        for (auto at = got.find("HTTP/1.1 20"); at != std::string_view::npos; at = got.find("HTTP/1.1 20", at + 1))
            ++count;
        return count;
    }

private:
    Socket socket_;
};

class NchanPeer final : public Peer {
public:
    explicit NchanPeer(std::uint16_t port) : port_(port) {}
    Socket begin(std::size_t) override {
        Socket socket(port_);
        socket.ask_upgrade("/subscribe", "");
        return socket;
    }
    bool step(Socket& socket, std::size_t, std::size_t) override { return socket.await_upgrade(), false; }
    std::unique_ptr<Publisher> publisher(std::size_t) override { return std::make_unique<NchanPublisher>(port_); }

private:
    std::uint16_t port_;
};

} // namespace

std::unique_ptr<Peer> nchan_peer(std::uint16_t port) { return std::make_unique<NchanPeer>(port); }

} // namespace lateral::bench

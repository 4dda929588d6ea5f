#include "bench/load/peers.hpp"

namespace lateral::bench {
namespace {

// A server that sends to everybody what anybody sends.

class ChatPublisher final : public SocketPublisher {
public:
    using SocketPublisher::SocketPublisher;
    void publish(std::string_view body) override { socket_.send_text(body); }

private:
    bool acknowledges(std::string_view) const override { return true; } // one's own post comes back
};

class ChatPeer final : public Peer {
public:
    explicit ChatPeer(std::uint16_t port) : port_(port) {}
    Socket begin(std::size_t) override {
        Socket socket(port_);
        socket.ask_upgrade("/", "");
        return socket;
    }
    bool step(Socket& socket, std::size_t, std::size_t) override { return socket.await_upgrade(), false; }
    std::unique_ptr<Publisher> publisher(std::size_t number) override {
        return std::make_unique<ChatPublisher>(reader(number));
    }

private:
    std::uint16_t port_;
};

} // namespace

std::unique_ptr<Peer> chat_peer(std::uint16_t port) { return std::make_unique<ChatPeer>(port); }

} // namespace lateral::bench

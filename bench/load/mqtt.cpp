#include "bench/load/peers.hpp"

namespace lateral::bench {
namespace {

// MQTT 3.1.1 over a WebSocket, QoS 0.

std::string mqtt_packet(char kind, std::string const& content) {
    std::string packet(1, kind);
    auto left = content.size();
    do {
        auto const digit = static_cast<unsigned char>(left & 0x7f);
        left >>= 7;
        packet += static_cast<char>(left > 0 ? digit | 0x80 : digit);
    } while (left > 0);
    return packet + content;
}

std::string mqtt_text(std::string const& text) {
    return std::string{static_cast<char>(text.size() >> 8), static_cast<char>(text.size() & 0xff)} + text;
}

class MqttPublisher final : public SocketPublisher {
public:
    using SocketPublisher::SocketPublisher;
    void publish(std::string_view body) override {
        socket_.send_binary(mqtt_packet('\x30', mqtt_text("bench") + std::string(body)));
    }
};

class MqttPeer final : public Peer {
public:
    explicit MqttPeer(std::uint16_t port) : port_(port) {}
    Socket begin(std::size_t) override {
        Socket socket(port_);
        socket.ask_upgrade("/mqtt", "Sec-WebSocket-Protocol: mqtt\r\n");
        return socket;
    }
    // The acknowledgements come when they come: mosquitto takes up to 100 ms for each.
    bool step(Socket& socket, std::size_t number, std::size_t) override {
        connect(socket, "r" + std::to_string(number));
        socket.send_binary(mqtt_packet('\x82', std::string{0, 1} + mqtt_text("bench") + '\0'));
        return false;
    }
    std::unique_ptr<Publisher> publisher(std::size_t number) override {
        auto socket = begin(number);
        connect(socket, "w" + std::to_string(number));
        return std::make_unique<MqttPublisher>(std::move(socket));
    }

private:
    static void connect(Socket& socket, std::string const& name) {
        socket.await_upgrade();
        // Protocol level 4, clean session, no keep-alive.
        socket.send_binary(mqtt_packet('\x10', mqtt_text("MQTT") + std::string{4, 2, 0, 0} + mqtt_text(name)));
    }
    std::uint16_t port_;
};

} // namespace

std::unique_ptr<Peer> mqtt_peer(std::uint16_t port) { return std::make_unique<MqttPeer>(port); }

} // namespace lateral::bench

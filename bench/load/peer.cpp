#include "bench/load/peer.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace lateral::bench {
namespace {

constexpr std::string_view kSign = "LB#";
constexpr std::size_t kWriterDigits = 3;
constexpr std::size_t kNumberDigits = 8;

std::string hex(std::uint32_t value, std::size_t digits) {
    std::string text(digits, '0');
    for (auto at = text.rbegin(); at != text.rend(); ++at, value >>= 4) *at = "0123456789abcdef"[value & 0xf];
    return text;
}

std::uint32_t from_hex(std::string_view text) {
    std::uint32_t value = 0;
    for (char const c : text) value = value << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    return value;
}

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

// Lateral

class LateralPublisher final : public SocketPublisher {
public:
    LateralPublisher(Socket socket, std::int64_t thread) : SocketPublisher(std::move(socket)), thread_(thread) {}
    void publish(std::string_view body) override {
        auto const number = std::to_string(++next_);
        // Keys as a client makes them: fresh ones, and never the same in two runs.
        socket_.send_text(R"({"id":)" + number + R"(,"cmd":"post.create","key":")" + run_ + number +
                          R"(","args":{"thread":)" + std::to_string(thread_) + R"(,"body":")" + std::string(body) +
                          R"("}})");
    }

private:
    bool acknowledges(std::string_view message) const override {
        if (!message.starts_with(R"({"re":)")) return false;
        if (message.find(R"(,"error":)") != std::string_view::npos) throw std::runtime_error(std::string(message));
        return true;
    }
    std::int64_t thread_;
    std::uint64_t next_ = 1;
    std::string run_ =
        hex(static_cast<std::uint32_t>(std::chrono::system_clock::now().time_since_epoch().count() / 1000), 8) +
        "-bench-";
};

class LateralPeer final : public Peer {
public:
    LateralPeer(std::uint16_t port, People const& people, Where where) : port_(port), people_(people), where_(where) {}
    Socket begin(std::size_t number) override { return begin(people_.tokens[number % people_.tokens.size()]); }
    void finish(Socket& socket, std::size_t) override {
        socket.await_upgrade();
        say_hello(socket);
    }
    std::unique_ptr<Publisher> publisher(std::size_t number) override {
        auto const& thread = where_ == Where::own_channel ? people_.own_threads.at(number) : people_.open_thread;
        auto socket = begin(people_.writers.at(number));
        finish(socket, number);
        return std::make_unique<LateralPublisher>(std::move(socket), thread);
    }

private:
    Socket begin(std::string const& token) const {
        Socket socket(port_);
        socket.ask_upgrade("/live", "Authorization: Bearer " + token + "\r\n");
        return socket;
    }
    std::uint16_t port_;
    People const& people_; // NOLINT: outlives the run
    Where where_;
};

// nchan: posts come by HTTP

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
    void finish(Socket& socket, std::size_t) override { socket.await_upgrade(); }
    std::unique_ptr<Publisher> publisher(std::size_t) override { return std::make_unique<NchanPublisher>(port_); }

private:
    std::uint16_t port_;
};

// A server that sends to everybody what anybody sends

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
    void finish(Socket& socket, std::size_t) override { socket.await_upgrade(); }
    std::unique_ptr<Publisher> publisher(std::size_t number) override {
        return std::make_unique<ChatPublisher>(reader(number));
    }

private:
    std::uint16_t port_;
};

// MQTT 3.1.1 over a WebSocket, QoS 0

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
    void finish(Socket& socket, std::size_t number) override {
        connect(socket, "r" + std::to_string(number));
        socket.send_binary(mqtt_packet('\x82', std::string{0, 1} + mqtt_text("bench") + '\0'));
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

std::string marked_body(Mark mark, std::size_t size) {
    static constexpr std::string_view kWords =
        "We tried the fraction strips with the small group on Tuesday and the talk about "
        "halves and quarters went much further than last year. ";
    std::string body = std::string(kSign) + hex(mark.writer, kWriterDigits) + hex(mark.number, kNumberDigits) + " ";
    while (body.size() < size) body += kWords.substr(0, size - body.size());
    body.back() = '.'; // spaces at the end would be cut by some
    return body;
}

std::optional<Mark> mark_in(std::string_view message) {
    // It stands at about the same place in all messages of a server.
    static thread_local std::size_t hint = 0;
    constexpr std::size_t kLength = kSign.size() + kWriterDigits + kNumberDigits;
    auto at = message.find(kSign, hint);
    if (at == std::string_view::npos) at = message.find(kSign);
    if (at == std::string_view::npos || message.size() - at < kLength) return std::nullopt;
    hint = at < 16 ? 0 : at - 16;
    at += kSign.size();
    return Mark{from_hex(message.substr(at, kWriterDigits)),
                from_hex(message.substr(at + kWriterDigits, kNumberDigits))};
}

std::vector<Socket> open_readers(Peer& peer, std::size_t count) {
    constexpr std::size_t kTogether = 100;
    std::vector<Socket> sockets;
    sockets.reserve(count);
    while (sockets.size() < count) {
        auto const first = sockets.size();
        for (auto i = first; i < std::min(first + kTogether, count); ++i) sockets.push_back(peer.begin(i));
        for (auto i = first; i < sockets.size(); ++i) peer.finish(sockets[i], i);
    }
    return sockets;
}

void say_hello(Socket& socket) {
    socket.send_text(R"({"id":1,"cmd":"hello","args":{}})");
    auto const reply = socket.receive();
    if (!reply.starts_with(R"({"re":1,"ok":)")) throw std::runtime_error("hello: " + reply.substr(0, 200));
}

std::unique_ptr<Peer> make_peer(std::string const& protocol, std::uint16_t port, People const& people, Where where) {
    if (protocol == "lateral") return std::make_unique<LateralPeer>(port, people, where);
    if (protocol == "nchan") return std::make_unique<NchanPeer>(port);
    if (protocol == "mqtt") return std::make_unique<MqttPeer>(port);
    if (protocol == "chat") return std::make_unique<ChatPeer>(port);
    throw std::runtime_error("there is no protocol " + protocol);
}

} // namespace lateral::bench

#include "bench/load/peers.hpp"

#include <algorithm>
#include <stdexcept>

namespace lateral::bench {
namespace {

constexpr std::string_view kSign = "LB#";
constexpr std::size_t kWriterDigits = 3;
constexpr std::size_t kNumberDigits = 8;

std::uint32_t from_hex(std::string_view text) {
    std::uint32_t value = 0;
    for (char const c : text) value = value << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    return value;
}

} // namespace

std::string hex(std::uint32_t value, std::size_t digits) {
    std::string text(digits, '0');
    for (auto at = text.rbegin(); at != text.rend(); ++at, value >>= 4) *at = "0123456789abcdef"[value & 0xf];
    return text;
}

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

Socket Peer::reader(std::size_t number) {
    auto socket = begin(number);
    for (std::size_t at = 0; step(socket, number, at);) ++at;
    return socket;
}

std::vector<Socket> open_readers(Peer& peer, std::size_t first, std::size_t count) {
    constexpr std::size_t kTogether = 100;
    std::vector<Socket> sockets;
    sockets.reserve(count);
    while (sockets.size() < count) {
        auto const opened = sockets.size();
        auto const end = std::min(opened + kTogether, count);
        for (auto i = opened; i < end; ++i) sockets.push_back(peer.begin(first + i));
        bool more = true;
        for (std::size_t step = 0; more; ++step)
            for (auto i = opened; i < end; ++i) more = peer.step(sockets[i], first + i, step);
    }
    return sockets;
}

std::unique_ptr<Peer> make_peer(std::string const& protocol, std::uint16_t port, People const& people, Where where) {
    if (protocol == "lateral") return lateral_peer(port, people, where);
    if (protocol == "nchan") return nchan_peer(port);
    if (protocol == "chat") return chat_peer(port);
    if (protocol == "mqtt") return mqtt_peer(port);
    if (protocol == "xmpp") return xmpp_peer(port, where);
    throw std::runtime_error("there is no protocol " + protocol);
}

} // namespace lateral::bench

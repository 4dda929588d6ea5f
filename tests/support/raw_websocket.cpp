#include "tests/support/raw_websocket.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace lateral::tests {
namespace {

sockaddr_in address_of(std::string const& text, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, text.c_str(), &address.sin_addr) != 1) throw std::runtime_error("no address: " + text);
    return address;
}

int connected(std::uint16_t port, std::string const& from = "127.0.0.1") {
    int const made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const here = address_of(from, 0);
    auto const address = address_of("127.0.0.1", port);
    int const yes = 1;
    setsockopt(made, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    if (bind(made, reinterpret_cast<sockaddr const*>(&here), sizeof here) != 0 ||
        connect(made, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
        close(made);
        throw std::runtime_error("cannot connect");
    }
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return made;
}

bool ready(int socket, short what) {
    pollfd waiting{socket, what, 0};
    auto const patience = std::chrono::duration_cast<std::chrono::milliseconds>(RawWebSocket::kDeadline);
    return poll(&waiting, 1, static_cast<int>(patience.count())) > 0;
}

std::string length_bytes(std::size_t size, int mask_bit) {
    auto const byte = [](std::size_t value) { return static_cast<char>(value & 0xff); };
    std::string made;
    if (size < 126) return std::string(1, byte(size | static_cast<std::size_t>(mask_bit)));
    bool const is_short = size < 65536;
    made += byte((is_short ? 126U : 127U) | static_cast<std::size_t>(mask_bit));
    for (int shift = is_short ? 8 : 56; shift >= 0; shift -= 8) made += byte(size >> shift);
    return made;
}

} // namespace

std::string wire_bytes(WireFrame const& frame) {
    static constexpr std::array<char, 4> kMask{0x11, 0x7a, 0x05, 0x63};
    std::string made(1, static_cast<char>((frame.fin ? 0x80 : 0) | (frame.reserved << 4) | frame.opcode));
    made += length_bytes(frame.payload.size(), frame.masked ? 0x80 : 0);
    if (!frame.masked) return made + frame.payload;
    made.append(kMask.data(), kMask.size());
    for (std::size_t i = 0; i < frame.payload.size(); ++i) made += static_cast<char>(frame.payload[i] ^ kMask[i % 4]);
    return made;
}

std::string close_payload(int code, std::string_view reason) {
    std::string made{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    return made.append(reason);
}

RawWebSocket::RawWebSocket(std::uint16_t port, std::nullptr_t, std::string const& from)
    : socket_(connected(port, from)) {}

RawWebSocket RawWebSocket::unopened(std::uint16_t port, std::string const& from) { return {port, nullptr, from}; }

RawWebSocket::RawWebSocket(RawWebSocket&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), head_(std::move(other.head_)), got_(std::move(other.got_)) {}

std::string RawWebSocket::read_head() {
    while (got_.find("\r\n\r\n") == std::string::npos)
        if (!fill()) return take(got_.size());
    return take(got_.find("\r\n\r\n") + 4);
}

RawWebSocket::RawWebSocket(std::uint16_t port, std::string const& headers, std::string const& target)
    : socket_(connected(port)) {
    try {
        send_bytes("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                   "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                   headers + "\r\n");
        head_ = read_head();
        if (!head_.starts_with("HTTP/1.1 101 ") || head_.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") == std::string::npos)
            throw std::runtime_error("not a WebSocket: " + head_);
    } catch (...) {
        close(socket_);
        throw;
    }
}

RawWebSocket::~RawWebSocket() {
    if (socket_ >= 0) close(socket_);
}

void RawWebSocket::shut_down() { shutdown(socket_, SHUT_RDWR); }

void RawWebSocket::send_bytes(std::string_view bytes) {
    while (!bytes.empty() && ready(socket_, POLLOUT)) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool RawWebSocket::send_some(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT) > 0;
}

bool RawWebSocket::fill() {
    std::array<char, 65536> buffer;
    if (!ready(socket_, POLLIN)) throw std::runtime_error("the server is silent");
    auto const got = recv(socket_, buffer.data(), buffer.size(), 0);
    if (got > 0) got_.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0;
}

std::string RawWebSocket::rest() {
    while (fill()) {
    }
    return take(got_.size());
}

std::string RawWebSocket::take(std::size_t size) {
    auto taken = got_.substr(0, size);
    got_.erase(0, size);
    return taken;
}

std::optional<WireFrame> RawWebSocket::receive() {
    auto const need = [this](std::size_t size) {
        while (got_.size() < size)
            if (!fill()) return false;
        return true;
    };
    if (!need(2)) return std::nullopt;
    auto const byte = [this](std::size_t at) { return static_cast<unsigned char>(got_[at]); };
    WireFrame frame{(byte(0) & 0x80) != 0, (byte(0) >> 4) & 7, byte(0) & 15, {}, (byte(1) & 0x80) != 0};
    std::size_t size = byte(1) & 127;
    std::size_t const more = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (!need(2 + more)) return std::nullopt;
    if (more > 0) size = 0;
    for (std::size_t i = 0; i < more; ++i) size = size << 8 | byte(2 + i);
    if (frame.masked) throw std::runtime_error("a server does not mask");
    if (!need(2 + more + size)) return std::nullopt;
    take(2 + more);
    frame.payload = take(size);
    return frame;
}

int RawWebSocket::close_code() {
    while (auto const frame = receive()) {
        if (frame->opcode != 8) continue;
        if (frame->payload.size() < 2) return 1005;
        return static_cast<unsigned char>(frame->payload[0]) << 8 | static_cast<unsigned char>(frame->payload[1]);
    }
    return 1006;
}

WireFrame RawWebSocket::message() {
    std::optional<WireFrame> whole;
    while (auto frame = receive()) {
        if (frame->opcode >= 8) {
            if (frame->opcode == 8) break;
            continue;
        }
        if (!whole)
            whole = std::move(frame);
        else
            (whole->payload += frame->payload, whole->fin = frame->fin);
        if (whole->fin) return *std::move(whole);
    }
    throw std::runtime_error("closed instead of a message");
}

Deflater::Deflater(int window_bits) : stream_(new z_stream{}) {
    deflateInit2(static_cast<z_stream*>(stream_), 6, Z_DEFLATED, -window_bits, 8, Z_DEFAULT_STRATEGY);
}

Deflater::~Deflater() {
    deflateEnd(static_cast<z_stream*>(stream_));
    delete static_cast<z_stream*>(stream_);
}

std::string Deflater::message(std::string_view text) {
    auto& stream = *static_cast<z_stream*>(stream_);
    std::string made(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(made.data());
    stream.avail_out = static_cast<uInt>(made.size());
    deflate(&stream, Z_SYNC_FLUSH);
    made.resize(made.size() - stream.avail_out);
    // Nothing new to flush: RFC 7692, 7.2.3.6 has one byte for an empty message.
    return made.size() < 4 ? std::string(1, '\0') : made.substr(0, made.size() - 4);
}

Inflater::Inflater(int window_bits) : stream_(new z_stream{}) {
    inflateInit2(static_cast<z_stream*>(stream_), -window_bits);
}

Inflater::~Inflater() {
    inflateEnd(static_cast<z_stream*>(stream_));
    delete static_cast<z_stream*>(stream_);
}

std::string Inflater::message(std::string deflated) {
    auto& stream = *static_cast<z_stream*>(stream_);
    deflated.append("\0\0\xff\xff", 4);
    stream.next_in = reinterpret_cast<Bytef*>(deflated.data());
    stream.avail_in = static_cast<uInt>(deflated.size());
    std::string made;
    std::array<char, 65536> buffer;
    do {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = buffer.size();
        int const result = inflate(&stream, Z_SYNC_FLUSH);
        if (result != Z_OK && result != Z_BUF_ERROR) throw std::runtime_error("the server's deflate is broken");
        made.append(buffer.data(), buffer.size() - stream.avail_out);
    } while (stream.avail_out == 0);
    return made;
}

} // namespace lateral::tests

#include "bench/load/socket.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace lateral::bench {
namespace {

constexpr int kPatience = 30'000; // milliseconds; setting up thousands of connections takes a while
constexpr std::size_t kBuffer = 512 * 1024;

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

void wait_for(int descriptor, short events) {
    pollfd entry{descriptor, events, 0};
    if (poll(&entry, 1, kPatience) <= 0) throw std::runtime_error("the server says nothing");
}

/// One buffer for all connections: a thread reads one at a time.
std::vector<char>& shared_buffer() {
    static std::vector<char> buffer(kBuffer);
    return buffer;
}

} // namespace

Socket::Socket(std::uint16_t port) : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (descriptor_ < 0) fail("socket");
    int const on = 1;
    setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) fail("connect");
}

Socket::~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Socket::Socket(Socket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), rest_(std::move(other.rest_)) {}

void Socket::send_raw(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        else if (errno == EAGAIN)
            wait_for(descriptor_, POLLOUT);
        else
            fail("send");
    }
}

void Socket::send_frame(unsigned char first, std::string_view payload) {
    std::string frame(1, static_cast<char>(first));
    auto const size = payload.size();
    if (size < 126)
        frame += static_cast<char>(0x80 | size);
    else {
        bool const wide = size > 0xffff;
        frame += static_cast<char>(0x80 | (wide ? 127 : 126));
        for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) frame += static_cast<char>((size >> shift) & 0xff);
    }
    frame.append(4, '\0'); // the mask
    frame += payload;
    send_raw(frame);
}

void Socket::ask_upgrade(std::string_view target, std::string_view headers) {
    sockaddr_in address{};
    socklen_t length = sizeof address;
    getpeername(descriptor_, reinterpret_cast<sockaddr*>(&address), &length);
    send_raw("GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(ntohs(address.sin_port)) +
             "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
             "Sec-WebSocket-Version: 13\r\n" +
             std::string(headers) + "\r\n");
}

void Socket::await_upgrade() {
    std::string head;
    auto end = std::string::npos;
    while ((end = head.find("\r\n\r\n")) == std::string::npos) {
        wait_for(descriptor_, POLLIN);
        head += take();
    }
    rest_ = head.substr(end + 4);
    if (!head.starts_with("HTTP/1.1 101")) throw std::runtime_error("no upgrade: " + head.substr(0, head.find('\r')));
}

std::string Socket::receive() {
    for (;;) {
        std::string_view rest = rest_;
        Frame frame;
        if (next(rest, frame)) {
            std::string payload(frame.payload);
            rest_ = std::string(rest);
            if (frame.opcode == 0x8) closed_by_server(payload);
            return payload;
        }
        wait_for(descriptor_, POLLIN);
        rest_ = std::string(take());
    }
}

/// What was left over and what has come, in the shared buffer.
std::string_view Socket::take() {
    auto& buffer = shared_buffer();
    if (buffer.size() < rest_.size() + kBuffer / 2) buffer.resize(rest_.size() + kBuffer);
    std::memcpy(buffer.data(), rest_.data(), rest_.size());
    auto const got = recv(descriptor_, buffer.data() + rest_.size(), buffer.size() - rest_.size(), MSG_DONTWAIT);
    if (got == 0) throw std::runtime_error("the server closed a connection");
    if (got < 0 && errno != EAGAIN) fail("recv");
    return {buffer.data(), rest_.size() + static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

bool Socket::next(std::string_view& rest, Frame& frame) {
    if (rest.size() < 2) return false;
    auto const byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(rest[at])); };
    std::size_t header = 2;
    std::size_t size = byte(1) & 0x7f;
    if (size >= 126) {
        std::size_t const wide = size == 126 ? 2 : 8;
        header += wide;
        if (rest.size() < header) return false;
        size = 0;
        for (std::size_t i = 0; i < wide; ++i) size = size << 8 | byte(2 + i);
    }
    if (rest.size() - header < size) return false;
    frame = {static_cast<int>(byte(0) & 0xf), rest.substr(header, size)};
    rest.remove_prefix(header + size);
    return true;
}

void Socket::closed_by_server(std::string_view payload) {
    auto const code =
        payload.size() < 2 ? 0 : (static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]));
    throw std::runtime_error("the server closed a connection with " + std::to_string(code));
}

} // namespace lateral::bench

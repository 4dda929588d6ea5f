#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lateral::tests {

/// One frame as it is on the wire, and the lies that tests tell in it.
struct WireFrame {
    bool fin = true;
    int reserved = 0; ///< three bits: 4 is RSV1
    int opcode = 1;   ///< 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong
    std::string payload = {};
    bool masked = true;
};

/// The bytes of a client's frame.
std::string wire_bytes(WireFrame const& frame);

/// A close frame's payload.
std::string close_payload(int code, std::string_view reason = {});

/// A WebSocket client that can do everything wrong. Blocking, with deadlines.
class RawWebSocket {
public:
    static constexpr std::chrono::seconds kDeadline{20};

    /// Opens and shakes hands; throws when the server does not agree. `headers` are whole lines with their ends.
    explicit RawWebSocket(std::uint16_t port, std::string const& headers, std::string const& target = "/_test/echo");
    /// Connected and nothing said yet. `from`: an address of this machine that it comes from.
    static RawWebSocket unopened(std::uint16_t port, std::string const& from = "127.0.0.1");
    RawWebSocket(RawWebSocket&& other) noexcept;
    ~RawWebSocket();
    RawWebSocket(RawWebSocket const&) = delete;
    RawWebSocket& operator=(RawWebSocket const&) = delete;

    void send(WireFrame const& frame) { send_bytes(wire_bytes(frame)); }
    /// A peer that is gone shows when the next frame is read.
    void send_bytes(std::string_view bytes);
    /// As much as the kernel takes at once; false when it takes nothing.
    bool send_some(std::string_view bytes);
    /// The next frame; nothing when the server closed the connection. Throws when neither comes in time.
    std::optional<WireFrame> receive();
    /// Reads on until a close frame: its code, 1005 when it holds none, 1006 when the connection ended without.
    int close_code();
    /// The next message, put together; control frames are passed over. Throws when there is none.
    WireFrame message();
    /// What the server says to a request: up to the empty line, or to where it closed.
    std::string read_head();
    /// What the server said to the opening.
    std::string const& head() const { return head_; }
    /// Everything else that comes before the server closes. Throws when it does not.
    std::string rest();
    void shut_down();

private:
    RawWebSocket(std::uint16_t port, std::nullptr_t, std::string const& from);
    bool fill();
    std::string take(std::size_t size);

    int socket_ = -1;
    std::string head_;
    std::string got_;
};

/// Raw deflate, one message after another with one window, as RFC 7692 has it.
class Deflater {
public:
    explicit Deflater(int window_bits = 15);
    ~Deflater();
    Deflater(Deflater const&) = delete;
    Deflater& operator=(Deflater const&) = delete;
    std::string message(std::string_view text); ///< without the trailing 00 00 ff ff

private:
    void* stream_;
};

class Inflater {
public:
    explicit Inflater(int window_bits = 15);
    ~Inflater();
    Inflater(Inflater const&) = delete;
    Inflater& operator=(Inflater const&) = delete;
    std::string message(std::string deflated); ///< throws on bad data

private:
    void* stream_;
};

} // namespace lateral::tests

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lateral::bench {

/// One TCP connection to a server on this machine, and the WebSocket on it. Setting up waits; read() then does not.
/// Only what a measurement needs: frames come whole and unmasked, and are masked with zeros on the way out, which RFC
/// 6455 allows and which costs nothing.
class Socket {
public:
    explicit Socket(std::uint16_t port);
    ~Socket();
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&&) = delete;

    int descriptor() const { return descriptor_; }

    void send_raw(std::string_view bytes);
    void send_text(std::string_view payload) { send_frame(0x81, payload); }
    void send_binary(std::string_view payload) { send_frame(0x82, payload); }

    /// The upgrade request with more header lines, each with its line end.
    void ask_upgrade(std::string_view target, std::string_view headers);
    void await_upgrade(); ///< throws unless the server switches

    /// Waits for the next message.
    std::string receive();

    /// Takes what the kernel holds, at most one buffer full, and hands each message to `on(std::string_view)`. Never
    /// waits. Answers pings. Throws when the server closed.
    template <class On>
    void read(On&& on) {
        std::string_view rest = take();
        Frame frame;
        while (next(rest, frame)) {
            if (frame.opcode == 0x9)
                send_frame(0x8a, frame.payload);
            else if (frame.opcode == 0x8)
                closed_by_server(frame.payload);
            else if (frame.opcode != 0xa)
                on(frame.payload);
        }
        rest_.assign(rest);
    }

    /// As read(), for a server that speaks no WebSocket on this connection: the bytes themselves.
    std::string_view read_raw() { return rest_.clear(), take(); }

private:
    struct Frame {
        int opcode = 0;
        std::string_view payload;
    };
    void send_frame(unsigned char first, std::string_view payload);
    std::string_view take();
    static bool next(std::string_view& rest, Frame& frame);
    [[noreturn]] static void closed_by_server(std::string_view payload);

    int descriptor_ = -1;
    std::string rest_; ///< the beginning of a frame whose end has not come
};

} // namespace lateral::bench

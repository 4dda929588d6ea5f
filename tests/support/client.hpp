#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lateral::tests {

inline constexpr std::chrono::seconds kPatience{10}; ///< for what must come; tests wait on conditions, never for a time

struct HttpReply {
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

struct HttpRequest {
    std::string method = "GET";
    std::string target = "/";
    std::map<std::string, std::string> headers = {};
    std::string body = {};
};

/// One request over a connection of its own.
HttpReply http(std::uint16_t port, HttpRequest const& request);

/// The same over TLS, whoever signed the certificate. `newest`: the newest TLS version that the client speaks
/// (OpenSSL's number), 0 for any. Throws when the handshake is refused.
HttpReply https(std::uint16_t port, HttpRequest const& request, int newest = 0);

/// POST /api/<command> with a bearer token (or without, when empty).
HttpReply call(std::uint16_t port, std::string_view command, std::string_view arguments, std::string_view token = {});

/// Bytes as they are over a connection of its own; what came back until the server closed or the time was up.
std::string raw(std::uint16_t port, std::string_view bytes,
                std::chrono::milliseconds patience = std::chrono::seconds(2));

/// A WebSocket client, blocking.
class Socket {
public:
    /// Throws when the upgrade is refused.
    Socket(std::uint16_t port, std::string const& token, std::string const& target = "/live",
           std::string const& origin = {});
    /// The same over TLS, whoever signed the certificate.
    static Socket over_tls(std::uint16_t port, std::string const& token, std::string const& origin = {});
    ~Socket();
    Socket(Socket&&) noexcept;

    void send(std::string_view text);
    void send_binary(std::string_view bytes);
    /// The next message; nothing when none came in time or the socket closed (closed() tells).
    std::optional<std::string> receive(std::chrono::milliseconds patience = kPatience);
    /// Reads until a message holds `part`; throws when none comes.
    std::string receive_with(std::string_view part, std::chrono::milliseconds patience = kPatience);
    /// Sends and waits for the answer with this id; events on the way are kept in `events`.
    std::string ask(std::int64_t id, std::string_view command, std::string_view arguments, std::string_view key = {});
    /// Says hello without resuming.
    std::string hello() { return ask(1, "hello", "{}"); }
    /// Waits for the close; its code.
    int close_code();
    bool closed() const;
    void abort(); ///< drops the connection without a word

    std::string events; ///< frames that ask() passed over, one a line

private:
    class Implementation;
    template <class Below>
    class Over;
    Socket(std::unique_ptr<Implementation> implementation, std::uint16_t port, std::string const& token,
           std::string const& target, std::string const& origin);

    std::unique_ptr<Implementation> implementation_;
};

} // namespace lateral::tests

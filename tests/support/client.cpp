#include "tests/support/client.hpp"

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <stdexcept>

namespace lateral::tests {
namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

namespace {

tcp::endpoint endpoint(std::uint16_t port) { return {asio::ip::make_address("127.0.0.1"), port}; }
std::string host(std::uint16_t port) { return "127.0.0.1:" + std::to_string(port); }

template <class Stream>
HttpReply exchange(Stream& stream, std::uint16_t port, HttpRequest const& request) {
    namespace bh = beast::http;
    bh::request<bh::string_body> message(bh::string_to_verb(request.method), request.target, 11);
    message.set(bh::field::host, host(port));
    for (auto const& [name, value] : request.headers) message.set(name, value);
    message.body() = request.body;
    message.prepare_payload();
    bh::write(stream, message);
    beast::flat_buffer buffer;
    bh::response_parser<bh::string_body> parser;
    parser.body_limit(64 * 1024 * 1024);
    if (request.method == "HEAD") parser.skip(true);
    bh::read(stream, buffer, parser);
    auto const& response = parser.get();
    HttpReply reply{static_cast<int>(response.result_int()), {}, response.body()};
    for (auto const& field : response) {
        std::string name(field.name_string());
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        reply.headers[name] += std::string(field.value());
    }
    return reply;
}

} // namespace

HttpReply http(std::uint16_t port, HttpRequest const& request) {
    asio::io_context io;
    beast::tcp_stream stream(io);
    stream.connect(endpoint(port));
    return exchange(stream, port, request);
}

HttpReply https(std::uint16_t port, HttpRequest const& request, int newest) {
    asio::io_context io;
    asio::ssl::context context(asio::ssl::context::tls_client);
    if (newest != 0) {
        SSL_CTX_set_max_proto_version(context.native_handle(), newest);
        // Debian's OpenSSL refuses old versions on its own side already.
        SSL_CTX_set_security_level(context.native_handle(), 0);
    }
    asio::ssl::stream<tcp::socket> stream(io, context);
    stream.next_layer().connect(endpoint(port));
    stream.handshake(asio::ssl::stream_base::client);
    return exchange(stream, port, request);
}

HttpReply call(std::uint16_t port, std::string_view command, std::string_view arguments, std::string_view token) {
    HttpRequest request{
        "POST", "/api/" + std::string(command), {{"Content-Type", "application/json"}}, std::string(arguments)};
    if (!token.empty()) request.headers["Authorization"] = "Bearer " + std::string(token);
    return http(port, request);
}

std::string raw(std::uint16_t port, std::string_view bytes, std::chrono::milliseconds patience) {
    asio::io_context io;
    tcp::socket socket(io);
    socket.connect(endpoint(port));
    boost::system::error_code ec; // a server that closes while we write is what some tests want to see
    asio::write(socket, asio::buffer(bytes), ec);
    std::string got;
    std::array<char, 4096> buffer{};
    std::function<void()> read = [&] {
        socket.async_read_some(asio::buffer(buffer), [&](boost::system::error_code error, std::size_t n) {
            got.append(buffer.data(), n);
            if (!error) read();
        });
    };
    read();
    io.run_for(patience);
    return got;
}

/// What of a socket depends on the stream below it.
class Socket::Implementation {
public:
    Implementation() = default;
    virtual ~Implementation() = default;
    Implementation(Implementation const&) = delete;
    Implementation& operator=(Implementation const&) = delete;

    virtual void open(std::uint16_t port, std::string const& target, beast::websocket::stream_base::decorator with) = 0;
    virtual void send(std::string_view bytes, bool text) = 0;
    virtual void begin_read() = 0;
    virtual int code() const = 0;
    virtual void drop() = 0;

    asio::io_context io;
    beast::flat_buffer buffer;
    bool reading = false;
    std::optional<std::string> got;
    bool is_closed = false;
};

template <class Below>
class Socket::Over : public Socket::Implementation {
public:
    template <class... More>
    explicit Over(More&... more) : stream_(io, more...) {}

    void open(std::uint16_t port, std::string const& target, beast::websocket::stream_base::decorator with) override {
        auto& tcp_socket = beast::get_lowest_layer(stream_);
        tcp_socket.connect(endpoint(port));
        tcp_socket.set_option(tcp::no_delay(true));
        if constexpr (!std::is_same_v<Below, tcp::socket>)
            stream_.next_layer().handshake(asio::ssl::stream_base::client);
        stream_.read_message_max(64 * 1024 * 1024);
        stream_.set_option(std::move(with));
        stream_.handshake(host(port), target);
    }
    void send(std::string_view bytes, bool text) override {
        stream_.text(text);
        stream_.write(asio::buffer(bytes));
    }
    void begin_read() override {
        reading = true;
        stream_.async_read(buffer, [this](boost::system::error_code ec, std::size_t) {
            reading = false;
            if (ec)
                is_closed = true;
            else
                got = beast::buffers_to_string(buffer.data());
            buffer.consume(buffer.size());
        });
    }
    int code() const override { return stream_.reason().code; }
    void drop() override { beast::get_lowest_layer(stream_).close(); }

private:
    beast::websocket::stream<Below> stream_;
};

Socket::Socket(std::uint16_t port, std::string const& token, std::string const& target, std::string const& origin)
    : Socket(std::make_unique<Over<tcp::socket>>(), port, token, target, origin) {}

Socket Socket::over_tls(std::uint16_t port, std::string const& token, std::string const& origin) {
    asio::ssl::context context(asio::ssl::context::tls_client); // a stream keeps what it needs of it
    return {std::make_unique<Over<asio::ssl::stream<tcp::socket>>>(context), port, token, "/live", origin};
}

Socket::Socket(std::unique_ptr<Implementation> implementation, std::uint16_t port, std::string const& token,
               std::string const& target, std::string const& origin)
    : implementation_(std::move(implementation)) {
    implementation_->open(port, target,
                          beast::websocket::stream_base::decorator([&](beast::websocket::request_type& request) {
                              if (!token.empty()) request.set(beast::http::field::authorization, "Bearer " + token);
                              if (!origin.empty()) request.set(beast::http::field::origin, origin);
                          }));
}

Socket::~Socket() = default;
Socket::Socket(Socket&&) noexcept = default;

void Socket::send(std::string_view text) { implementation_->send(text, true); }

void Socket::send_binary(std::string_view bytes) { implementation_->send(bytes, false); }

std::optional<std::string> Socket::receive(std::chrono::milliseconds patience) {
    auto& it = *implementation_;
    if (it.is_closed) return std::nullopt;
    if (!it.reading) it.begin_read();
    it.io.restart();
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!it.got && !it.is_closed && std::chrono::steady_clock::now() < end) it.io.run_one_until(end);
    return std::exchange(it.got, std::nullopt);
}

std::string Socket::receive_with(std::string_view part, std::chrono::milliseconds patience) {
    auto const end = std::chrono::steady_clock::now() + patience;
    while (auto got =
               receive(std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now())))
        if (got->find(part) != std::string::npos) return *got;
    throw std::runtime_error("no message with " + std::string(part));
}

std::string Socket::ask(std::int64_t id, std::string_view command, std::string_view arguments, std::string_view key) {
    send(R"({"id":)" + std::to_string(id) + R"(,"cmd":")" + std::string(command) + "\"" +
         (key.empty() ? "" : R"(,"key":")" + std::string(key) + "\"") + R"(,"args":)" + std::string(arguments) + "}");
    auto const start = "{\"re\":" + std::to_string(id) + ",";
    while (auto got = receive()) {
        if (got->starts_with(start)) return *got;
        events += *got + "\n";
    }
    throw std::runtime_error("no answer to " + std::string(command));
}

int Socket::close_code() {
    while (receive()) {
    }
    if (!implementation_->is_closed) throw std::runtime_error("the socket stays open");
    return implementation_->code();
}

bool Socket::closed() const { return implementation_->is_closed; }

void Socket::abort() {
    implementation_->drop();
    implementation_->is_closed = true;
}

} // namespace lateral::tests

#include "server/net/http_session.hpp"

#include "protocol/codec.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <list>
#include <spdlog/spdlog.h>

namespace lateral::net {
namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;
using Request = http::request<http::string_body>;

// What Beast asks of a stream that is not a socket itself.
void beast_close_socket(Transport& transport) { transport.close(); }

void teardown(boost::beast::role_type, Transport& transport, error_code& ec) {
    transport.close();
    ec = {};
}

template <class Handler>
void async_teardown(boost::beast::role_type, Transport& transport, Handler&& handler) {
    // What is queued (the close frame above all) goes out first.
    asio::co_spawn(
        transport.get_executor(), transport.finish(),
        [kept = std::forward<Handler>(handler)](std::exception_ptr const&) mutable { std::move(kept)(error_code{}); });
}

namespace {

using Stream = websocket::stream<Transport&>;

constexpr std::size_t kFirstRead = 256;
constexpr std::size_t kNextRead = 16 * 1024;

/// A WebSocket for a session. Frames for it are shared bytes and pass Beast by, through the transport's outbox; Beast
/// reads, checks, answers pings and closes. Where permessage-deflate was agreed on, Beast writes too.
class WebSocket final : public session::Connection, public std::enable_shared_from_this<WebSocket> {
public:
    WebSocket(std::shared_ptr<Transport> transport, Options const& options)
        : transport_(std::move(transport)), stream_(*transport_), outbox_bytes_(options.outbox_bytes) {
        websocket::stream_base::timeout timeout;
        timeout.handshake_timeout = options.header_timeout;
        timeout.idle_timeout = options.idle_timeout;
        timeout.keep_alive_pings = true;
        stream_.set_option(timeout);
        if (options.deflate) {
            websocket::permessage_deflate deflate;
            deflate.server_enable = true;
            // 4 KB windows: about 25 KB a connection instead of 300.
            deflate.server_max_window_bits = 12;
            deflate.client_max_window_bits = 12;
            deflate.memLevel = 4;
            stream_.set_option(deflate);
        }
    }

    asio::awaitable<bool> accept(Request const& request, std::size_t message_max) {
        error_code ec;
        stream_.read_message_max(message_max);
        stream_.set_option(websocket::stream_base::decorator([this](websocket::response_type& response) {
            deflates_ = response.count(http::field::sec_websocket_extensions) > 0;
            response.set(http::field::server, "Lateral");
        }));
        co_await stream_.async_accept(request, asio::redirect_error(asio::use_awaitable, ec));
        co_return !ec;
    }

    /// The next message, or nothing when the socket is closed.
    asio::awaitable<std::optional<std::string>> receive() {
        // While nothing comes there is room for a short message and no more: most sockets wait most of the time.
        std::string message(kFirstRead, '\0');
        std::size_t size = 0;
        do {
            error_code ec;
            if (size == message.size()) message.resize(size + kNextRead);
            size += co_await stream_.async_read_some(asio::buffer(message.data() + size, message.size() - size),
                                                     asio::redirect_error(asio::use_awaitable, ec));
            if (ec) co_return std::nullopt;
        } while (!stream_.is_message_done());
        message.resize(size);
        co_return message;
    }

    bool got_text() const { return stream_.got_text(); }
    bool is_closing() const { return closing_; }

    /// Through Beast: the way for what is not a shared frame.
    asio::awaitable<bool> write(std::string message, bool text) {
        error_code ec;
        stream_.text(text);
        co_await stream_.async_write(asio::buffer(message), asio::redirect_error(asio::use_awaitable, ec));
        co_return !ec;
    }

    void send(events::SharedFrame const& frame) override {
        if (closing_) return;
        if (!deflates_) {
            transport_->send(frame);
            return;
        }
        auto const with_this = waiting_bytes_ + (frame->is_answer ? 0 : frame->wire.size());
        if (with_this > outbox_bytes_) return transport_->close();
        waiting_bytes_ += frame->wire.size();
        waiting_.push_back(frame);
        if (waiting_.size() == 1)
            asio::co_spawn(transport_->get_executor(), write_waiting(),
                           [self = shared_from_this()](std::exception_ptr const& error) {
                               if (error) self->transport_->close();
                           });
    }

    void close(session::CloseCode code) override {
        if (std::exchange(closing_, true)) return;
        // Beast's close waits for the peer's answer as long as the handshake timeout, and then cuts.
        stream_.async_close(websocket::close_reason(static_cast<websocket::close_code>(code)),
                            [transport = transport_](error_code) { transport->close(); });
    }

private:
    asio::awaitable<void> write_waiting() {
        while (!waiting_.empty()) {
            auto const frame = waiting_.front();
            if (!co_await write(std::string(frame->payload()), true)) co_return transport_->close();
            waiting_bytes_ -= frame->wire.size();
            waiting_.pop_front();
        }
    }

    std::shared_ptr<Transport> transport_;
    Stream stream_;
    std::list<events::SharedFrame> waiting_; ///< with deflate only
    std::size_t outbox_bytes_;
    std::size_t waiting_bytes_ = 0;
    bool deflates_ = false;
    bool closing_ = false;
};

} // namespace

asio::awaitable<void> serve_websocket(std::shared_ptr<Transport> transport, Edge& edge, Request request,
                                      session::Caller caller) {
    auto const socket = std::make_shared<WebSocket>(transport, edge.options);
    if (!co_await socket->accept(request, protocol::kMaxFrame)) co_return transport->close();
    request = {};
    StopEntry const entry(edge.stops, [socket] { socket->close(session::CloseCode::restart); });
    session::Session session(edge.context, *socket, std::move(caller));
    transport->expires_after(edge.options.header_timeout); // for hello
    while (auto message = co_await socket->receive()) {
        // After a close the loop goes on until the peer has answered it, or the time for that is up; nothing more is
        // done for the peer.
        if (socket->is_closing()) continue;
        if (socket->got_text())
            co_await session.on_message(*std::move(message));
        else
            socket->close(session::CloseCode::protocol);
        if (session.is_greeted()) transport->expires_after(std::chrono::seconds(0));
    }
}

#ifdef LATERAL_ECHO
asio::awaitable<void> serve_echo(std::shared_ptr<Transport> transport, Edge& edge, Request request) {
    auto options = edge.options;
    options.deflate = true;
    auto const socket = std::make_shared<WebSocket>(transport, options);
    if (!co_await socket->accept(request, 16 * 1024 * 1024)) co_return transport->close();
    auto const entry = StopEntry(edge.stops, [socket] { socket->close(session::CloseCode::restart); });
    while (auto message = co_await socket->receive())
        if (!co_await socket->write(*std::move(message), socket->got_text())) break;
}
#endif

} // namespace lateral::net

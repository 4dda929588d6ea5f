#pragma once

#include "server/events/frame.hpp"
#include "server/net/tls.hpp"
#include "server/session/outbox.hpp"

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <deque>
#include <memory>

namespace lateral::net {

class Transport;

/// Connections of one loop that have something to send, flushed in the order in which they came to have it, and the
/// buffer they share for it.
class FlushList {
public:
    explicit FlushList(boost::asio::io_context& loop) : loop_(loop) {}
    void add(std::shared_ptr<Transport> transport);

    /// Where waiting frames are put together: one system call sends them all.
    std::array<char, 64 * 1024>& scratch() { return scratch_; }

private:
    void flush();

    boost::asio::io_context& loop_; // NOLINT
    std::deque<std::shared_ptr<Transport>> waiting_;
    bool posted_ = false;
    std::array<char, 64 * 1024> scratch_{};
};

/// A socket, with TLS or without, and what waits to be sent on it. Everything that is written, by Beast or as shared
/// frames, goes through one outbox in order and leaves with what else waits when its turn comes. Loop thread only.
class Transport : public std::enable_shared_from_this<Transport> {
public:
    using executor_type = boost::asio::ip::tcp::socket::executor_type;

    Transport(boost::asio::ip::tcp::socket socket, FlushList& flushes, SslPtr ssl, std::size_t outbox_bytes);
    ~Transport();
    Transport(Transport const&) = delete;
    Transport& operator=(Transport const&) = delete;

    executor_type get_executor() { return socket_.get_executor(); }

    /// The TLS handshake; nothing to do without. False when it fails.
    boost::asio::awaitable<bool> handshake();

    /// Queues a frame for the end of this turn. False past the outbox's bound: the connection is then closed.
    bool send(events::SharedFrame const& frame);

    /// Waits until everything queued is in the kernel's hands, or the connection is gone.
    boost::asio::awaitable<void> drain();

    /// Sends what is queued, says that nothing more comes, and waits a moment for the peer to close: one that is still
    /// sending would otherwise get a reset, and lose the answer that says why.
    boost::asio::awaitable<void> finish();

    /// Closes at once. Operations under way end with an error.
    void close();
    bool is_open() const { return socket_.is_open(); }

    /// Closes unless called again within `patience`; zero: no limit.
    void expires_after(std::chrono::seconds patience);

    void flush();

    /// AsyncReadStream, for Beast.
    template <class Buffers, class Token>
    auto async_read_some(Buffers const& buffers, Token&& token) {
        return boost::asio::async_compose<Token, void(boost::system::error_code, std::size_t)>(
            ReadOperation<Buffers>{*this, buffers}, token, socket_);
    }

    /// AsyncWriteStream, for Beast: takes everything at once and completes when little waits before it.
    template <class Buffers, class Token>
    auto async_write_some(Buffers const& buffers, Token&& token) {
        auto frame = std::make_shared<events::Frame>();
        frame->wire.resize(boost::asio::buffer_size(buffers));
        frame->is_answer = true;
        boost::asio::buffer_copy(boost::asio::buffer(frame->wire), buffers);
        auto const size = frame->wire.size();
        bool const kept = send(std::move(frame));
        return boost::asio::async_compose<Token, void(boost::system::error_code, std::size_t)>(
            WriteOperation{*this, size, kept}, token, socket_);
    }

private:
    enum class Step : std::uint8_t { start, reading, ready, done };

    /// One try: bytes moved, or what to wait for.
    struct Attempt {
        std::size_t bytes = 0;
        boost::system::error_code error;
        boost::asio::ip::tcp::socket::wait_type wait{}; ///< when error is would_block
    };
    Attempt read_tls(boost::asio::mutable_buffer buffer);
    Attempt try_write(boost::asio::const_buffer buffer);
    Attempt from_ssl(int result);
    void wait_to_write(boost::asio::ip::tcp::socket::wait_type what);

    template <class Buffers>
    struct ReadOperation {
        Transport& transport; // NOLINT
        Buffers buffers;
        Step step = Step::start;
        Attempt made{};

        template <class Self>
        void operator()(Self& self, boost::system::error_code ec = {}, std::size_t bytes = 0) {
            if (step == Step::reading) return self.complete(ec, bytes);
            if (step == Step::done) return self.complete(made.error, made.bytes);
            if (ec) return self.complete(ec, 0);
            bool const first = step == Step::start;
            if (first && !transport.ssl_) { // the loop reads when there is something: two system calls less
                step = Step::reading;
                return transport.socket_.async_read_some(buffers, std::move(self));
            }
            step = Step::ready;
            made = transport.read_tls(*boost::asio::buffer_sequence_begin(buffers));
            if (made.error == boost::asio::error::would_block)
                return transport.socket_.async_wait(made.wait, std::move(self));
            if (!first) return self.complete(made.error, made.bytes);
            // Never completes inside the call that started it.
            step = Step::done;
            boost::asio::post(transport.get_executor(), std::move(self));
        }
    };

    struct WriteOperation {
        Transport& transport; // NOLINT
        std::size_t size;
        bool kept;
        bool started = false;

        template <class Self>
        void operator()(Self& self, boost::system::error_code = {}) {
            if (!started) {
                started = true;
                return boost::asio::post(transport.get_executor(), std::move(self));
            }
            if (!kept || !transport.is_open()) return self.complete(boost::asio::error::operation_aborted, 0);
            if (transport.outbox_.bytes() <= kLowWater) return self.complete({}, size);
            transport.drained_timer().async_wait(std::move(self));
        }
    };

    /// Beast's writers go on when less than this waits.
    static constexpr std::size_t kLowWater = 64 * 1024;

    boost::asio::steady_timer& drained_timer();

    boost::asio::ip::tcp::socket socket_;
    FlushList& flushes_; // NOLINT
    SslPtr ssl_;
    session::Outbox outbox_;
    std::unique_ptr<boost::asio::steady_timer> deadline_;
    std::unique_ptr<boost::asio::steady_timer> stalled_;
    std::unique_ptr<boost::asio::steady_timer> drained_;
    bool listed_ = false;
    bool writing_ = false; ///< waits until the socket takes more
};

} // namespace lateral::net

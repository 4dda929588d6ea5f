#include "server/net/transport.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/err.h>

namespace lateral::net {
namespace asio = boost::asio;
using boost::system::error_code;

namespace {

/// A peer that takes nothing for this long is gone or hostile; it comes back and resumes.
constexpr std::chrono::seconds kStall{20};
/// So many are sent to before the loop looks at what else there is (about 0.3 ms): a channel of a thousand holds nobody
/// else up, and what is committed meanwhile goes to the rest of them in the same call.
constexpr std::size_t kBurst = 64;

/// How long, and for how many bytes, a peer that was told to go is listened to.
constexpr std::chrono::seconds kFarewell{2};
constexpr std::size_t kMostIgnored = 1024 * 1024;

} // namespace

void FlushList::add(std::shared_ptr<Transport> transport) {
    waiting_.push_back(std::move(transport));
    if (!std::exchange(posted_, true)) asio::post(loop_, [this] { flush(); });
}

void FlushList::flush() {
    for (std::size_t sent = 0; sent < kBurst && !waiting_.empty(); ++sent) {
        auto const transport = std::move(waiting_.front());
        waiting_.pop_front();
        transport->flush();
    }
    posted_ = !waiting_.empty();
    if (posted_) asio::post(loop_, [this] { flush(); });
}

Transport::Transport(asio::ip::tcp::socket socket, FlushList& flushes, SslPtr ssl, std::size_t outbox_bytes)
    : socket_(std::move(socket)), flushes_(flushes), ssl_(std::move(ssl)), outbox_(outbox_bytes) {
    error_code ignored; // a peer that is gone already shows at the first read
    socket_.non_blocking(true, ignored);
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

Transport::~Transport() = default;

asio::awaitable<bool> Transport::handshake() {
    while (ssl_) {
        ERR_clear_error();
        int const result = SSL_do_handshake(ssl_.get());
        if (result == 1) break;
        auto const attempt = from_ssl(result);
        if (attempt.error != asio::error::would_block) co_return false;
        error_code ec;
        co_await socket_.async_wait(attempt.wait, asio::redirect_error(asio::use_awaitable, ec));
        if (ec) co_return false;
    }
    co_return true;
}

bool Transport::send(events::SharedFrame const& frame) {
    if (!socket_.is_open()) return false;
    if (!outbox_.push(frame)) {
        close();
        return false;
    }
    if (!listed_ && !writing_) {
        listed_ = true;
        flushes_.add(shared_from_this());
    }
    return true;
}

void Transport::flush() {
    listed_ = false;
    while (socket_.is_open() && !writing_ && !outbox_.empty()) {
        auto const size = outbox_.peek(flushes_.scratch());
        auto const attempt = try_write(asio::buffer(flushes_.scratch().data(), size));
        outbox_.consume(attempt.bytes);
        if (attempt.error == asio::error::would_block)
            wait_to_write(attempt.wait);
        else if (attempt.error)
            return close();
    }
    if (drained_ && outbox_.bytes() <= kLowWater) drained_->cancel();
}

void Transport::wait_to_write(asio::ip::tcp::socket::wait_type what) {
    writing_ = true;
    if (!stalled_) stalled_ = std::make_unique<asio::steady_timer>(socket_.get_executor());
    stalled_->expires_after(kStall);
    stalled_->async_wait([weak = weak_from_this()](error_code ec) {
        if (auto self = weak.lock(); self && !ec) self->close();
    });
    socket_.async_wait(what, [self = shared_from_this()](error_code ec) {
        self->writing_ = false;
        self->stalled_->cancel();
        if (!ec) self->flush();
    });
}

Transport::Attempt Transport::read_tls(asio::mutable_buffer buffer) {
    ERR_clear_error();
    int const result =
        SSL_read(ssl_.get(), buffer.data(), static_cast<int>(std::min<std::size_t>(buffer.size(), 1 << 20)));
    return result > 0 ? Attempt{static_cast<std::size_t>(result), {}, {}} : from_ssl(result);
}

Transport::Attempt Transport::try_write(asio::const_buffer buffer) {
    Attempt made;
    if (ssl_) {
        ERR_clear_error();
        int const result = SSL_write(ssl_.get(), buffer.data(), static_cast<int>(buffer.size()));
        return result > 0 ? Attempt{static_cast<std::size_t>(result), {}, {}} : from_ssl(result);
    }
    made.bytes = socket_.write_some(asio::buffer(buffer), made.error);
    made.wait = asio::ip::tcp::socket::wait_write;
    return made;
}

Transport::Attempt Transport::from_ssl(int result) {
    switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ: return {0, asio::error::would_block, asio::ip::tcp::socket::wait_read};
    case SSL_ERROR_WANT_WRITE: return {0, asio::error::would_block, asio::ip::tcp::socket::wait_write};
    case SSL_ERROR_ZERO_RETURN: return {0, asio::error::eof, {}};
    default: return {0, asio::error::connection_reset, {}};
    }
}

asio::awaitable<void> Transport::drain() {
    auto const self = shared_from_this();
    while (socket_.is_open() && !outbox_.empty()) {
        error_code cancelled; // is how the timer says that something was sent
        co_await drained_timer().async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
}

asio::awaitable<void> Transport::finish() {
    auto const self = shared_from_this();
    co_await drain();
    if (ssl_ && SSL_is_init_finished(ssl_.get())) SSL_shutdown(ssl_.get());
    error_code ec;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
    expires_after(kFarewell);
    std::array<char, 2048> ignored{};
    for (std::size_t seen = 0; !ec && seen < kMostIgnored;)
        seen += co_await async_read_some(asio::buffer(ignored), asio::redirect_error(asio::use_awaitable, ec));
    close();
}

void Transport::close() {
    error_code ignored; // closing what is closed is no error
    socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
    if (deadline_) deadline_->cancel();
    if (stalled_) stalled_->cancel();
    if (drained_) drained_->cancel();
}

void Transport::expires_after(std::chrono::seconds patience) {
    if (patience.count() == 0) {
        deadline_.reset();
        return;
    }
    if (!deadline_) deadline_ = std::make_unique<asio::steady_timer>(socket_.get_executor());
    deadline_->expires_after(patience);
    deadline_->async_wait([weak = weak_from_this()](error_code ec) {
        if (auto self = weak.lock(); self && !ec) self->close();
    });
}

asio::steady_timer& Transport::drained_timer() {
    if (!drained_)
        drained_ = std::make_unique<asio::steady_timer>(socket_.get_executor(), asio::steady_timer::time_point::max());
    return *drained_;
}

} // namespace lateral::net

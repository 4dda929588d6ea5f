#include "server/net/http_session.hpp"

#include "protocol/codec.hpp"
#include "protocol/commands/invitations.hpp"
#include "protocol/commands/joining.hpp"
#include "server/net/file_requests.hpp"
#include "server/session/address.hpp"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <limits>
#include <openssl/crypto.h>
#include <spdlog/spdlog.h>

namespace lateral::net {
namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Request = http::request<http::string_body>;

namespace {

/// What succeeds for strangers: a token that came along opened nothing by it.
bool is_asked_at_the_door(protocol::Command const& command) {
    return command.is<protocol::LookAtInvitation>() || command.is<protocol::LookAtJoinLink>() ||
           command.is<protocol::ListOpenDoors>() || command.is<protocol::AskToJoin>();
}

constexpr std::uint32_t kHeaderLimit = 16 * 1024;
constexpr const char* kJson = "application/json; charset=utf-8";
constexpr const char* kText = "text/plain; charset=utf-8";

/// The requests of one connection, one after another.
class HttpSession {
public:
    HttpSession(std::shared_ptr<Transport> transport, Edge& edge, std::string peer)
        : transport_(std::move(transport)), edge_(edge), peer_(std::move(peer)) {}

    /// Ends when the connection does, or when it has become a WebSocket: that one is then in `upgraded`.
    asio::awaitable<void> run();

    std::unique_ptr<Request> upgraded;
    session::Caller caller;

private:
    using Parser = http::request_parser<http::string_body>;

    struct Refusal {
        http::status status;
        std::string reason;
    };

    asio::awaitable<bool> next();
    asio::awaitable<std::size_t> head_size(error_code& ec);
    asio::awaitable<std::optional<Refusal>> read_head(Parser& parser, error_code& ec);
    asio::awaitable<Response> respond(Request const& request);
    asio::awaitable<Response> call(Request const& request, std::string name);
    Response refuse(RequestHead const& head, http::status status, std::string reason) const {
        return make_response(head, edge_.options, status, kText, std::move(reason) + "\n");
    }
    asio::awaitable<bool> send(Response response, bool keep);
    Response redirect(RequestHead const& head) const;
    asio::awaitable<bool> upload(Parser& parser);
    asio::awaitable<bool> download(Request const& request, DownloadAddress address, bool keep);
    static std::optional<DownloadAddress> read_of_file(Request const& request);
    std::optional<protocol::Error> too_many(session::Caller const& who, std::int64_t turns);
    void learn(std::string const& token, http::status answered);
    session::Caller caller_of(RequestHead const& head) const;
    Response look(RequestHead const& head, std::string const& path) const;
    bool may_measure(RequestHead const& head) const;

    std::shared_ptr<Transport> transport_;
    Edge& edge_; // NOLINT
    std::string peer_;
    boost::beast::flat_buffer buffer_;
    bool is_upload_ = false;
};

/// Beast unfolds such lines without a word (RFC 9112, 5.2 has them refused).
bool has_folded_line(std::string_view head) {
    return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

/// A mistake of who sent it, and not the end of a connection.
bool is_malformed(error_code const& ec) {
    static auto const& parsing = make_error_code(http::error::bad_chunk).category();
    return ec && ec.category() == parsing && ec != http::error::end_of_stream && ec != http::error::partial_message;
}

/// The name of a session's limit; none is the name of an address.
std::string of_session(std::string const& token) { return "session " + token; }

std::string session_cookie(Options const& options, std::string const& token) {
    return std::string(cookie_name(options)) + "=" + token +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + (token.empty() ? "0" : "15552000") +
           (options.scheme == "https" ? "; Secure" : "");
}

asio::awaitable<void> HttpSession::run() {
    auto patience = edge_.options.header_timeout;
    while (transport_->is_open() && !edge_.stopping) {
        transport_->expires_after(patience);
        if (!co_await next()) break;
        patience = edge_.options.idle_timeout;
    }
    if (upgraded) transport_->expires_after(std::chrono::seconds(0));
}

/// Reads on until the header is whole: its length, or why there is none.
asio::awaitable<std::size_t> HttpSession::head_size(error_code& ec) {
    for (;;) {
        std::string_view const got(static_cast<char const*>(buffer_.data().data()), buffer_.size());
        if (auto const end = got.find("\r\n\r\n"); end != std::string_view::npos) co_return end + 4;
        if (got.size() > kHeaderLimit) {
            ec = http::error::header_limit;
            co_return 0;
        }
        // Between two requests nothing is lost by closing; browsers keep such connections for minutes.
        std::optional<StopEntry> idle;
        if (got.empty()) idle.emplace(edge_.stops, [transport = transport_] { transport->close(); });
        auto const read =
            co_await transport_->async_read_some(buffer_.prepare(2048), asio::redirect_error(asio::use_awaitable, ec));
        if (ec) co_return 0;
        if (idle) transport_->expires_after(edge_.options.header_timeout);
        buffer_.commit(read);
    }
}

asio::awaitable<std::optional<HttpSession::Refusal>> HttpSession::read_head(Parser& parser, error_code& ec) {
    auto const size = co_await head_size(ec);
    if (ec == http::error::header_limit)
        co_return Refusal{http::status::request_header_fields_too_large, "the header is too long"};
    if (ec) co_return std::nullopt;
    std::string_view const start(static_cast<char const*>(buffer_.data().data()), size);
    // Its own bound is that of the file it belongs to, and it goes to the disk as it comes.
    is_upload_ = start.starts_with("PUT /upload/");
    if (is_upload_) parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    if (has_folded_line(start)) co_return Refusal{http::status::bad_request, "a folded header line"};
    co_await http::async_read_header(*transport_, buffer_, parser, asio::redirect_error(asio::use_awaitable, ec));
    if (ec == http::error::body_limit) co_return Refusal{http::status::payload_too_large, "the body is too large"};
    if (ec) co_return Refusal{http::status::bad_request, "this is not HTTP"};
    if (auto reason = why_refused(parser.get().base(), edge_.options))
        co_return Refusal{http::status::bad_request, *std::move(reason)};
    co_return std::nullopt;
}

/// One request: false when the connection is to end.
asio::awaitable<bool> HttpSession::next() {
    error_code ec;
    Parser parser;
    parser.header_limit(kHeaderLimit + 2048);
    parser.body_limit(protocol::kMaxFrame);
    if (auto const refusal = co_await read_head(parser, ec))
        co_return co_await send(refuse(parser.get().base(), refusal->status, refusal->reason), false);
    if (!ec && !edge_.options.redirect_to.empty()) co_return co_await send(redirect(parser.get().base()), false);
    if (!ec && boost::beast::websocket::is_upgrade(parser.get())) {
        if (!has_socket_key(parser.get().base()))
            co_return co_await send(
                refuse(parser.get().base(), http::status::bad_request, "Sec-WebSocket-Key is not 16 bytes in base64"),
                false);
        upgraded = std::make_unique<Request>(parser.release());
        co_return false;
    }
    if (!ec && is_upload_) co_return co_await upload(parser);
    if (!ec) co_await http::async_read(*transport_, buffer_, parser, asio::redirect_error(asio::use_awaitable, ec));
    if (ec == http::error::body_limit)
        co_return co_await send(refuse(parser.get().base(), http::status::payload_too_large, "the body is too large"),
                                false);
    if (is_malformed(ec))
        co_return co_await send(
            refuse(parser.get().base(), http::status::bad_request, "the body is not framed as it says"), false);
    if (ec) co_return false;
    auto const request = parser.release();
    bool const keep = request.keep_alive();
    // It is here in full: what is asked may wait for its turn. A reader who takes nothing is noticed by the transport.
    transport_->expires_after(std::chrono::seconds(0));
    if (auto const address = read_of_file(request)) co_return co_await download(request, *address, keep);
    co_return co_await send(co_await respond(request), keep);
}

/// What comes without TLS has been read by whoever wanted to: a write is not sent on, so that its program is mended.
Response HttpSession::redirect(RequestHead const& head) const {
    if (head.method() != http::verb::get && head.method() != http::verb::head)
        return refuse(head, http::status::forbidden, "use https");
    auto response = refuse(head, http::status::permanent_redirect, "use https");
    response.set(http::field::location, edge_.options.redirect_to + std::string(head.target()));
    if (head.method() == http::verb::head) response.body().clear();
    return response;
}

/// Counted with the commands: by session, or by address where there is none. A token that has not opened anything here
/// yet counts as none: who makes up another one for each request would not be counted at all.
std::optional<protocol::Error> HttpSession::too_many(session::Caller const& who, std::int64_t turns) {
    // Not by connection: opening another one costs nothing, and a proxy may open one for each request.
    auto const mine = of_session(who.token);
    auto const wait =
        edge_.requests.take(edge_.requests.knows(mine) ? mine : session::counted_address(who.address), turns);
    if (!wait) return std::nullopt;
    return protocol::Error{protocol::ErrorCode::rate_limited, {}, {}, wait};
}

/// What only a session opens was opened with the token.
void HttpSession::learn(std::string const& token, http::status answered) {
    if (!token.empty() && static_cast<unsigned>(answered) < 400) edge_.requests.learn(of_session(token));
}

asio::awaitable<bool> HttpSession::upload(Parser& parser) {
    auto who = caller_of(parser.get().base());
    if (auto const error = too_many(who, 1))
        co_return co_await send(make_refusal(parser.get().base(), edge_.options, *error), false);
    auto response = co_await receive_upload(*transport_, buffer_, parser, edge_, who);
    learn(who.token, response.result());
    bool const keep = response.keep_alive();
    co_return co_await send(std::move(response), keep);
}

std::optional<DownloadAddress> HttpSession::read_of_file(Request const& request) {
    if (request.method() != http::verb::get && request.method() != http::verb::head) return std::nullopt;
    auto const path = path_of(request.target());
    return path ? download_address(*path) : std::nullopt;
}

asio::awaitable<bool> HttpSession::download(Request const& request, DownloadAddress address, bool keep) {
    RequestHead const& head = request.base();
    auto who = caller_of(head);
    if (auto const error = too_many(who, 1)) co_return co_await send(make_refusal(head, edge_.options, *error), keep);
    auto answer = co_await answer_download(head, edge_, who, address);
    learn(who.token, answer.head.result());
    bool const has_bytes = answer.file && request.method() == http::verb::get;
    // The end of a connection is no end of a file: kept open until its bytes are gone.
    answer.head.keep_alive(keep && !edge_.stopping);
    if (!has_bytes) co_return co_await send(std::move(answer.head), keep);
    error_code ec;
    co_await http::async_write(*transport_, answer.head, asio::redirect_error(asio::use_awaitable, ec));
    if (ec || !co_await send_file(*transport_, answer)) co_return (transport_->close(), false);
    if (answer.head.keep_alive()) co_return true;
    co_await transport_->finish();
    co_return false;
}

asio::awaitable<bool> HttpSession::send(Response response, bool keep) {
    response.keep_alive(keep && !edge_.stopping);
    error_code ec;
    co_await http::async_write(*transport_, response, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return false;
    if (response.keep_alive()) co_return true;
    co_await transport_->finish();
    co_return false;
}

session::Caller HttpSession::caller_of(RequestHead const& head) const {
    session::Caller made{{}, address_of(head, peer_, edge_.options)};
    std::string_view const bearer = head[http::field::authorization];
    if (bearer.starts_with("Bearer "))
        made.token = std::string(bearer.substr(7));
    else
        made.token = cookie_of(head, cookie_name(edge_.options));
    return made;
}

asio::awaitable<Response> HttpSession::respond(Request const& request) {
    RequestHead const& head = request.base();
    auto const path = path_of(head.target());
    if (!path) co_return refuse(head, http::status::bad_request, "the target is malformed");
    if (path->starts_with("/api/")) {
        if (request.method() != http::verb::post)
            co_return refuse(head, http::status::method_not_allowed, "commands are sent by POST");
        co_return co_await call(request, path->substr(5));
    }
#ifdef LATERAL_ECHO
    if (*path == "/_test/echo")
        co_return make_response(head, edge_.options, http::status::ok, "application/octet-stream", request.body());
#endif
    if (auto const address = upload_address(*path); address && request.method() == http::verb::get) {
        auto who = caller_of(head);
        if (auto const error = too_many(who, 1)) co_return make_refusal(head, edge_.options, *error);
        co_return co_await answer_received(head, edge_, std::move(who), *address);
    }
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        co_return refuse(head, http::status::method_not_allowed, "there is nothing to write here");
    auto response = look(head, *path);
    if (request.method() == http::verb::head) {
        auto const size = response.body().size();
        response.body().clear();
        response.content_length(size);
    }
    co_return response;
}

bool HttpSession::may_measure(RequestHead const& head) const {
    auto const& token = edge_.options.metrics_token;
    if (token.empty())
        return (peer_ == "127.0.0.1" || peer_ == "::1") && !edge_.options.trusted_proxies.contains(peer_);
    std::string_view const given = head[http::field::authorization];
    auto const wanted = "Bearer " + token;
    // How long it takes says nothing of how much of it was right.
    return given.size() == wanted.size() && CRYPTO_memcmp(given.data(), wanted.data(), wanted.size()) == 0;
}

Response HttpSession::look(RequestHead const& head, std::string const& path) const {
    if (path == "/health/live") return make_response(head, edge_.options, http::status::ok, kText, "alive\n");
    if (path == "/health/ready") {
        bool const ready = edge_.options.ready();
        return make_response(head, edge_.options, ready ? http::status::ok : http::status::service_unavailable, kText,
                             ready ? "ready\n" : "cannot write\n");
    }
    if (path == "/metrics" && may_measure(head))
        return make_response(head, edge_.options, http::status::ok, "text/plain; version=0.0.4; charset=utf-8",
                             edge_.options.metrics());
    if (auto const* file = edge_.files.find(path)) return make_file_response(head, edge_.options, *file);
    return refuse(head, http::status::not_found, "There is nothing at this address.");
}

asio::awaitable<Response> HttpSession::call(Request const& request, std::string name) {
    RequestHead const& head = request.base();
    auto const respond_with = [&](http::status status, std::string body) {
        return make_response(head, edge_.options, status, kJson, std::move(body));
    };
    auto const refuse_with = [&](protocol::Error const& error) { return make_refusal(head, edge_.options, error); };
    if (!may_write(head, edge_.options))
        co_return refuse_with(
            {protocol::ErrorCode::forbidden, "Origin", "requests from other origins are refused", {}});
    if (!std::string_view(head[http::field::content_type]).starts_with("application/json"))
        co_return refuse_with({protocol::ErrorCode::malformed, "Content-Type", "must be application/json", {}});
    auto const key = protocol::ClientKey::create(std::string_view(head["Idempotency-Key"]));
    if (!key && head.count("Idempotency-Key") > 0)
        co_return refuse_with({protocol::ErrorCode::malformed, "Idempotency-Key", key.error().message, {}});
    auto command = protocol::decode_command(name, request.body());
    bool const is_for_anybody = command && is_asked_at_the_door(*command);
    auto who = caller_of(head);
    if (auto const error = too_many(who, command ? session::turns_of(*command) : 1)) co_return refuse_with(*error);
    if (!command) co_return refuse_with(command.error());
    auto const made = co_await edge_.context.dispatcher.run(who, key ? key->str() : "", *std::move(command));
    if (!made.ok) co_return refuse_with(made.ok.error());
    if (!made.cookie && !is_for_anybody) learn(who.token, http::status::ok);
    auto response = respond_with(http::status::ok, protocol::encode_body(*made.ok, made.as_of));
    if (made.cookie) response.set(http::field::set_cookie, session_cookie(edge_.options, *made.cookie));
    if (made.signed_out) {
        response.set(http::field::set_cookie, session_cookie(edge_.options, ""));
        response.set("Clear-Site-Data", "\"cache\", \"storage\"");
    }
    co_return response;
}

} // namespace

asio::awaitable<void> serve(std::shared_ptr<Transport> transport, Edge& edge, std::string peer) {
    std::unique_ptr<Request> upgraded;
    session::Caller caller;
    StopEntry const cut(edge.cuts, [transport] { transport->close(); });
    transport->expires_after(edge.options.header_timeout);
    if (!co_await transport->handshake()) co_return transport->close();
    {
        HttpSession http(transport, edge, peer);
        co_await http.run();
        if (http.upgraded) {
            upgraded = std::move(http.upgraded);
            std::string_view const bearer = (*upgraded)[http::field::authorization];
            caller = {bearer.starts_with("Bearer ") ? std::string(bearer.substr(7))
                                                    : cookie_of(upgraded->base(), cookie_name(edge.options)),
                      address_of(upgraded->base(), peer, edge.options)};
        }
    }
    if (!upgraded) co_return;
    auto const path = path_of(upgraded->target()).value_or("");
#ifdef LATERAL_ECHO
    if (path == "/_test/echo") co_return co_await serve_echo(transport, edge, std::move(*upgraded));
#endif
    bool const good = path == "/live" && may_write(upgraded->base(), edge.options);
    if (good) co_return co_await serve_websocket(transport, edge, std::move(*upgraded), std::move(caller));
    auto response =
        make_response(upgraded->base(), edge.options,
                      path == "/live" ? http::status::forbidden : http::status::not_found, kText, "no socket here\n");
    response.keep_alive(false);
    error_code ec;
    co_await http::async_write(*transport, response, asio::redirect_error(asio::use_awaitable, ec));
    co_await transport->finish();
}

} // namespace lateral::net

#include "protocol/codec.hpp"
#include "server/net/file_requests.hpp"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/read.hpp>
#include <charconv>
#include <limits>

namespace lateral::net {
namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using protocol::ErrorCode;
using protocol::fail;
using protocol::Result;

namespace {

using BodyParser = http::request_parser<http::buffer_body>;

/// Read and written at a time: what an upload costs in memory, however long it is.
constexpr std::size_t kPiece = 64 * 1024;

/// Where in the file the body belongs; from its beginning, where nothing is said.
Result<std::int64_t> offset_of(RequestHead const& head) {
    if (head.count("Upload-Offset") == 0) return 0;
    std::string_view const digits = head["Upload-Offset"];
    std::int64_t offset = 0;
    auto const [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
    if (digits.empty() || ec != std::errc{} || end != digits.data() + digits.size() || offset < 0 ||
        head.count("Upload-Offset") > 1)
        return fail(ErrorCode::malformed, "Upload-Offset", "must be a number of bytes");
    return offset;
}

/// The body as far as it comes. An error ends the request; what came before it is kept.
asio::awaitable<Result<void>> take_body(Transport& transport, boost::beast::flat_buffer& buffer, BodyParser& parser,
                                        session::Upload& upload, std::chrono::seconds patience) {
    while (!parser.is_done()) {
        transport.expires_after(patience);
        std::string piece(kPiece, '\0');
        auto& body = parser.get().body();
        body.data = piece.data();
        body.size = piece.size();
        body.more = true;
        error_code ec;
        co_await http::async_read(transport, buffer, parser, asio::redirect_error(asio::use_awaitable, ec));
        if (ec == http::error::need_buffer) ec = {};
        piece.resize(kPiece - parser.get().body().size);
        if (static_cast<std::int64_t>(piece.size()) > upload.left())
            co_return fail(ErrorCode::too_large, "size", "more bytes than were announced");
        if (auto kept = co_await upload.append(std::move(piece)); !kept) co_return std::unexpected(kept.error());
        if (ec) co_return fail(ErrorCode::unavailable, "body", "the connection ended before the body");
    }
    co_return Result<void>{};
}

/// Who may send it, and where to.
asio::awaitable<Result<std::shared_ptr<session::Upload>>> begin(RequestHead const& head, Edge& edge,
                                                                session::Caller caller) {
    auto const path = path_of(head.target());
    auto const address = path ? upload_address(*path) : std::nullopt;
    if (!address) co_return fail(ErrorCode::not_found);
    if (!may_write(head, edge.options))
        co_return fail(ErrorCode::forbidden, "Origin", "requests from other origins are refused");
    auto const offset = offset_of(head);
    if (!offset) co_return std::unexpected(offset.error());
    co_return co_await edge.context.dispatcher.files().receive(std::move(caller), address->file, *offset);
}

} // namespace

asio::awaitable<Response> receive_upload(Transport& transport, boost::beast::flat_buffer& buffer, HeadParser& parser,
                                         Edge& edge, session::Caller caller) {
    BodyParser body(std::move(parser));
    RequestHead const head = body.get().base();
    auto const refuse = [&](protocol::Error const& error) {
        auto response = make_refusal(head, edge.options, error);
        response.keep_alive(false); // its body would be taken for the next request
        return response;
    };
    auto const upload = co_await begin(head, edge, std::move(caller));
    if (!upload) co_return refuse(upload.error());
    if (auto const length = body.content_length(); length && *length > static_cast<std::uint64_t>((*upload)->left()))
        co_return refuse({ErrorCode::too_large, "size", "more bytes than were announced", {}});
    if (boost::beast::iequals(head[http::field::expect], "100-continue")) {
        auto frame = std::make_shared<events::Frame>();
        frame->wire = "HTTP/1.1 100 Continue\r\n\r\n";
        frame->is_answer = true;
        transport.send(std::move(frame));
    }
    if (auto const taken = co_await take_body(transport, buffer, body, **upload, edge.options.idle_timeout); !taken)
        co_return refuse(taken.error());
    auto const here = co_await (*upload)->settle();
    if (!here) co_return refuse(here.error());
    auto response = make_response(head, edge.options, http::status::ok, "application/json; charset=utf-8",
                                  protocol::encode_body("{\"received\":" + std::to_string(*here) + "}", {}));
    response.keep_alive(body.keep_alive());
    co_return response;
}

} // namespace lateral::net

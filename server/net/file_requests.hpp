#pragma once

#include "server/net/edge.hpp"
#include "server/net/http_session.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// Requests that carry files: PUT and GET /upload/<id>, GET /files/<id>, /files/<id>/small and /files/<id>/large, and
/// GET /own-export/<number>, which is worth nothing without its member's session. Names stand in no address; they would
/// stand in the logs of proxies then.
namespace lateral::net {

struct FileAddress {
    protocol::FileId file;
    files::Copy copy{};
};
struct OwnExportAddress {
    std::int64_t number = 0;
};
using DownloadAddress = std::variant<FileAddress, OwnExportAddress>;

/// Nothing for what is no such address, and no 404 tells from another.
std::optional<FileAddress> upload_address(std::string_view path);
std::optional<DownloadAddress> download_address(std::string_view path);

/// An answer's head, and the bytes of the file that follow it.
struct FileAnswer {
    Response head;
    std::shared_ptr<session::Download> file; ///< none: the head is all
    std::int64_t at = 0;
    std::int64_t count = 0;
};

/// Whoever may see a post on which the file hangs gets it; an export is its member's, and no page of another origin
/// begins its download. Documents and everything that is not made by us are
/// downloads; nothing of it runs in our origin.
boost::asio::awaitable<FileAnswer> answer_download(RequestHead const& head, Edge& edge, session::Caller caller,
                                                   DownloadAddress address);
/// Sends the bytes as fast as their reader takes them, a piece in memory at a time. False when the connection is gone.
boost::asio::awaitable<bool> send_file(Transport& transport, FileAnswer const& answer);

/// How much of an upload is here.
boost::asio::awaitable<Response> answer_received(RequestHead const& head, Edge& edge, session::Caller caller,
                                                 FileAddress address);

using HeadParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// Takes the body of PUT /upload/<id> to the disk as it comes. The connection is fit for another request when the
/// answer says so (keep_alive); what is refused before its body came ends it.
boost::asio::awaitable<Response> receive_upload(Transport& transport, boost::beast::flat_buffer& buffer,
                                                HeadParser& parser, Edge& edge, session::Caller caller);

/// What refuses a command refuses a request too, in the same words.
Response make_refusal(RequestHead const& head, Options const& options, protocol::Error const& error);

/// One range of bytes of so many; several, or nonsense, count as none (RFC 9110, 14.2).
struct Range {
    std::size_t first;
    std::size_t last;
};
std::optional<Range> range_of(RequestHead const& head, std::size_t size);

} // namespace lateral::net

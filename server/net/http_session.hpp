#pragma once

#include "server/net/edge.hpp"
#include "server/net/request_check.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace lateral::net {

using Response = boost::beast::http::response<boost::beast::http::string_body>;

/// The answer's frame: status, the headers that every answer has, and a body.
Response make_response(RequestHead const& head, Options const& options, boost::beast::http::status status,
                       std::string_view type, std::string body);

/// A file, with the encoding that the browser likes best, validators and one range.
Response make_file_response(RequestHead const& head, Options const& options, StaticFiles::File const& file);

/// Name of the cookie that holds a session: `__Host-` where browsers allow it, so over https.
std::string_view cookie_name(Options const& options);

/// Runs the WebSocket that `head` asks for, until it closes.
boost::asio::awaitable<void> serve_websocket(std::shared_ptr<Transport> transport, Edge& edge,
                                             boost::beast::http::request<boost::beast::http::string_body> request,
                                             session::Caller caller);

#ifdef LATERAL_ECHO
boost::asio::awaitable<void> serve_echo(std::shared_ptr<Transport> transport, Edge& edge,
                                        boost::beast::http::request<boost::beast::http::string_body> request);
#endif

} // namespace lateral::net

#pragma once

#include "server/net/options.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace lateral::net {

using RequestHead = boost::beast::http::request_header<>;

/// What Beast's parser lets through and RFC 9112 does not: anything that a proxy before us could read differently.
/// Nothing when the request is unambiguous and meant for us, else the reason to refuse it and close.
std::optional<std::string> why_refused(RequestHead const& head, Options const& options);

/// Whether a page that sent this may write: our own origin, or no browser at all (no Origin and no cookie).
bool may_write(RequestHead const& head, Options const& options);

/// The person's address: the peer's, or what a trusted proxy says of the last hop that is not one itself.
std::string address_of(RequestHead const& head, std::string const& peer, Options const& options);

/// "/t/5?p=3" is path "/t/5"; percent-escapes are decoded once. Nothing when malformed or when it leaves the root.
std::optional<std::string> path_of(std::string_view target);

/// Whether an opening's Sec-WebSocket-Key is 16 bytes in base64, which Beast leaves to us (RFC 6455, 4.2.1).
bool has_socket_key(RequestHead const& head);

/// Without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);

std::string cookie_of(RequestHead const& head, std::string_view name);

} // namespace lateral::net

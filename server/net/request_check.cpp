#include "server/net/request_check.hpp"

#include "server/session/address.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <cctype>

namespace lateral::net {
namespace http = boost::beast::http;
namespace {

bool equal_folded(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<std::string> why_refused(RequestHead const& head, Options const& options) {
    if (head.version() != 10 && head.version() != 11) return "unknown HTTP version";
    if (head.count(http::field::host) != 1) return "a request names its Host once";
    auto const host = std::string(trimmed(head[http::field::host]));
    if (host.empty() || host.find_first_of(",@/ ") != std::string::npos || !options.hosts.contains(host))
        return "this is not that Host";
    if (head.count(http::field::content_length) > 1) return "Content-Length stands twice";
    auto const length = trimmed(head[http::field::content_length]);
    if (length.find_first_not_of("0123456789") != std::string_view::npos) return "Content-Length is not a number";
    if (head.count(http::field::transfer_encoding) > 0) {
        if (head.count(http::field::content_length) > 0) return "Content-Length beside Transfer-Encoding";
        if (head.count(http::field::transfer_encoding) > 1 || head.version() == 10 ||
            !equal_folded(trimmed(head[http::field::transfer_encoding]), "chunked"))
            return "Transfer-Encoding other than chunked";
    }
    auto const target = head.target();
    if (target.empty() || target.front() != '/') return "the target is not a path";
    if (target.find('#') != std::string_view::npos || target.size() > 2'000) return "the target is malformed";
    return std::nullopt;
}

bool may_write(RequestHead const& head, Options const& options) {
    if (auto const origin = head.find(http::field::origin); origin != head.end())
        return head.count(http::field::origin) == 1 && options.origins.contains(std::string(origin->value()));
    auto const site = head.find("Sec-Fetch-Site");
    if (site != head.end()) return site->value() == "same-origin";
    // Other programs send no Origin; they hold a token, and a cookie without Origin is a forged request.
    return head.count(http::field::cookie) == 0;
}

std::string address_of(RequestHead const& head, std::string const& peer, Options const& options) {
    if (!options.trusted_proxies.contains(peer)) return peer;
    // Some proxies add to the line that came, others put one of their own behind it: all lines are one list.
    std::string all;
    auto const [begin, end] = head.equal_range("X-Forwarded-For");
    for (auto line = begin; line != end; ++line) all.append(all.empty() ? "" : ",").append(line->value());
    std::string_view hops = all;
    while (!hops.empty()) {
        auto const comma = hops.rfind(',');
        boost::system::error_code ec;
        auto const hop = boost::asio::ip::make_address(
            std::string(trimmed(comma == std::string_view::npos ? hops : hops.substr(comma + 1))), ec);
        if (ec) return peer;
        if (auto plain = session::plain_address(hop); !options.trusted_proxies.contains(plain)) return plain;
        hops = comma == std::string_view::npos ? std::string_view{} : hops.substr(0, comma);
    }
    return peer;
}

std::optional<std::string> path_of(std::string_view target) {
    auto const parsed = boost::urls::parse_origin_form({target.data(), target.size()});
    if (!parsed) return std::nullopt;
    std::string path = parsed->path();
    if (path.find('\0') != std::string::npos || path.find("..") != std::string::npos ||
        path.find('\\') != std::string::npos)
        return std::nullopt;
    return path;
}

bool has_socket_key(RequestHead const& head) {
    if (head.count(http::field::sec_websocket_key) != 1) return false;
    std::string_view const key = trimmed(head[http::field::sec_websocket_key]);
    auto const is_digit = [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '/'; };
    return key.size() == 24 && key.ends_with("==") && std::ranges::all_of(key.substr(0, 22), is_digit);
}

std::string cookie_of(RequestHead const& head, std::string_view name) {
    for (auto const& field : head) {
        if (field.name() != http::field::cookie) continue;
        std::string_view rest = field.value();
        while (!rest.empty()) {
            auto const end = rest.find(';');
            auto const pair = trimmed(rest.substr(0, end));
            if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=')
                return std::string(pair.substr(name.size() + 1));
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
    }
    return {};
}

} // namespace lateral::net

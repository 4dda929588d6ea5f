#include "server/net/file_requests.hpp"
#include "server/net/http_session.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <charconv>
#include <chrono>
#include <ctime>
#include <optional>
#include <utility>

namespace lateral::net {
namespace http = boost::beast::http;
namespace {

/// No script or style but our own files, no other origin, no frame around us, no HTML from strings. Of the two policies
/// of trusted types one names the client's worker and refuses everything else (web/src/net/shell.ts); with the other
/// the editor reads what is pasted, in a document without a window (adr/0010).
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "manifest-src 'self'; "
    "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lateral ProseMirrorClipboard";

std::string http_date() {
    auto const now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 40> text{};
    auto const size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return {text.data(), size};
}

/// How much of an encoding is wanted, by its parameter q in thousandths (RFC 9110, 12.4.2); nonsense wants none.
int quality_of(http::param_list const& parameters) {
    for (auto const& [name, value] : parameters) {
        if (!boost::beast::iequals(name, "q")) continue;
        if (value.starts_with('1')) return 1'000;
        int made = 0;
        if (!value.starts_with("0.")) return 0;
        for (std::size_t i = 2; i < 5; ++i) {
            char const digit = i < value.size() ? value[i] : '0';
            if (digit < '0' || digit > '9') return 0;
            made = made * 10 + (digit - '0');
        }
        return made;
    }
    return 1'000;
}

/// How much the client wants an encoding: 0, not at all. (Beast's ext_list gives a name without parameters those of the
/// name before it.)
int wish_for(RequestHead const& head, std::string_view encoding) {
    int others = 0;
    for (std::string_view rest = head[http::field::accept_encoding]; !rest.empty();) {
        auto const one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        auto const name = trimmed(one.substr(0, one.find(';')));
        auto const parameters = one.substr(std::min(one.find(';'), one.size()));
        auto const quality = quality_of(http::param_list({parameters.data(), parameters.size()}));
        if (boost::beast::iequals({name.data(), name.size()}, {encoding.data(), encoding.size()})) return quality;
        if (name == "*") others = quality;
    }
    return others;
}

} // namespace

std::optional<Range> range_of(RequestHead const& head, std::size_t size) {
    std::string_view text = head[http::field::range];
    if (!text.starts_with("bytes=") || text.find(',') != std::string_view::npos || size == 0) return std::nullopt;
    text.remove_prefix(6);
    auto const dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto const number = [](std::string_view digits) -> std::optional<std::size_t> {
        std::size_t value = 0;
        auto const [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return ec == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
    };
    auto const from = number(text.substr(0, dash));
    auto const to = number(text.substr(dash + 1));
    if (from) return Range{*from, std::min(to.value_or(size - 1), size - 1)};
    if (to && *to > 0) return Range{size - std::min(*to, size), size - 1};
    return std::nullopt;
}

std::string_view cookie_name(Options const& options) {
    // On plain http, which is loopback only, not all browsers keep a __Host- cookie.
    return options.scheme == "https" ? "__Host-lateral" : "lateral_dev";
}

Response make_response(RequestHead const& head, Options const& options, http::status status, std::string_view type,
                       std::string body) {
    Response response(status, head.version());
    response.set(http::field::date, http_date());
    response.set(http::field::content_type, type);
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    if (type.starts_with("text/html")) response.set("Content-Security-Policy", kPolicy);
    if (options.scheme == "https")
        response.set(http::field::strict_transport_security, "max-age=31536000; includeSubDomains");
    if (response.find(http::field::cache_control) == response.end())
        response.set(http::field::cache_control, "no-store");
    response.body() = std::move(body);
    response.prepare_payload();
    return response;
}

Response make_file_response(RequestHead const& head, Options const& options, StaticFiles::File const& file) {
    // A part of what it was before is no use.
    bool const ranged =
        head.count(http::field::range) == 1 &&
        (head.count(http::field::if_range) == 0 || head[http::field::if_range] == std::string_view(file.etag));
    int const for_brotli = file.brotli.empty() ? 0 : wish_for(head, "br");
    int const for_gzip = file.gzip.empty() ? 0 : wish_for(head, "gzip");
    bool const brotli = !ranged && for_brotli > 0 && for_brotli >= for_gzip;
    bool const gzip = !ranged && !brotli && for_gzip > 0;
    bool const unchanged = head[http::field::if_none_match] == std::string_view(file.etag);
    auto const& whole = brotli ? file.brotli : gzip ? file.gzip : file.plain;
    auto const range = ranged ? range_of(head, whole.size()) : std::nullopt;
    bool const beyond = range && (range->first >= whole.size() || range->first > range->last);

    auto status = http::status::ok;
    std::string body;
    if (unchanged)
        status = http::status::not_modified;
    else if (beyond)
        status = http::status::range_not_satisfiable;
    else if (range)
        (status = http::status::partial_content, body = whole.substr(range->first, range->last - range->first + 1));
    else
        body = whole;

    auto response = make_response(head, options, status, file.type, std::move(body));
    response.set(http::field::etag, file.etag);
    response.set(http::field::vary, "Accept-Encoding");
    response.set(http::field::accept_ranges, "bytes");
    response.set(http::field::cache_control, file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (brotli || gzip) response.set(http::field::content_encoding, brotli ? "br" : "gzip");
    if (beyond)
        response.set(http::field::content_range, "bytes */" + std::to_string(whole.size()));
    else if (range && !unchanged)
        response.set(http::field::content_range, "bytes " + std::to_string(range->first) + "-" +
                                                     std::to_string(range->last) + "/" + std::to_string(whole.size()));
    return response;
}

} // namespace lateral::net

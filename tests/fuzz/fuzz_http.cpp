// What a request's head goes through before anything is done for it.
#include "server/net/request_check.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdint>
#include <cstdlib>

namespace http = boost::beast::http;
using namespace lateral::net;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static Options const options = [] {
        Options made;
        made.scheme = "https";
        made.origins = {"https://lateral.example.org"};
        made.hosts = {"lateral.example.org"};
        made.trusted_proxies = {"127.0.0.1", "10.0.0.1"};
        return made;
    }();
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    if (auto const path = path_of(bytes)) {
        // Nothing leaves the root, and nothing is cut short in the file system.
        if (path->find("..") != std::string::npos || path->find('\0') != std::string::npos ||
            path->find('\\') != std::string::npos)
            std::abort();
    }
    http::request_parser<http::string_body> parser;
    parser.header_limit(16 * 1024);
    parser.body_limit(128 * 1024);
    boost::system::error_code ec;
    parser.put(boost::asio::buffer(data, size), ec);
    if (!parser.is_header_done()) return 0;
    RequestHead const& head = parser.get().base();
    auto const refused = why_refused(head, options);
    if (!refused) {
        if (head.count(http::field::host) != 1) std::abort();
        if (head.count(http::field::content_length) > 0 && head.count(http::field::transfer_encoding) > 0) std::abort();
        if (auto const path = path_of(head.target()); path && !path->starts_with('/')) std::abort();
    }
    if (may_write(head, options) && head.count(http::field::origin) > 0 &&
        head[http::field::origin] != "https://lateral.example.org")
        std::abort();
    auto const address = address_of(head, "127.0.0.1", options);
    if (address.empty()) std::abort();
    if (address_of(head, "192.0.2.7", options) != "192.0.2.7") std::abort(); // nobody believes a stranger's headers
    if (cookie_of(head, "__Host-lateral").find(';') != std::string::npos) std::abort();
    (void)has_socket_key(head);
    return 0;
}

// Where one request ends and the next begins: what a proxy could read differently is refused (RFC 9112).
#include "tests/support/client.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

TestServer& server() {
    static TestServer one; // what one peer does wrong is nothing to the next
    return one;
}

std::string host() { return "Host: 127.0.0.1:" + std::to_string(server().port()) + "\r\n"; }
std::string get(std::string const& lines, std::string const& body = {}) {
    return "GET / HTTP/1.1\r\n" + host() + lines + "\r\n" + body;
}
std::string post(std::string const& lines, std::string const& body) {
    return "POST /api/space.list HTTP/1.1\r\n" + host() + "Content-Type: application/json\r\n" + lines + "\r\n" + body;
}
std::string chunked(std::string const& body) { return post("Transfer-Encoding: chunked\r\n", body); }

std::size_t answers_in(std::string const& got) {
    std::size_t count = 0;
    for (auto at = got.find("HTTP/1.1 "); at != std::string::npos; at = got.find("HTTP/1.1 ", at + 1)) ++count;
    return count;
}

/// What comes back for these bytes with another request behind them, up to where the server closes.
std::string answers_to(std::string const& bytes) {
    auto socket = RawWebSocket::unopened(server().port());
    socket.send_bytes(bytes + "GET /health/live HTTP/1.1\r\n" + host() + "Connection: close\r\n\r\n");
    return socket.rest();
}

/// Refused and closed: one answer, and none to what stands behind it.
void check_refused(std::string const& bytes, std::string const& status = "400") {
    auto const got = answers_to(bytes);
    CAPTURE(bytes.substr(0, 400), got);
    CHECK(got.starts_with("HTTP/1.1 " + status + " "));
    CHECK(answers_in(got) == 1);
    CHECK(got.find("Connection: close\r\n") != std::string::npos);
    CHECK(got.find("alive") == std::string::npos);
}

} // namespace

TEST_CASE("good requests behind one another are answered one after another") {
    CHECK(answers_in(answers_to(get(""))) == 2);
    CHECK(answers_in(answers_to(get("Content-Length: 5\r\n", "hello"))) == 2);
    CHECK(answers_in(answers_to(get("Content-Length: 0005 \r\n", "hello"))) == 2);
    CHECK(answers_in(answers_to(chunked("2\r\n{}\r\n0\r\n\r\n"))) == 2);
    CHECK(answers_in(answers_to(chunked("0002;note=\"x\"\r\n{}\r\n0\r\nLater: yes\r\n\r\n"))) == 2);
}

TEST_CASE("a request names one Host, ours, and a path") {
    auto const port = std::to_string(server().port());
    check_refused("GET / HTTP/1.1\r\n\r\n");
    check_refused("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    check_refused("GET / HTTP/1.1\r\n" + host() + host() + "\r\n");
    check_refused("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + ",evil.example\r\n\r\n");
    check_refused("GET / HTTP/1.1\r\nHost: user@127.0.0.1:" + port + "\r\n\r\n");
    check_refused("GET / HTTP/1.1\r\nHost:\r\n\r\n");
    check_refused("GET * HTTP/1.1\r\n" + host() + "\r\n");
    check_refused("CONNECT evil.example:80 HTTP/1.1\r\n" + host() + "\r\n");
    check_refused("GET http://evil.example/ HTTP/1.1\r\n" + host() + "\r\n");
    check_refused("GET /#x HTTP/1.1\r\n" + host() + "\r\n");
    check_refused("GET  / HTTP/1.1\r\n" + host() + "\r\n");
    check_refused("GET / HTTP/1.1 \r\n" + host() + "\r\n");
    check_refused("GET /\r\n" + host() + "\r\n");
    check_refused("GET / HTTP/1.2\r\n" + host() + "\r\n");
    check_refused("GET / HTTP/2.0\r\n" + host() + "\r\n");
    check_refused("GET / http/1.1\r\n" + host() + "\r\n");
    check_refused("\x16\x03\x01 this is not HTTP\r\n\r\n");
}

TEST_CASE("lines of a header end in CR LF, have a name without a space, and hold no control characters") {
    using namespace std::string_literals;
    check_refused("GET / HTTP/1.1\n" + host() + "\r\n");
    check_refused("GET / HTTP/1.1\nHost: 127.0.0.1:" + std::to_string(server().port()) + "\n\n");
    check_refused(get("X: a\nY: b\r\n"));
    check_refused(get("X: a\n"));
    check_refused(get("X: a\r"));
    check_refused(get("X: a\rY: b\r\n"));
    check_refused(get("X : a\r\n"));
    check_refused(get("X\t: a\r\n"));
    check_refused(get("Content-Length : 5\r\n", "hello"));
    check_refused(get("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"));
    check_refused(get("X\r\n"));
    check_refused(get(": a\r\n"));
    check_refused(get("X: a\0b\r\n"s));
    check_refused(get("X\0: a\r\n"s));
    check_refused(get("X: a\x7f\r\n"));
    check_refused(get("X: a\x01\r\n"));
    check_refused("GET /\0 HTTP/1.1\r\n"s + host() + "\r\n");
    check_refused(get("X: a\r\n folded\r\n"));
    check_refused(get("X: a\r\n\tfolded\r\n"));
    check_refused(get("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"));
    check_refused("GET / HTTP/1.1\r\n " + host() + "\r\n");
    check_refused(get("Long: " + std::string(20'000, 'x') + "\r\n"), "431");
}

TEST_CASE("a Content-Length is one number of digits") {
    for (auto const* length : {"+5", "-5", "-1", "0x5", "5x", "x", "5 5", "5,5", "5, 5", "5;", "1e1", "5.0", "",
                               "\"5\"", "18446744073709551616", "18446744073709551621", "99999999999999999999999999"})
        check_refused(get("Content-Length: " + std::string(length) + "\r\n", "hello"));
    check_refused(get("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"));
    check_refused(get("Content-Length: 2\r\nContent-Length: 2\r\n", "ab"));
    check_refused(get("Content-Length: 2\r\ncontent-length: 2\r\n", "ab"));
    check_refused(post("Content-Length: 18446744073709551615\r\n", "{}"), "413");
    check_refused(post("Content-Length: 999999999\r\n", "{}"), "413");
}

TEST_CASE("a Transfer-Encoding is chunked, alone") {
    check_refused(get("Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n"));
    for (auto const* encoding : {"", "identity", "xchunked", "gzip, chunked", "chunked, identity", "chunked, chunked",
                                 "chunked;q=1", "\"chunked\"",
                                 "\x0b"
                                 "chunked"})
        check_refused(get("Transfer-Encoding: " + std::string(encoding) + "\r\n", "0\r\n\r\n"));
    check_refused(get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    check_refused(get("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"));
    for (auto const& request :
         {get("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
          get("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
          post("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", "0\r\n\r\n"),
          "PUT /upload/5 HTTP/1.1\r\n" + host() +
              "Upload-Offset: 0\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"})
        check_refused(request);
    CHECK(answers_to("GET / HTTP/1.0\r\n" + host() + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").find(" 400 ") == 8);
}

TEST_CASE("a chunk's size is hexadecimal digits, and its bytes end where it says") {
    for (auto const* size : {"", "x", "-2", "+2", "0x2", "2x", "2 2", " 2", "2,", "10000000000000000",
                             "fffffffffffffffff", "2\n", "2\n{}\n0\n\n"})
        check_refused(chunked(std::string(size) + "\r\n{}\r\n0\r\n\r\n"));
    check_refused(chunked("2\n{}\r\n0\r\n\r\n"));
    check_refused(chunked("2\r\n{}0\r\n\r\n"));
    check_refused(chunked("2\r\n{} \r\n0\r\n\r\n"));
    check_refused(chunked("2\r\n{}\n0\r\n\r\n"));
    check_refused(chunked("2\r\n{}\r\n-0\r\n\r\n"));
    check_refused(chunked("2\r\n{}\r\n0\r\nLater : yes\r\n\r\n"));
    check_refused(chunked("fffffff\r\n{}\r\n0\r\n\r\n"), "413");
}

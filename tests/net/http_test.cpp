#include "tests/support/client.hpp"
#include "tests/support/raw_websocket.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace lateral::tests;

namespace {

constexpr const char* kPlainAsset = "export const digits = '0123456789';\n";

} // namespace

TEST_CASE("every answer carries the headers that protect its reader") {
    TestServer server;
    auto const page = http(server.port(), {.target = "/s/5"});
    CHECK(page.status == 200);
    CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
    CHECK(page.headers.at("content-security-policy").starts_with("default-src 'none'"));
    CHECK(page.headers.at("content-security-policy").find("unsafe") == std::string::npos);
    for (auto const* directive : {"script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'",
                                  "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"})
        CHECK(page.headers.at("content-security-policy").find("; " + std::string(directive) + ";") !=
              std::string::npos);
    CHECK(page.headers.at("content-security-policy").ends_with("trusted-types lateral ProseMirrorClipboard"));
    CHECK(page.headers.at("x-content-type-options") == "nosniff");
    CHECK(page.headers.at("referrer-policy") == "no-referrer");
    CHECK(page.headers.at("cross-origin-opener-policy") == "same-origin");
    CHECK(page.headers.at("cross-origin-resource-policy") == "same-origin");
    CHECK(page.headers.count("date") == 1);
    auto const api = call(server.port(), "space.list", "{}", server.bo.token);
    CHECK(api.status == 200);
    CHECK(api.headers.at("cache-control") == "no-store");
    CHECK(api.headers.at("content-type") == "application/json; charset=utf-8");
    // Browsers would remember it for a machine that speaks no TLS.
    CHECK(page.headers.count("strict-transport-security") == 0);
}

TEST_CASE("no other origin is told that it may read, whatever it asks for") {
    TestServer server;
    std::map<std::string, std::string> const asked{{"Access-Control-Request-Method", "POST"},
                                                   {"Access-Control-Request-Headers", "content-type, authorization"},
                                                   {"Access-Control-Request-Private-Network", "true"},
                                                   {"Content-Type", "application/json"},
                                                   {"Cookie", "lateral_dev=" + server.bo.token}};
    for (auto const& origin : {std::string("https://evil.example"), std::string("null"), server.origin()}) {
        auto headers = asked;
        headers["Origin"] = origin;
        for (auto const* target : {"/", "/api/space.list", "/api/session.sign_in", "/live", "/files/5", "/upload/5",
                                   "/assets/app-12345678.js", "/nothing", "*"})
            for (auto const* method : {"OPTIONS", "GET", "POST"}) {
                auto const got = http(server.port(), {method, target, headers, "{}"});
                CAPTURE(origin, target, method, got.status);
                for (auto const& [name, value] : got.headers) CHECK_FALSE(name.starts_with("access-control-"));
                if (std::string_view(method) == "OPTIONS") CHECK(got.status == (target[0] == '*' ? 400 : 405));
                if (std::string_view(method) == "POST" && origin != server.origin()) CHECK(got.status >= 400);
            }
    }
}

TEST_CASE("a file goes in the encoding that its reader likes, and caches are told that it depends") {
    TestServer server([](auto& config) {
        auto const asset = config.web + "/assets/app-12345678.js";
        std::ofstream(asset + ".br") << "as brotli";
        std::ofstream(asset + ".gz") << "as gzip";
    });
    auto const encoding_for = [&](std::optional<std::string> const& accepted) {
        HttpRequest request{.target = "/assets/app-12345678.js"};
        if (accepted) request.headers["Accept-Encoding"] = *accepted;
        auto const got = http(server.port(), request);
        CHECK(got.status == 200);
        CHECK(got.headers.at("vary") == "Accept-Encoding");
        auto const found = got.headers.find("content-encoding");
        std::string const made = found == got.headers.end() ? "" : found->second;
        CHECK(got.body == (made == "br" ? "as brotli" : made == "gzip" ? "as gzip" : kPlainAsset));
        return made;
    };
    for (auto const* accepted : {"br", "gzip, deflate, br", "gzip, br;q=1", "br;q=0.001", "BR", "gzip;q=0.5,br;q=0.5",
                                 "*", "gzip;q=0, *;q=0.1", "gzip;q=0, br; q=0.5"}) {
        CAPTURE(accepted);
        CHECK(encoding_for(accepted) == "br");
    }
    for (auto const* accepted : {"gzip", "gzip, deflate", "br;q=0, gzip", "br; q=0, gzip", "br ; Q=0.000 , gzip",
                                 "br;q=0.5, gzip;q=0.8", "brotli, gzip", "x-br, gzip", "br;q=0, *", "br;q=no, gzip"}) {
        CAPTURE(accepted);
        CHECK(encoding_for(accepted) == "gzip");
    }
    for (auto const* accepted : {"", "identity", "deflate, zstd", "br;q=0", "br;q=0.0, gzip;q=0", "gzip; q=0.000",
                                 "*;q=0", "identity, *;q=0", "gzipped, abr", ";;q=,"}) {
        CAPTURE(accepted);
        CHECK(encoding_for(accepted).empty());
    }
    CHECK(encoding_for(std::nullopt).empty());
    // What is there in no encoding goes as it is, and a part is a part of that.
    CHECK(http(server.port(), {.target = "/", .headers = {{"Accept-Encoding", "br, gzip"}}})
              .headers.count("content-encoding") == 0);
    auto const part = http(server.port(), {.target = "/assets/app-12345678.js",
                                           .headers = {{"Accept-Encoding", "br, gzip"}, {"Range", "bytes=0-5"}}});
    CHECK(part.body == "export");
    CHECK(part.headers.count("content-encoding") == 0);
    CHECK(part.headers.at("vary") == "Accept-Encoding");
}

TEST_CASE("the socket takes no permessage-deflate unless the configuration has it") {
    std::string const offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
    auto const agreed = [&](TestServer const& server) {
        return RawWebSocket(server.port(), offer + "Authorization: Bearer " + server.bo.token + "\r\n", "/live")
                   .head()
                   .find("Sec-WebSocket-Extensions: permessage-deflate") != std::string::npos;
    };
    TestServer const usual;
    CHECK_FALSE(agreed(usual));
    RawWebSocket squeezed(usual.port(), offer, "/live");
    squeezed.send({.reserved = 4, .payload = Deflater(9).message(R"({"id":1,"cmd":"hello","args":{}})")});
    CHECK(squeezed.close_code() == 1002);
    CHECK(agreed(TestServer([](auto& config) { config.deflate = true; })));
}

TEST_CASE("files have validators, immutable names and ranges") {
    TestServer server;
    auto const whole = http(server.port(), {.target = "/assets/app-12345678.js"});
    CHECK(whole.status == 200);
    CHECK(whole.headers.at("cache-control") == "public, max-age=31536000, immutable");
    auto const again = http(
        server.port(), {.target = "/assets/app-12345678.js", .headers = {{"If-None-Match", whole.headers.at("etag")}}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    auto const part = http(server.port(), {.target = "/assets/app-12345678.js", .headers = {{"Range", "bytes=0-5"}}});
    CHECK(part.status == 206);
    CHECK(part.body == "export");
    auto const part_of = [&](std::string const& version) {
        return http(server.port(),
                    {.target = "/assets/app-12345678.js", .headers = {{"Range", "bytes=0-5"}, {"If-Range", version}}});
    };
    CHECK(part_of(whole.headers.at("etag")).status == 206);
    CHECK(part_of("\"as-it-was-before\"").status == 200);
    CHECK(part_of("\"as-it-was-before\"").body == whole.body);
    CHECK(http(server.port(), {.target = "/assets/app-12345678.js", .headers = {{"Range", "bytes=900-"}}}).status ==
          416);
    CHECK(http(server.port(), {.method = "HEAD", .target = "/assets/app-12345678.js"}).body.empty());
}

TEST_CASE("what is not there is 404, and nothing above the root is read") {
    TestServer server;
    for (auto const* target : {"/nothing", "/.git/config", "/s/abc", "/s/", "/index.php", "/_test/other"})
        CHECK(http(server.port(), {.target = target}).status == 404);
    for (auto const* target : {"/../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/%00", "/a\\..\\b"})
        CHECK(http(server.port(), {.target = target}).status >= 400);
}

TEST_CASE("methods that nothing here is done by are refused") {
    TestServer server;
    CHECK(http(server.port(), {.method = "TRACE"}).status == 405);
    CHECK(http(server.port(), {.method = "DELETE"}).status == 405);
}

TEST_CASE("only our own pages and programs with a token may write") {
    TestServer server;
    auto const post = [&](std::map<std::string, std::string> headers) {
        return http(server.port(), {"POST", "/api/space.list", std::move(headers), "{}"}).status;
    };
    std::string const bearer = "Bearer " + server.bo.token;
    std::string const cookie = "lateral_dev=" + server.bo.token;
    std::string const json = "application/json";
    CHECK(post({{"Content-Type", json}, {"Authorization", bearer}}) == 200);
    CHECK(post({{"Content-Type", json}, {"Cookie", cookie}, {"Origin", server.origin()}}) == 200);
    CHECK(post({{"Content-Type", json}, {"Cookie", cookie}}) == 403);
    CHECK(post({{"Content-Type", json}, {"Cookie", cookie}, {"Origin", "http://evil.example"}}) == 403);
    CHECK(post({{"Content-Type", json}, {"Cookie", cookie}, {"Origin", "null"}}) == 403);
    CHECK(post({{"Content-Type", json}, {"Cookie", cookie}, {"Sec-Fetch-Site", "cross-site"}}) == 403);
    CHECK(post({{"Content-Type", "text/plain"}, {"Authorization", bearer}}) == 400);
    CHECK(http(server.port(), {"GET", "/api/space.list", {{"Authorization", bearer}}, ""}).status == 405);
}

TEST_CASE("the socket opens for our own origin only") {
    TestServer server;
    CHECK_NOTHROW(Socket(server.port(), server.bo.token));
    CHECK_NOTHROW(Socket(server.port(), server.bo.token, "/live", server.origin()));
    CHECK_THROWS(Socket(server.port(), server.bo.token, "/live", "http://evil.example"));
    CHECK_THROWS(Socket(server.port(), server.bo.token, "/other"));
}

TEST_CASE("bodies past the limit are refused before they are read") {
    TestServer server;
    auto const huge = http(
        server.port(), {"POST", "/api/post.create", {{"Content-Type", "application/json"}}, std::string(200'000, ' ')});
    CHECK(huge.status == 413);
}

TEST_CASE("metrics and health answer the machine itself, and metrics nobody else") {
    TestServer open;
    CHECK(http(open.port(), {.target = "/health/live"}).status == 200);
    CHECK(http(open.port(), {.target = "/health/ready"}).status == 200);
    auto const metrics = http(open.port(), {.target = "/metrics"}).body;
    CHECK(metrics.find("lateral_commits_total") != std::string::npos);
    TempFolder folder;
    std::ofstream(folder.path() / "metrics.txt") << metrics;
    CHECK(std::system(("promtool check metrics < " + (folder.path() / "metrics.txt").string()).c_str()) == 0);
    TestServer closed([](auto& config) { config.metrics_token = "secret-for-metrics"; });
    CHECK(http(closed.port(), {.target = "/metrics"}).status == 404);
    CHECK(http(closed.port(), {.target = "/metrics", .headers = {{"Authorization", "Bearer secret-for-metrics"}}})
              .status == 200);
}

TEST_CASE("a cookie is for http alone to read, and sign-out takes it and what was kept") {
    TestServer server;
    auto const signed_in =
        call(server.port(), "session.sign_in", R"({"email":"BO@example.org","password":"quiet lake morning"})");
    REQUIRE(signed_in.status == 200);
    auto const cookie = signed_in.headers.at("set-cookie");
    CHECK(cookie.find("HttpOnly") != std::string::npos);
    CHECK(cookie.find("SameSite=Lax") != std::string::npos);
    CHECK(cookie.find("Domain") == std::string::npos);
    CHECK(signed_in.body.find("\"token\"") == std::string::npos);
    auto const pair = cookie.substr(0, cookie.find(';'));
    HttpRequest const out{"POST",
                          "/api/session.sign_out",
                          {{"Content-Type", "application/json"}, {"Cookie", pair}, {"Origin", server.origin()}},
                          "{}"};
    auto const signed_out = http(server.port(), out);
    CHECK(signed_out.status == 200);
    CHECK(signed_out.headers.at("set-cookie").find("Max-Age=0") != std::string::npos);
    CHECK(signed_out.headers.at("clear-site-data").find("storage") != std::string::npos);
    CHECK(http(server.port(), out).status == 401);
}

TEST_CASE("a new connection for each request is no way around the limit") {
    TestServer server([](auto& config) {
        config.threads = 1;
        config.reads_per_minute = 20;
    });
    int answered = 0;
    for (int i = 0; i < 60; ++i) answered += call(server.port(), "space.list", "{}", server.bo.token).status == 200;
    CHECK(answered < 40);
    CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 429);
    CHECK(call(server.port(), "space.list", "{}", server.cy.token).status == 200);
}

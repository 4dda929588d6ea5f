#include "tests/support/client.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace lateral::tests;

TEST_CASE("every answer carries the headers that protect its reader") {
    TestServer server;
    auto const page = http(server.port(), {.target = "/s/5"});
    CHECK(page.status == 200);
    CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
    CHECK(page.headers.at("content-security-policy").starts_with("default-src 'none'"));
    CHECK(page.headers.at("content-security-policy").find("unsafe") == std::string::npos);
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
    CHECK(api.headers.count("access-control-allow-origin") == 0);
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

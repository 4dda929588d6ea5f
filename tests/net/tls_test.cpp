#include "tests/support/certificate.hpp"
#include "tests/support/client.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/test_server.hpp"
#include "tests/support/tls_client.hpp"

#include <catch2/catch.hpp>
#include <openssl/ssl.h>

using namespace lateral::tests;

TEST_CASE("over TLS the server answers, asks browsers to stay there, and keeps its cookie to https") {
    Certificate made;
    TestServer server([&](auto& config) {
        config.tls_certificate = made.certificate;
        config.tls_key = made.key;
    });
    auto const page = https(server.port(), {.target = "/"});
    CHECK(page.status == 200);
    CHECK(page.headers.at("strict-transport-security") == "max-age=31536000; includeSubDomains");
    auto const signed_in = https(server.port(), {"POST",
                                                 "/api/session.sign_in",
                                                 {{"Content-Type", "application/json"}},
                                                 R"({"email":"bo@example.org","password":"quiet lake morning"})"});
    REQUIRE(signed_in.status == 200);
    auto const cookie = signed_in.headers.at("set-cookie");
    CHECK(cookie.starts_with("__Host-lateral="));
    CHECK(cookie.find("; Secure") != std::string::npos);
    CHECK(cookie.find("Path=/;") != std::string::npos);
    CHECK(https(server.port(),
                {"POST", "/api/session.sign_out", {{"Content-Type", "application/json"}}, std::string(100'000, ' ')})
              .status == 400);
}

TEST_CASE("over TLS every kind of answer asks browsers to stay there") {
    Certificate const made;
    TestServer server([&](auto& config) { made.use_in(config); });
    std::map<std::string, std::string> const mine{{"Content-Type", "application/json"},
                                                  {"Authorization", "Bearer " + server.bo.token}};
    auto const check = [&](HttpRequest const& request, int status) {
        auto got = https(server.port(), request);
        CAPTURE(request.method, request.target, got.body);
        CHECK(got.status == status);
        CHECK(got.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains");
        return got;
    };
    auto const asset = check({.target = "/assets/app-12345678.js"}, 200);
    check({.target = "/assets/app-12345678.js", .headers = {{"If-None-Match", asset.headers.at("etag")}}}, 304);
    check({"POST", "/api/space.list", mine, "{}"}, 200);
    check({"POST", "/api/space.list", {{"Content-Type", "application/json"}}, "{}"}, 401);
    check({.target = "/files/5", .headers = mine}, 404);
    check({.method = "PUT", .target = "/upload/5", .headers = mine}, 404);
    check({.target = "/nothing"}, 404);
    check({.target = "/#x"}, 400);
}

TEST_CASE("TLS 1.2 is spoken with forward secret, authenticated ciphers alone") {
    Certificate const made;
    TestServer server([&](auto& config) { made.use_in(config); });
    auto const agreed = [&](std::string const& ciphers) {
        return TlsClient(server.port(), TLS1_2_VERSION, ciphers).cipher();
    };
    CHECK(agreed("ECDHE-RSA-AES128-GCM-SHA256") == "ECDHE-RSA-AES128-GCM-SHA256");
    CHECK(agreed("ECDHE-RSA-CHACHA20-POLY1305") == "ECDHE-RSA-CHACHA20-POLY1305");
    CHECK(agreed("AES128-SHA:ECDHE-RSA-AES256-GCM-SHA384") == "ECDHE-RSA-AES256-GCM-SHA384");
    for (auto const* weak : {"AES128-SHA", "AES128-GCM-SHA256", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES128-SHA256",
                             "DHE-RSA-AES128-GCM-SHA256", "AECDH-AES128-SHA", "NULL-SHA256"}) {
        CAPTURE(weak);
        CHECK_THROWS_WITH(agreed(weak), Catch::Contains("handshake failure"));
    }
}

TEST_CASE("a TLS connection is not negotiated anew") {
    Certificate const made;
    TestServer server([&](auto& config) { made.use_in(config); });
    TlsClient client(server.port(), TLS1_2_VERSION, "ECDHE+AESGCM");
    CHECK_FALSE(client.negotiates_anew());
    CHECK(https(server.port(), {.target = "/health/live"}).status == 200);
}

TEST_CASE("TLS below 1.2, and plain text on the TLS port, get nothing") {
    Certificate made;
    TestServer server([&](auto& config) {
        config.tls_certificate = made.certificate;
        config.tls_key = made.key;
    });
    CHECK_THROWS(https(server.port(), {.target = "/"}, TLS1_1_VERSION));
    CHECK(https(server.port(), {.target = "/"}, TLS1_2_VERSION).status == 200);
    CHECK(raw(server.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n").find("HTTP/1.1 2") == std::string::npos);
}

TEST_CASE("who comes without TLS is sent to the same address over https, and nothing else is done there") {
    Certificate const made;
    TestServer server([&](auto& config) {
        made.use_in(config);
        config.origin = "https://lateral.example.org:8443";
        config.redirect_from = "127.0.0.1:0";
    });
    auto const ask = [&](HttpRequest request) {
        request.headers.try_emplace("Host", "lateral.example.org");
        return http(server.redirect_port(), request);
    };
    auto const page = ask({.target = "/t/5?p=3"});
    CHECK(page.status == 308);
    CHECK(page.headers.at("location") == "https://lateral.example.org:8443/t/5?p=3");
    CHECK(page.headers.count("strict-transport-security") == 0); // browsers must not believe it here (RFC 6797, 7.2)
    CHECK(page.headers.count("set-cookie") == 0);
    CHECK(ask({.target = "//evil.example/"}).headers.at("location").starts_with("https://lateral.example.org:8443/"));
    CHECK(ask({.method = "HEAD", .target = "/"}).status == 308);
    CHECK(ask({.target = "/metrics"}).status == 308);
    CHECK(ask({.target = "/live", .headers = {{"Connection", "Upgrade"}, {"Upgrade", "websocket"}}}).status == 308);
    std::map<std::string, std::string> const mine{{"Content-Type", "application/json"},
                                                  {"Authorization", "Bearer " + server.bo.token}};
    CHECK(ask({"POST", "/api/space.list", mine, "{}"}).status == 403);
    CHECK(ask({"PUT", "/upload/5", mine, "bytes"}).status == 403);
    CHECK(ask({.target = "/", .headers = {{"Host", "other.example"}}}).status == 400);
    CHECK(https(server.port(), {.target = "/", .headers = {{"Host", "lateral.example.org:8443"}}}).status == 200);
    server.stop();
}

TEST_CASE("nobody is sent to https where there is none") {
    auto config = lateral::config::defaults();
    config.redirect_from = "127.0.0.1:8081";
    auto const refused = lateral::config::check(config);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == "tls.redirect_from");
    config.tls_certificate = "certificate.pem";
    config.tls_key = "key.pem";
    CHECK_FALSE(lateral::config::check(config)); // and no address of https to send to
    config.origin = "https://lateral.example.org";
    CHECK(lateral::config::check(config));
}

TEST_CASE("the whole server runs over PostgreSQL") {
    TestServer server([](auto& config) { config.database = PostgresServer::instance().fresh_url(); });
    Socket bo(server.port(), server.bo.token);
    Socket cy(server.port(), server.cy.token);
    bo.hello();
    cy.hello();
    bo.ask(2, "post.create",
           R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":"Hello from PostgreSQL"})",
           "pg-key-0001");
    CHECK(cy.receive_with("post.created").find("Hello from PostgreSQL") != std::string::npos);
    CHECK(cy.ask(3, "post.list", R"({"thread":)" + std::to_string(server.open_thread.value) + "}")
              .find("Hello from PostgreSQL") != std::string::npos);
}

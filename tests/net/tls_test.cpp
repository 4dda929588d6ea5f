#include "tests/support/certificate.hpp"
#include "tests/support/client.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/test_server.hpp"

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

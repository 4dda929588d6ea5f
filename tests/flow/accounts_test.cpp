#include "tests/support/client.hpp"
#include "tests/support/engines.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral::tests;

namespace {

HttpReply sign_in(TestServer const& server, std::string const& email, std::string const& password,
                  std::string const& address = {}) {
    HttpRequest request{"POST",
                        "/api/session.sign_in",
                        {{"Content-Type", "application/json"}},
                        R"({"email":")" + email + R"(","password":")" + password + R"(","credential":"token"})"};
    if (!address.empty()) request.headers["X-Forwarded-For"] = address;
    return http(server.port(), request);
}

/// The text value of a field, found by its name.
std::string field(std::string const& json, std::string const& name) {
    auto const at = json.find("\"" + name + "\":\"");
    if (at == std::string::npos) return {};
    auto const from = at + name.size() + 4;
    return json.substr(from, json.find('"', from) - from);
}

/// An invitation by Ada; its code.
std::string invite(TestServer const& server) {
    auto const made =
        call(server.port(), "organisation.create", R"({"kind":"isd","name":"Three Pines ISD"})", server.ada.token).body;
    auto const at = made.find("\"id\":") + 5;
    auto const organisation = made.substr(at, made.find(',', at) - at);
    return field(call(server.port(), "invitation.create",
                      R"({"organisation":)" + organisation + R"(,"role":"member","email":"new@example.org"})",
                      server.ada.token)
                     .body,
                 "code");
}

std::string accept(std::string const& code, std::string const& password = "seven quiet herons") {
    return R"({"code":")" + code + R"(","name":"Dana New","email":"new@example.org","password":")" + password +
           R"(","credential":"token"})";
}

} // namespace

TEMPLATE_TEST_CASE("unknown, wrong and suspended get the same words", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const wrong = sign_in(server, server.bo.email, "not the password");
    CHECK(wrong.status == 401);
    CHECK(sign_in(server, "nobody@example.org", "not the password").body == wrong.body);
    CHECK(sign_in(server, server.sue.email, TestServer::kPassword).body == wrong.body);
    CHECK(sign_in(server, server.bo.email, TestServer::kPassword).status == 200);
}

TEMPLATE_TEST_CASE("guessing is slowed down by account and address, and strangers lock nobody out", "", Sqlite,
                   Postgres) {
    TestType engine;
    TestServer server(on(engine, [](auto& config) { config.trusted_proxies = {"127.0.0.1"}; }));
    for (int i = 0; i < 5; ++i)
        CHECK(sign_in(server, server.bo.email, "guess " + std::to_string(i), "203.0.113.9").status == 401);
    auto const stopped = sign_in(server, server.bo.email, TestServer::kPassword, "203.0.113.9");
    CHECK(stopped.status == 429);
    CHECK(stopped.headers.at("retry-after") == "1800");
    CHECK(sign_in(server, server.bo.email, TestServer::kPassword, "203.0.113.10").status == 200);
    CHECK(sign_in(server, server.cy.email, TestServer::kPassword, "203.0.113.9").status == 200);
}

TEMPLATE_TEST_CASE("an address that a stranger claims to have does not count", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    for (int i = 0; i < 5; ++i) sign_in(server, server.bo.email, "guess", "203.0.113." + std::to_string(i));
    CHECK(sign_in(server, server.bo.email, TestServer::kPassword, "203.0.113.99").status == 429);
}

TEMPLATE_TEST_CASE("what a proxy adds behind a line that a stranger sent is what counts", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine, [](auto& config) { config.trusted_proxies = {"127.0.0.1"}; }));
    auto const body = R"({"email":")" + server.bo.email + R"(","password":"guess"})";
    std::string last;
    for (int i = 0; i < 6; ++i)
        last = raw(server.port(),
                   "POST /api/session.sign_in HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                       "\r\nX-Forwarded-For: 198.51.100." + std::to_string(i) + "\r\nX-Forwarded-For: 203.0.113.9\r\n" +
                       "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                       std::to_string(body.size()) + "\r\n\r\n" + body);
    CHECK(last.starts_with("HTTP/1.1 429"));
}

TEMPLATE_TEST_CASE("one household's many addresses of IPv6 count as one, and IPv4 stays itself", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine, [](auto& config) { config.trusted_proxies = {"127.0.0.1"}; }));
    for (int i = 0; i < 5; ++i)
        CHECK(sign_in(server, server.bo.email, "guess", "2001:db8:1:2::" + std::to_string(i + 1)).status == 401);
    CHECK(sign_in(server, server.bo.email, TestServer::kPassword, "2001:db8:1:2:ffff::9").status == 429);
    CHECK(sign_in(server, server.bo.email, TestServer::kPassword, "2001:db8:1:3::1").status == 200);
    for (int i = 0; i < 5; ++i) sign_in(server, server.cy.email, "guess", "::ffff:203.0.113.9");
    CHECK(sign_in(server, server.cy.email, TestServer::kPassword, "203.0.113.9").status == 429);
    CHECK(sign_in(server, server.cy.email, TestServer::kPassword, "::ffff:203.0.113.10").status == 200);
}

TEMPLATE_TEST_CASE("an invitation lets one person in, once", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const code = invite(server);
    REQUIRE(code.size() >= 22);
    auto const look = call(server.port(), "invitation.look", R"({"code":")" + code + "\"}");
    CHECK(look.body.find("Three Pines ISD") != std::string::npos);
    CHECK(look.body.find("\"invited_by\":\"ada\"") != std::string::npos);
    CHECK(call(server.port(), "invitation.accept", accept(code, "password")).body.find("password_too_common") !=
          std::string::npos);
    auto const accepted = call(server.port(), "invitation.accept", accept(code));
    REQUIRE(accepted.status == 200);
    CHECK(call(server.port(), "space.list", "{}", field(accepted.body, "token")).body.find("\"open\"") !=
          std::string::npos);
    CHECK(call(server.port(), "invitation.accept", accept(code)).body.find("link_invalid") != std::string::npos);
    CHECK(call(server.port(), "invitation.look", R"({"code":")" + code + "\"}").body.find("link_invalid") !=
          std::string::npos);
    CHECK(sign_in(server, "new@example.org", "seven quiet herons").status == 200);
}

TEMPLATE_TEST_CASE("a link is no way to ask who is here", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const code = invite(server);
    auto arguments = accept(code);
    arguments.replace(arguments.find("new@example.org"), 15, server.bo.email);
    for (int i = 0; i < 5; ++i) CHECK(call(server.port(), "invitation.accept", arguments).status == 409);
    CHECK(call(server.port(), "invitation.accept", arguments).status == 429);
    CHECK(call(server.port(), "invitation.accept", accept(code)).status == 200);
}

TEMPLATE_TEST_CASE("a code that was never made says nothing else than one that was used", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const never = call(server.port(), "invitation.look", R"({"code":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})");
    auto const code = invite(server);
    REQUIRE(call(server.port(), "invitation.accept", accept(code)).status == 200);
    CHECK(call(server.port(), "invitation.look", R"({"code":")" + code + "\"}").body == never.body);
}

TEMPLATE_TEST_CASE("a reset link works once and ends every session", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const made = call(server.port(), "password.link", R"({"member":)" + std::to_string(server.bo.id.value) + "}",
                           server.ada.token);
    auto const reset = R"({"code":")" + field(made.body, "code") + R"(","password":"a new long password"})";
    CHECK(call(server.port(), "password.link", R"({"member":)" + std::to_string(server.ada.id.value) + "}",
               server.bo.token)
              .status == 403);
    CHECK(call(server.port(), "password.reset", reset).status == 200);
    CHECK(call(server.port(), "password.reset", reset).body.find("link_invalid") != std::string::npos);
    CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 401);
    CHECK(sign_in(server, server.bo.email, TestServer::kPassword).status == 401);
    CHECK(sign_in(server, server.bo.email, "a new long password").status == 200);
}

TEMPLATE_TEST_CASE("changing the password needs the present one, keeps this session and ends the others", "", Sqlite,
                   Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const other = field(sign_in(server, server.bo.email, TestServer::kPassword).body, "token");
    CHECK(call(server.port(), "password.change", R"({"current":"wrong","next":"a new long password"})", server.bo.token)
              .status == 401);
    CHECK(
        call(server.port(), "password.change", R"({"current":"quiet lake morning","next":"12345678"})", server.bo.token)
            .status == 400);
    CHECK(call(server.port(), "password.change", R"({"current":"quiet lake morning","next":"a new long password"})",
               server.bo.token)
              .status == 200);
    CHECK(call(server.port(), "space.list", "{}", server.bo.token).status == 200);
    CHECK(call(server.port(), "space.list", "{}", other).status == 401);
}

TEMPLATE_TEST_CASE("a password of one's own name, address or the community's name is refused", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    auto const code = invite(server); // for Dana New, new@example.org
    auto const change = [&](std::string const& next) {
        return call(server.port(), "password.change", R"({"current":"quiet lake morning","next":")" + next + "\"}",
                    server.bo.token)
            .body;
    };
    auto const of_bo = server.bo.email.substr(0, server.bo.email.find('@'));
    for (std::string const& password : {"Dana1234", "2026dana!", "xdanax99", "Lateral2026"})
        CHECK(call(server.port(), "invitation.accept", accept(code, password)).body.find("password_too_common") !=
              std::string::npos);
    CHECK(change("Lateral1!").find("password_too_common") != std::string::npos);
    if (of_bo.size() >= 4) CHECK(change(of_bo + "1234").find("password_too_common") != std::string::npos);
    // In a long one among other words a name gives nothing away.
    CHECK(call(server.port(), "invitation.accept", accept(code, "dana counts seven herons")).status == 200);
}

TEMPLATE_TEST_CASE("a password is what was typed, spaces and case included", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    REQUIRE(call(server.port(), "password.change", R"({"current":"quiet lake morning","next":"  Seven quiet herons "})",
                 server.bo.token)
                .status == 200);
    CHECK(sign_in(server, server.bo.email, "Seven quiet herons").status == 401);
    CHECK(sign_in(server, server.bo.email, "  seven quiet herons ").status == 401);
    CHECK(sign_in(server, server.bo.email, "  Seven quiet herons ").status == 200);
}

TEMPLATE_TEST_CASE("one's own sessions are listed and ended, nobody else's", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    sign_in(server, server.bo.email, TestServer::kPassword);
    auto const list = call(server.port(), "session.list", "{}", server.cy.token).body;
    CHECK(list.find("127.0.0.1") != std::string::npos);
    auto const at = list.find("\"current\":") + 10;
    auto const cys = list.substr(at, list.find_first_of("},", at) - at);
    CHECK(call(server.port(), "session.end", R"({"session":)" + cys + "}", server.bo.token).status == 404);
    CHECK(call(server.port(), "session.end", R"({"session":)" + cys + "}", server.cy.token).status == 200);
    CHECK(call(server.port(), "space.list", "{}", server.cy.token).status == 401);
}

TEMPLATE_TEST_CASE("signing in again and again does not heap up sessions", "", Sqlite, Postgres) {
    TestType engine;
    TestServer server(on(engine));
    for (int i = 0; i < 60; ++i) REQUIRE(sign_in(server, server.cy.email, TestServer::kPassword).status == 200);
    auto const last = field(sign_in(server, server.cy.email, TestServer::kPassword).body, "token");
    auto const list = call(server.port(), "session.list", "{}", last);
    CHECK(list.status == 200);
    std::size_t sessions = 0;
    for (auto at = list.body.find("\"seen_at\""); at != std::string::npos; at = list.body.find("\"seen_at\"", at + 1))
        ++sessions;
    CHECK(sessions == 50);
    CHECK(call(server.port(), "space.list", "{}", server.cy.token).status == 401); // used longest ago
}

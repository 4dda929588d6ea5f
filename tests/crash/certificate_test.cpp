// Another certificate without another start: SIGHUP.
#include "tests/support/certificate.hpp"
#include "tests/support/client.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/tls_client.hpp"
#include "tests/support/wait.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

using namespace lateral::tests;

TEST_CASE("SIGHUP takes the new certificate for connections from there on, and a bad one changes nothing") {
    Certificate const made("first.example");
    ServerProcess server([&](auto& config) { made.use_in(config); });
    auto const shown = [&] { return TlsClient(server.port()).server_name(); };
    CHECK(shown() == "first.example");
    auto bo = Socket::over_tls(server.port(), server.bo.token);
    bo.hello();

    made.make("second.example");
    CHECK(shown() == "first.example"); // not before it is told
    server.signal(SIGHUP);
    wait_until("the second certificate is shown", [&] { return shown() == "second.example"; });
    // Who is in stays in, and what is said goes to those over either.
    auto cy = Socket::over_tls(server.port(), server.cy.token);
    cy.hello();
    CHECK(bo.ask(2, "post.create", new_post(server.open_thread, "under the first"), "certificate").find("\"ok\"") !=
          std::string::npos);
    CHECK(cy.receive_with("post.created").find("under the first") != std::string::npos);

    auto const refused = [&] {
        auto const log = server.log();
        int count = 0;
        for (auto at = log.find("the old certificate stays"); at != std::string::npos;
             at = log.find("the old certificate stays", at + 1))
            ++count;
        return count;
    };
    SECTION("one that is cut short") { std::ofstream(made.certificate) << "-----BEGIN CERTIFICATE-----\nMIID"; }
    SECTION("one that is gone") { std::filesystem::remove(made.certificate); }
    SECTION("one that the key does not belong to") {
        Certificate const other("third.example");
        std::filesystem::copy_file(other.certificate, made.certificate,
                                   std::filesystem::copy_options::overwrite_existing);
    }
    server.signal(SIGHUP);
    wait_until("it is refused", [&] { return refused() == 1; });
    CHECK(shown() == "second.example");
    CHECK(bo.ask(3, "space.list", "{}").find("\"ok\"") != std::string::npos);

    // And once it is whole again it is taken.
    made.make("fourth.example");
    server.signal(SIGHUP);
    wait_until("the fourth certificate is shown", [&] { return shown() == "fourth.example"; });
    CHECK(refused() == 1);
    bo.abort();
    cy.abort();
    CHECK(server.stop() == 0);
}

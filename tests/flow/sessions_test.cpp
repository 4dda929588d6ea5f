#include "server/app/assembly.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/operators.hpp"
#include "storage/statements.hpp"
#include "tests/support/client.hpp"
#include "tests/support/test_server.hpp"

#include <catch2/catch.hpp>

using namespace lateral;
using namespace lateral::tests;

TEST_CASE("coming back notes when the session was last used") {
    TestServer server;
    server.stop();
    {
        auto const db = app::open_database(server.config());
        app::write_now(*db, [&](storage::Transaction& tx) {
            constexpr std::int64_t kDay = 86'400'000'000;
            protocol::Timestamp const yesterday{tx.now().value - kDay};
            tx.run(storage::sql::session_insert, protocol::SessionId{77}, server.bo.id,
                   auth::hash_of_token("an-old-token-0123456789"), std::string("old device"), std::string("10.0.0.1"),
                   yesterday, yesterday);
            return storage::Verdict::keep;
        });
    }
    server.start();
    SECTION("by a connection") {
        Socket socket(server.port(), "an-old-token-0123456789");
        socket.hello();
        auto const answer = socket.ask(2, "session.list", "{}");
        CHECK(answer.find("old device") != std::string::npos);
        CHECK(answer.find("10.0.0.1") == std::string::npos); // the address goes with the time
    }
    SECTION("by single requests") {
        call(server.port(), "space.list", "{}", "an-old-token-0123456789");
        auto const answer = call(server.port(), "session.list", "{}", "an-old-token-0123456789").body;
        CHECK(answer.find("old device") != std::string::npos);
        CHECK(answer.find("10.0.0.1") == std::string::npos);
    }
}

TEST_CASE("who is suspended by another process is cut off with the server's next commit") {
    TestServer server;
    auto const post = [&] {
        auto const arguments = R"({"thread":)" + std::to_string(server.open_thread.value) + R"(,"body":"Hello"})";
        CHECK(call(server.port(), "post.create", arguments, server.bo.token).status == 200);
    };
    post();
    Socket cy(server.port(), server.cy.token);
    cy.hello();
    auto const beside = app::open_database(server.config());
    app::write_now(*beside, [&](storage::Transaction& tx) {
        domain::handle(tx, domain::command_line_actor(), protocol::SuspendMember{server.cy.id}).value();
        return storage::Verdict::keep;
    });
    post();
    CHECK(cy.close_code() == 4401);
}

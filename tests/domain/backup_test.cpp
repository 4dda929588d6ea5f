#include "tests/domain/world.hpp"

#include "server/base/digest.hpp"
#include "storage/backup.hpp"

using namespace lateral;
using namespace lateral::tests;

TEMPLATE_TEST_CASE("a link that was open in a backup opens nothing after the restore", "", Sqlite, Postgres) {
    TestType engine;
    TempFolder folder;
    std::string code;
    {
        World world(engine.url);
        code = world
                   .done(world.admin,
                         protocol::CreateInvitation{
                             world.organisation("Larkspur"), NetworkRole::member, {}, {}, {}, {}, {}})
                   .code;
    }
    storage::back_up(engine.url, folder.path() / "archive");
    storage::restore(engine.url, folder.path() / "archive");
    FakeClock const clock;
    storage::Database db(test_options(engine.url, clock));
    std::optional<ErrorCode> refused;
    REQUIRE(read_now(db, [&](storage::ReadTransaction& tx) {
                auto const look = domain::look_at_invitation(tx, base::sha256_hex(code));
                if (!look) refused = look.error().code;
            }) == storage::Outcome::done);
    CHECK(refused == ErrorCode::link_invalid);
}

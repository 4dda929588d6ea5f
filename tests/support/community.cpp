#include "tests/support/community.hpp"

#include "server/app/assembly.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/operators.hpp"
#include "storage/statements.hpp"

#include <fstream>

namespace lateral::tests {
namespace {

template <class TextT>
TextT text(std::string_view from) {
    return TextT::create(from).value();
}

TestPerson add_person(storage::Transaction& tx, std::string const& name, protocol::NetworkRole role,
                      std::string const& hash) {
    TestPerson made{{}, name + "@example.org", name + "-session-token-0123456789"};
    made.id = domain::create_member(tx, text<protocol::PersonName>(name), made.email, role, hash).value();
    tx.run(storage::sql::session_insert, tx.new_id<protocol::SessionId>(), made.id, auth::hash_of_token(made.token),
           std::string("test"), std::string("127.0.0.1"), tx.now(), tx.now());
    return made;
}

domain::Actor actor(storage::ReadTransaction& tx, TestPerson const& person) {
    auto const member = domain::member_reply(tx, person.id).member;
    return {{}, member.id, member.name, member.role, member.organisation, member.title};
}

protocol::SpaceId add_space(storage::Transaction& tx, domain::Actor const& by, std::string_view name,
                            protocol::Visibility visibility) {
    return domain::handle(tx, by, protocol::CreateSpace{text<protocol::SpaceName>(name), visibility, {}, {}})
        .value()
        .space.space.id;
}

protocol::ThreadId add_thread(storage::Transaction& tx, domain::Actor const& by, protocol::SpaceId space,
                              std::string_view title) {
    protocol::CreateThread const command{space, protocol::ThreadKind::question, text<protocol::Title>(title),
                                         text<protocol::Body>("The first post")};
    return domain::handle(tx, by, command, {}).value().thread.id;
}

} // namespace

config::Config test_config(std::filesystem::path const& folder) {
    auto config = config::defaults();
    config.data = (folder / "data").string();
    config.web = (folder / "web").string();
    config.listen = "127.0.0.1:0";
    config.threads = 2;
    config.stop_seconds = 5;
    config.log_level = "warn";
    std::filesystem::create_directories(folder / "web/assets");
    std::ofstream(folder / "web/index.html") << "<!doctype html><title>Lateral</title>";
    std::ofstream(folder / "web/assets/app-12345678.js") << "export const digits = '0123456789';\n";
    return config;
}

void Community::populate(config::Config const& config) {
    auto const db = app::open_database(config);
    auto const hash = auth::hash_password(kPassword);
    app::write_now(*db, [&](storage::Transaction& tx) {
        using enum protocol::NetworkRole;
        ada = add_person(tx, "ada", administrator, hash);
        bo = add_person(tx, "bo", member, hash);
        cy = add_person(tx, "cy", member, hash);
        gus = add_person(tx, "gus", guest, hash);
        sue = add_person(tx, "sue", member, hash);
        auto const by = actor(tx, ada);
        open = add_space(tx, by, "open", protocol::Visibility::network);
        closed = add_space(tx, by, "closed", protocol::Visibility::closed);
        for (auto const& person : {bo, gus})
            domain::handle(tx, by, protocol::SetSpaceMember{closed, person.id, protocol::SpaceRole::member}).value();
        open_thread = add_thread(tx, by, open, "Open question");
        closed_thread = add_thread(tx, by, closed, "Closed question");
        domain::handle(tx, by, protocol::SuspendMember{sue.id}).value();
        return storage::Verdict::keep;
    });
}

} // namespace lateral::tests

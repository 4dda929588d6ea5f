#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;

namespace {

std::string own(Actor const& actor) { return "member:" + std::to_string(actor.id.value); }

protocol::ListMembers search(std::string_view words) { return {text<protocol::Query>(words), {}, {}, {}, {}, {}, {}}; }

std::string names(std::vector<protocol::Member> const& members) {
    std::string all;
    for (auto const& member : members) all += (all.empty() ? "" : ", ") + member.name;
    return all;
}

protocol::SessionId sign_in(World& world, Actor const& actor) {
    return world
        .write([&](storage::Transaction& tx) -> std::optional<protocol::SessionId> {
            auto const id = tx.new_id<protocol::SessionId>();
            tx.run(storage::sql::session_insert, id, actor.id, std::to_string(id.value), "phone", "::1", tx.now(),
                   tx.now());
            return id;
        })
        .value();
}

} // namespace

TEMPLATE_TEST_CASE("the directory is found by beginnings of words, whatever their accents", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    for (const char* name : {"José Núñez-O'Brien", "Nunzia Alvarez", "Anna Obrien", "Bruno Nash"}) world.person(name);
    CHECK(names(world.done(world.admin, search("")).members) ==
          "Ada Admin, Anna Obrien, Bruno Nash, José Núñez-O'Brien, Nunzia Alvarez");
    CHECK(names(world.done(world.admin, search("nun")).members) == "José Núñez-O'Brien, Nunzia Alvarez");
    CHECK(names(world.done(world.admin, search("O'BRIEN jo")).members) == "José Núñez-O'Brien");
    CHECK(names(world.done(world.admin, search("brien")).members).empty());
    CHECK(world.done(world.admin, search("%")).members.size() == 5);
}

TEMPLATE_TEST_CASE("the directory is paged by name and id", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    for (int i = 0; i < 3; ++i) world.person("Same Name");
    world.person("Zoe");
    protocol::ListMembers page{{}, {}, {}, {}, {}, {}, protocol::Number<1, 100>{2}};
    std::string all;
    for (bool more = true; more;) {
        auto const reply = world.done(world.admin, page);
        more = reply.more;
        all += names(reply.members) + "; ";
        page.after = text<protocol::Query>(reply.members.back().name);
        page.after_id = reply.members.back().id;
    }
    CHECK(all == "Ada Admin, Same Name; Same Name, Same Name; Zoe; ");
}

TEMPLATE_TEST_CASE("the directory of an organisation has its people and those below", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur");
    auto const school = world.organisation("Hill School", isd);
    auto const ida = world.person("Ida");
    auto const sam = world.person("Sam");
    world.person("Nobody");
    world.affiliate(ida, isd);
    world.affiliate(sam, school);
    protocol::ListMembers command;
    command.organisation = isd;
    auto const members = world.done(ida, command).members;
    CHECK(names(members) == "Ida, Sam");
    CHECK(members[1].organisation == "Hill School");
}

TEMPLATE_TEST_CASE("a guest has no directory and knows whom they meet", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    auto const met = world.person("Max Member");
    auto const stranger = world.person("Stan Stranger");
    auto const isd = world.organisation("Larkspur");
    auto const space = world.space(met, "team", Visibility::closed);
    world.name_in(met, space, guest);
    CHECK(world.code(guest, search("")) == ErrorCode::forbidden);
    CHECK(world.code(guest, protocol::ListOrganisations{}) == ErrorCode::forbidden);
    CHECK(world.code(guest, protocol::GetOrganisation{isd}) == ErrorCode::forbidden);
    CHECK(world.done(guest, protocol::GetMember{met.id}).member.name == "Max Member");
    CHECK(world.done(guest, protocol::GetMember{guest.id}).member.name == "Gus Guest");
    CHECK(bytes(world.refused(guest, protocol::GetMember{stranger.id})) ==
          bytes(world.refused(guest, protocol::GetMember{{77}})));
    CHECK(world.done(met, protocol::GetMember{stranger.id}).member.name == "Stan Stranger");
}

TEMPLATE_TEST_CASE("a member changes their own name", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    CHECK(world.done(member, protocol::UpdateMember{text<protocol::PersonName>("Maxine Member"), {}, {}, {}, {}})
              .member.name == "Maxine Member");
    CHECK(world.heard() == std::vector<std::string>{"network member.changed"});
    CHECK(names(world.done(member, search("maxine")).members) == "Maxine Member");
}

TEMPLATE_TEST_CASE("a suspended member loses sessions and sight, and gets sight back", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    auto const space = world.space(world.admin, "room");
    sign_in(world, member);
    sign_in(world, member);
    CHECK(world.code(member, protocol::SuspendMember{world.admin.id}) == ErrorCode::forbidden);
    CHECK(world.code(world.admin, protocol::SuspendMember{world.admin.id}) == ErrorCode::invalid);
    CHECK(world.code(world.admin, protocol::SuspendMember{{77}}) == ErrorCode::not_found);
    world.done(world.admin, protocol::SuspendMember{member.id});
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.lost", "network member.changed",
                                                    own(member) + " session.ended", own(member) + " session.ended"});
    CHECK_FALSE(world.sees(member, space));
    CHECK(world.done(member, protocol::ListSessions{}).sessions.empty());
    CHECK(names(world.done(world.admin, search("max")).members) == "Max Member");
    CHECK(names(world.done(world.person("Other"), search("max")).members).empty());
    world.done(world.admin, protocol::RestoreMember{member.id});
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained", "network member.changed"});
    auto const audit = world.done(world.admin, protocol::ListAudit{}).entries;
    CHECK(audit[0].act == "member.restore");
    CHECK(audit[1].act == "member.suspend");
    CHECK(audit[1].subject == own(member));
}

TEMPLATE_TEST_CASE("roles are given by administrators, and one of them stays", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    world.space(world.admin, "room");
    auto const become = [](Actor const& who, NetworkRole role) { return protocol::SetMemberRole{who.id, role}; };
    CHECK(world.code(member, become(member, NetworkRole::administrator)) == ErrorCode::forbidden);
    CHECK(world.code(world.admin, become(world.admin, NetworkRole::member)) == ErrorCode::conflict);
    world.done(world.admin, become(member, NetworkRole::guest));
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.lost", "network member.changed"});
    world.done(world.admin, become(member, NetworkRole::administrator));
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained", "network member.changed"});
    CHECK(world.code(world.admin, become(world.admin, NetworkRole::guest)) == ErrorCode::conflict); // steward of "room"
    world.done(world.admin, become(world.admin, NetworkRole::member));
}

TEMPLATE_TEST_CASE("a member ends their own sessions and nobody else's", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto member = world.person("Max Member");
    member.session = sign_in(world, member);
    auto const phone = sign_in(world, member);
    auto const others = sign_in(world, world.admin);
    CHECK(world.done(member, protocol::ListSessions{}).sessions.size() == 2);
    CHECK(world.done(member, protocol::ListSessions{}).current == member.session);
    CHECK(bytes(world.refused(member, protocol::EndSession{others})) ==
          bytes(world.refused(member, protocol::EndSession{{77}})));
    world.done(member, protocol::EndSession{phone});
    CHECK(world.heard() == std::vector<std::string>{own(member) + " session.ended"});
    world.done(member, protocol::SignOut{});
    CHECK(world.done(member, protocol::ListSessions{}).sessions.empty());
    sign_in(world, member);
    sign_in(world, member);
    world.done(member, protocol::EndAllSessions{});
    CHECK(world.events.size() == 2);
    CHECK(world.done(world.admin, protocol::ListSessions{}).sessions.size() == 1);
}

#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::SpaceState;

namespace {

std::string own(Actor const& actor) { return "member:" + std::to_string(actor.id.value); }

protocol::CreateSpace command(std::string_view name, Visibility visibility,
                              std::optional<protocol::OrganisationId> organisation = std::nullopt) {
    return {text<protocol::SpaceName>(name), visibility, std::nullopt, organisation};
}

} // namespace

TEMPLATE_TEST_CASE("who opens which kind of space", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur");
    auto const school = world.organisation("Hill School", isd);
    auto const lead = world.person("Lena Lead");
    auto const member = world.person("Max Member");
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    world.affiliate(lead, isd, protocol::AffiliationRole::lead);
    world.affiliate(member, school);
    CHECK(world.code(member, command("a", Visibility::network)) == ErrorCode::forbidden);
    CHECK(world.code(guest, command("a", Visibility::closed)) == ErrorCode::forbidden);
    CHECK(world.code(member, command("a", Visibility::organisation, school)) == ErrorCode::forbidden);
    CHECK(world.code(member, command("a", Visibility::organisation)) == ErrorCode::invalid);
    CHECK(world.code(member, command("a", Visibility::closed, school)) == ErrorCode::invalid);
    world.done(member, command("a", Visibility::closed));
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained"});
    world.done(world.admin, command("b", Visibility::network));
    CHECK(world.heard() == std::vector<std::string>{own(world.admin) + " space.gained", "network space.changed"});
    world.done(lead, command("c", Visibility::organisation, school));
    CHECK(world.heard() == std::vector<std::string>{own(lead) + " space.gained", own(member) + " space.gained"});
    CHECK(world.code(lead, command("d", Visibility::organisation, protocol::OrganisationId{77})) ==
          ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("names are unique as far as one sees", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    world.space(member, "secret", Visibility::closed);
    world.space(world.admin, "secret", Visibility::closed);
    auto const room = world.space(world.admin, "room");
    CHECK(world.code(member, command("ROOM", Visibility::closed)) == ErrorCode::conflict);
    CHECK(world.code(world.admin, protocol::UpdateSpace{room, text<protocol::SpaceName>("secret"), {}, {}}) ==
          ErrorCode::conflict);
    CHECK(world.done(world.admin, protocol::UpdateSpace{room, text<protocol::SpaceName>("Room"), {}, {}})
              .space.space.name == "Room");
}

TEMPLATE_TEST_CASE("a steward changes a space, archives it and opens it again", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const steward = world.person("Stella Steward", NetworkRole::specialist);
    auto const member = world.person("Max Member");
    auto const space = world.space(steward, "room");
    protocol::UpdateSpace const about{space, {}, text<protocol::Description>("About us"), {}};
    CHECK(world.code(member, about) == ErrorCode::forbidden);
    CHECK(world.code(world.admin, about) == ErrorCode::forbidden);
    CHECK(world.done(steward, about).space.space.description == "About us");
    CHECK(world.heard() == std::vector<std::string>{"space:" + std::to_string(space.value) + " space.changed"});
    world.done(steward, protocol::UpdateSpace{space, {}, {}, SpaceState::archived});
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries[0].act == "space.update");
    CHECK(world.code(steward, about) == ErrorCode::closed);
    CHECK(world.code(steward, World::new_thread(space)) == ErrorCode::closed);
    CHECK(world.code(member, protocol::UpdateSpace{space, {}, {}, SpaceState::open}) == ErrorCode::forbidden);
    world.done(steward, protocol::UpdateSpace{space, {}, {}, SpaceState::open});
    world.thread(steward, space);
}

TEMPLATE_TEST_CASE("members of a closed space come and go and are told so", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const steward = world.person("Stella Steward");
    auto const member = world.person("Max Member");
    auto const space = world.space(steward, "team", Visibility::closed);
    auto const set = [&](SpaceRole role) { return protocol::SetSpaceMember{space, member.id, role}; };
    world.done(steward, set(SpaceRole::member));
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained", own(member) + " notice.raised"});
    CHECK(world.code(member, set(SpaceRole::steward)) == ErrorCode::forbidden);
    CHECK(world.done(member, protocol::ListSpaceMembers{space}).members.size() == 2);
    world.done(steward, set(SpaceRole::steward));
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained", own(member) + " notice.raised"});
    CHECK(world.view(member, space)->role == SpaceRole::steward);
    world.done(steward, set(SpaceRole::steward));
    CHECK(world.events.empty());
    world.done(steward, protocol::LeaveSpace{space});
    CHECK(world.heard() == std::vector<std::string>{own(steward) + " space.lost"});
    CHECK(world.code(member, protocol::LeaveSpace{space}) == ErrorCode::conflict);
    CHECK(world.code(member, set(SpaceRole::none)) == ErrorCode::conflict);
    CHECK(world.code(steward, protocol::ListSpaceMembers{space}) == ErrorCode::not_found);
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries[0].act == "space.leave");
}

TEMPLATE_TEST_CASE("leaving an open space loses the name and not the space", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    auto const space = world.space(world.admin, "room");
    world.done(member, protocol::LeaveSpace{space});
    CHECK(world.events.empty());
    world.name_in(world.admin, space, member);
    world.done(member, protocol::LeaveSpace{space});
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained"});
    CHECK(world.view(member, space)->role == SpaceRole::none);
}

TEMPLATE_TEST_CASE("who can be named in a space", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    auto const member = world.person("Max Member");
    auto const space = world.space(world.admin, "room");
    CHECK(world.code(world.admin, protocol::SetSpaceMember{space, guest.id, SpaceRole::steward}) == ErrorCode::invalid);
    CHECK(world.code(world.admin, protocol::SetSpaceMember{space, {77}, SpaceRole::member}) == ErrorCode::not_found);
    world.done(world.admin, protocol::SuspendMember{member.id});
    CHECK(world.code(world.admin, protocol::SetSpaceMember{space, member.id, SpaceRole::member}) == ErrorCode::closed);
}

TEMPLATE_TEST_CASE("an administrator takes stewardship of what they see, on the record", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const steward = world.person("Stella Steward", NetworkRole::specialist);
    auto const open = world.space(steward, "room");
    auto const closed = world.space(steward, "team", Visibility::closed);
    world.done(world.admin, protocol::SetSpaceMember{open, world.admin.id, SpaceRole::steward});
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries[0].act == "space.set_member");
    CHECK(world.view(world.admin, open)->role == SpaceRole::steward);
    CHECK(world.code(world.admin, protocol::SetSpaceMember{closed, world.admin.id, SpaceRole::steward}) ==
          ErrorCode::not_found);
    world.name_in(steward, closed, world.admin);
    CHECK(world.code(world.admin, protocol::SetSpaceMember{closed, world.admin.id, SpaceRole::steward}) ==
          ErrorCode::forbidden);
}

TEMPLATE_TEST_CASE("nobody fills the lists of others with closed spaces", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    auto const victim = world.person("Vera Victim");
    for (int i = 0; i < domain::kMaxClosedByOne; ++i) {
        auto const space = world.space(member, "room-" + std::to_string(i), Visibility::closed);
        if (i > 0) continue;
        // Handing one over makes no room for another.
        world.name_in(member, space, victim, SpaceRole::steward);
        world.done(member, protocol::LeaveSpace{space});
    }
    CHECK(
        world.code(member, protocol::CreateSpace{text<protocol::SpaceName>("one-more"), Visibility::closed, {}, {}}) ==
        ErrorCode::conflict);
    world.space(victim, "one-more", Visibility::closed);
}

TEMPLATE_TEST_CASE("where no steward is left a named member may become one, and nobody else", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const steward = world.person("Stella Steward");
    auto const member = world.person("Max Member");
    auto const other = world.person("Olga Other");
    auto const closed = world.space(steward, "closed", Visibility::closed);
    world.name_in(steward, closed, member);
    auto const takes = [&](Actor const& actor) {
        return protocol::SetSpaceMember{closed, actor.id, SpaceRole::steward};
    };
    CHECK(world.code(member, takes(member)) == ErrorCode::forbidden);
    world.done(world.admin, protocol::SuspendMember{steward.id});
    CHECK(world.code(other, takes(other)) == ErrorCode::not_found);
    CHECK(world.code(world.admin, takes(world.admin)) == ErrorCode::not_found);
    CHECK(world.code(member, takes(other)) == ErrorCode::forbidden);
    world.done(member, takes(member));
    CHECK(world.view(member, closed)->role == SpaceRole::steward);
}

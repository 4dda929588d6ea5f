#include "tests/domain/world.hpp"

#include "server/base/digest.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;

namespace {

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    protocol::OrganisationId isd = world.organisation("Larkspur");
    Actor steward = world.person("Stella Steward", NetworkRole::specialist);
    protocol::SpaceId team = world.space(steward, "team", Visibility::closed);

    protocol::CreateInvitation invite(NetworkRole role = NetworkRole::member) {
        return {isd,
                role,
                text<protocol::PersonName>("Nina New"),
                {},
                AffiliationRole::coach,
                text<protocol::JobTitle>("Coach"),
                {}};
    }
    auto accept(std::string const& code, std::string const& email = "nina@example.org") {
        return world.write([&](storage::Transaction& tx) {
            return domain::accept_invitation(tx, base::sha256_hex(code),
                                             {text<protocol::PersonName>("Nina Newcomer"), email, "hash", {}});
        });
    }
    ErrorCode look(std::string const& code) {
        auto const look = world.read<protocol::Result<protocol::InvitationLook>>(
            [&](auto& tx) { return domain::look_at_invitation(tx, base::sha256_hex(code)); });
        return look ? ErrorCode::internal : look.error().code;
    }
};
constexpr auto kStillOpen = ErrorCode::internal;

} // namespace

TEMPLATE_TEST_CASE("an invitation makes a member with affiliation and spaces, once", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto command = room.invite();
    command.spaces = protocol::List<protocol::SpaceId, 20>{{room.team, room.team}};
    auto const created = world.done(room.steward, command);
    CHECK(created.invitation.invited_by.name == "Stella Steward");
    CHECK(created.invitation.organisation_name == "Larkspur");
    CHECK(room.look(created.code) == kStillOpen);
    CHECK(room.look("another-code") == ErrorCode::link_invalid);
    auto const member = room.accept(created.code).value();
    CHECK(world.heard() == std::vector<std::string>{"network member.changed",
                                                    "member:" + std::to_string(member.value) + " space.gained"});
    auto const profile = world.done(world.admin, protocol::GetMember{member});
    CHECK(profile.member.name == "Nina Newcomer");
    CHECK(profile.member.organisation == "Larkspur");
    CHECK(profile.member.title == "Coach");
    CHECK(world.sees({{}, member, {}, {}, {}, {}}, room.team));
    CHECK(room.accept(created.code, "other@example.org").error().code == ErrorCode::link_invalid);
    CHECK(room.look(created.code) == ErrorCode::link_invalid);
    CHECK(room.accept(world.done(room.steward, room.invite()).code).error().code == ErrorCode::conflict);
    auto const audit = world.done(world.admin, protocol::ListAudit{}).entries;
    CHECK(audit[1].act == "invitation.accept");
    CHECK(audit[2].act == "invitation.create");
    CHECK(audit[2].detail.find("Nina") == std::string::npos);
}

TEMPLATE_TEST_CASE("a link expires, is withdrawn, or falls with who gave it", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const created = world.done(room.steward, room.invite());
    auto const member = world.person("Max Member");
    protocol::RevokeInvitation const revoke{created.invitation.id};
    SECTION("expires") { world.clock.advance(std::chrono::hours(24) * domain::kInvitationDays); }
    SECTION("is withdrawn") {
        CHECK(bytes(world.refused(member, revoke)) == bytes(world.refused(member, protocol::RevokeInvitation{{77}})));
        world.done(room.steward, revoke);
        world.done(world.admin, revoke);
    }
    SECTION("falls") { world.done(world.admin, protocol::SuspendMember{room.steward.id}); }
    CHECK(room.look(created.code) == ErrorCode::link_invalid);
    CHECK(room.accept(created.code).error().code == ErrorCode::link_invalid);
}

TEMPLATE_TEST_CASE("a link is worth what who gave it may give when it is taken up", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const giver = world.person("Dora Demoted", NetworkRole::administrator);
    SECTION("an administrator who is one no more lets no administrator in") {
        auto const created = world.done(giver, room.invite(NetworkRole::administrator));
        CHECK(room.look(created.code) == kStillOpen);
        world.done(world.admin, protocol::SetMemberRole{giver.id, NetworkRole::specialist});
        CHECK(room.look(created.code) == ErrorCode::link_invalid);
        CHECK(room.accept(created.code).error().code == ErrorCode::link_invalid);
        auto const member = world.done(world.admin, room.invite());
        CHECK(room.accept(member.code));
    }
    SECTION("a lead who left lets nobody into the organisation") {
        auto const lead = world.person("Lena Lead");
        auto const affiliation = world.affiliate(lead, room.isd, AffiliationRole::lead);
        auto const created = world.done(lead, room.invite());
        world.done(world.admin, protocol::EndAffiliation{affiliation, {}});
        CHECK(room.look(created.code) == ErrorCode::link_invalid);
        CHECK(room.accept(created.code).error().code == ErrorCode::link_invalid);
    }
    SECTION("who is no steward any more lets nobody into the space") {
        auto command = room.invite();
        command.spaces = protocol::List<protocol::SpaceId, 20>{{room.team}};
        auto const created = world.done(room.steward, command);
        world.name_in(room.steward, room.team, giver, SpaceRole::steward);
        world.done(room.steward, protocol::LeaveSpace{room.team});
        auto const member = room.accept(created.code).value();
        CHECK_FALSE(world.sees({{}, member, {}, {}, {}, {}}, room.team));
    }
}

TEMPLATE_TEST_CASE("who may invite whom", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const lead = world.person("Lena Lead");
    auto const member = world.person("Max Member");
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    world.affiliate(lead, room.isd, AffiliationRole::lead);
    world.done(lead, room.invite());
    CHECK(world.code(member, room.invite()) == ErrorCode::forbidden);
    CHECK(world.code(guest, room.invite()) == ErrorCode::forbidden);
    auto elsewhere = room.invite();
    elsewhere.organisation = world.organisation("Elsewhere");
    CHECK(world.code(lead, elsewhere) == ErrorCode::forbidden);
    elsewhere.organisation = {77};
    CHECK(world.code(lead, elsewhere) == ErrorCode::not_found);
    CHECK(world.code(room.steward, room.invite(NetworkRole::administrator)) == ErrorCode::forbidden);
    auto director = room.invite();
    director.affiliation_role = AffiliationRole::director;
    CHECK(world.code(lead, director) == ErrorCode::forbidden);
    auto into_team = room.invite();
    into_team.spaces = protocol::List<protocol::SpaceId, 20>{{room.team}};
    CHECK(world.code(lead, into_team) == ErrorCode::not_found);
    CHECK(world.code(world.admin, into_team) == ErrorCode::not_found);
    into_team.spaces->items = {world.space(world.admin, "open")};
    CHECK(world.code(lead, into_team) == ErrorCode::forbidden);
    world.done(world.admin, room.invite(NetworkRole::administrator));
    CHECK(world.done(lead, protocol::ListInvitations{}).invitations.size() == 1);
    CHECK(world.done(member, protocol::ListInvitations{}).invitations.empty());
    CHECK(world.done(world.admin, protocol::ListInvitations{}).invitations.size() == 2);
}

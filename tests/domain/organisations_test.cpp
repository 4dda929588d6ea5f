#include "tests/domain/world.hpp"

#include "server/domain/operators.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;
using protocol::Date;

namespace {

std::string own(Actor const& actor) { return "member:" + std::to_string(actor.id.value); }

protocol::AddAffiliation add(Actor const& member, protocol::OrganisationId there, AffiliationRole role,
                             std::optional<Date> starts_on = {}, std::optional<Date> ends_on = {}) {
    return {member.id, there, role, text<protocol::JobTitle>("Coach, K-5"), starts_on, ends_on};
}

// The fake clock starts on 2026-05-28.
Date const kYesterday{"2026-05-27"};
Date const kToday{"2026-05-28"};
Date const kTomorrow{"2026-05-29"};

} // namespace

TEMPLATE_TEST_CASE("an affiliation gives spaces while it lasts", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur");
    auto const member = world.person("Max Member");
    auto const space = world.space(world.admin, "larkspur", Visibility::organisation, isd);
    auto const profile = world.done(world.admin, add(member, isd, AffiliationRole::coach));
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained", "network member.changed"});
    CHECK(profile.member.organisation == "Larkspur");
    CHECK(profile.affiliations.at(0).starts_on == kToday);
    auto const id = profile.affiliations.at(0).id;
    CHECK(world.sees(member, space));
    CHECK(world.code(member, protocol::EndAffiliation{id, {}}) == ErrorCode::forbidden);
    CHECK(world.code(world.admin, protocol::EndAffiliation{id, kYesterday}) == ErrorCode::invalid);
    CHECK(world.code(world.admin, protocol::EndAffiliation{{77}, {}}) == ErrorCode::not_found);
    auto const ended = world.done(world.admin, protocol::EndAffiliation{id, {}});
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.lost", "network member.changed"});
    CHECK(ended.affiliations.at(0).ends_on == kToday);
    CHECK(ended.member.organisation.empty());
    CHECK_FALSE(world.sees(member, space));
    CHECK(world.code(world.admin, protocol::EndAffiliation{id, {}}) == ErrorCode::closed);
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries[0].act == "affiliation.end");
}

TEMPLATE_TEST_CASE("affiliations begin and end with their days", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur");
    auto const member = world.person("Max Member");
    auto const space = world.space(world.admin, "larkspur", Visibility::organisation, isd);
    CHECK(world.code(world.admin, add(member, isd, AffiliationRole::coach, kTomorrow, kTomorrow)) ==
          ErrorCode::invalid);
    world.done(world.admin, add(member, isd, AffiliationRole::coach, kTomorrow, Date{"2026-05-30"}));
    CHECK_FALSE(world.sees(member, space));
    auto const turn = [&] {
        return world.write([](auto& tx) { return std::optional(domain::turn_affiliations(tx)); }).value();
    };
    CHECK_FALSE(turn());
    world.clock.advance(std::chrono::hours(24));
    CHECK(turn());
    CHECK(world.heard() == std::vector<std::string>{own(member) + " space.gained", "network member.changed"});
    CHECK(world.sees(member, space));
    world.clock.advance(std::chrono::hours(24));
    CHECK(turn());
    CHECK_FALSE(world.sees(member, space));
}

TEMPLATE_TEST_CASE("leads affiliate staff at their organisation and below, directors name leads", "", Sqlite,
                   Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur");
    auto const school = world.organisation("Hill School", isd);
    auto const other = world.organisation("Elsewhere");
    auto const director = world.person("Dora Director");
    auto const lead = world.person("Lena Lead");
    auto const member = world.person("Max Member");
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    world.affiliate(director, isd, AffiliationRole::director);
    world.affiliate(lead, isd, AffiliationRole::lead);
    world.done(lead, add(member, school, AffiliationRole::teacher));
    CHECK(world.code(lead, add(member, other, AffiliationRole::teacher)) == ErrorCode::forbidden);
    CHECK(world.code(lead, add(member, school, AffiliationRole::lead)) == ErrorCode::forbidden);
    CHECK(world.code(director, add(member, school, AffiliationRole::director)) == ErrorCode::forbidden);
    CHECK(world.code(member, add(member, school, AffiliationRole::teacher)) == ErrorCode::forbidden);
    CHECK(world.code(guest, add(member, school, AffiliationRole::teacher)) == ErrorCode::forbidden);
    CHECK(world.code(guest, protocol::EndAffiliation{{77}, {}}) == ErrorCode::forbidden);
    auto const named = world.done(director, add(member, school, AffiliationRole::lead));
    CHECK(world.code(lead, add(member, {77}, AffiliationRole::teacher)) == ErrorCode::not_found);
    CHECK(world.code(lead, add(Actor{{}, {77}, {}, {}, {}, {}}, isd, AffiliationRole::teacher)) ==
          ErrorCode::not_found);
    CHECK(named.affiliations.size() == 2);
}

TEMPLATE_TEST_CASE("organisations are made, renamed and listed", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const member = world.person("Max Member");
    protocol::CreateOrganisation const create{
        protocol::OrganisationKind::isd, text<protocol::OrganisationName>("Trois Rivières"), {}};
    CHECK(world.code(member, create) == ErrorCode::forbidden);
    auto const isd = world.done(world.admin, create).organisation.id;
    CHECK(world.heard() == std::vector<std::string>{"network organisation.changed"});
    world.organisation("Hill School", isd);
    CHECK(world.code(world.admin, protocol::CreateOrganisation{create.kind, create.name,
                                                               protocol::OrganisationId{77}}) == ErrorCode::not_found);
    protocol::RenameOrganisation const rename{isd, text<protocol::OrganisationName>("Three Rivers")};
    CHECK(world.code(member, rename) == ErrorCode::forbidden);
    world.clock.advance(std::chrono::hours(1));
    auto const renamed = world.done(world.admin, rename);
    CHECK(renamed.organisation.name == "Three Rivers");
    REQUIRE(renamed.names.size() == 1);
    CHECK(renamed.names[0].name == "Trois Rivières");
    auto const list = [&](std::string_view words, std::optional<protocol::OrganisationKind> kind) {
        return world.done(member, protocol::ListOrganisations{text<protocol::Query>(words), kind, {}, {}, {}})
            .organisations.size();
    };
    CHECK(list("", {}) == 2);
    CHECK(list("riv", {}) == 1);
    CHECK(list("", protocol::OrganisationKind::isd) == 1);
    CHECK(world.code(member, protocol::GetOrganisation{{77}}) == ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("a merger takes people, parts, spaces and invitations along", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const state = world.organisation("State");
    auto const north = world.organisation("North", state);
    auto const south = world.organisation("South", state);
    auto const school = world.organisation("North School", north);
    auto const nora = world.person("Nora");
    auto const sid = world.person("Sid");
    auto const sam = world.person("Sam");
    world.affiliate(nora, north);
    world.affiliate(sid, south);
    world.affiliate(sam, school);
    auto const north_room = world.space(world.admin, "north-room", Visibility::organisation, north);
    auto const south_room = world.space(world.admin, "south-room", Visibility::organisation, south);
    auto const state_room = world.space(world.admin, "state-room", Visibility::organisation, state);

    using protocol::MergeOrganisation;
    CHECK(world.code(nora, MergeOrganisation{north, south}) == ErrorCode::forbidden);
    CHECK(world.code(world.admin, MergeOrganisation{north, north}) == ErrorCode::invalid);
    CHECK(world.code(world.admin, MergeOrganisation{north, school}) == ErrorCode::invalid);
    auto const merged = world.done(world.admin, MergeOrganisation{north, south});
    REQUIRE(merged.merged.size() == 1);
    CHECK(merged.merged[0].id == north);
    CHECK(world.heard(own(nora), "space.gained"));
    CHECK(world.heard(own(sid), "space.gained"));
    CHECK(world.heard(own(sam), "space.gained"));
    CHECK_FALSE(world.heard(own(nora), "space.lost"));
    for (auto const& who : {nora, sid, sam})
        for (auto space : {north_room, south_room, state_room}) CHECK(world.sees(who, space));
    CHECK(world.done(nora, protocol::GetMember{nora.id}).member.organisation == "South");
    CHECK(world.code(world.admin, MergeOrganisation{north, south}) == ErrorCode::closed);
    CHECK(world.code(world.admin, add(sid, north, AffiliationRole::teacher)) == ErrorCode::closed);
    CHECK(world.done(world.admin, protocol::GetOrganisation{school}).organisation.parent == south);

    auto const next = world.organisation("Next");
    world.done(world.admin, MergeOrganisation{south, next});
    CHECK(world.heard(own(nora), "space.lost")); // the state's: "Next" does not belong to it
    CHECK_FALSE(world.sees(sam, state_room));
    CHECK(world.sees(sam, north_room));
    CHECK(world.done(world.admin, protocol::GetOrganisation{north}).organisation.merged_into == next);
}

TEMPLATE_TEST_CASE("the command line finds an organisation by its present name", "", Sqlite, Postgres) {
    TestType engine;
    World world(engine.url);
    auto const isd = world.organisation("Larkspur");
    auto const named = [&](std::string_view name) {
        return world.read<protocol::Result<protocol::OrganisationId>>(
            [&](auto& tx) { return domain::organisation_by_name(tx, name); });
    };
    CHECK(named("Larkspur") == isd);
    CHECK(named("larkspur").error().code == ErrorCode::not_found);
    world.done(world.admin, protocol::RenameOrganisation{isd, text<protocol::OrganisationName>("Delphinium")});
    CHECK_FALSE(named("Larkspur"));
}

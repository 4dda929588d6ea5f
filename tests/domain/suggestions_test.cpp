#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;
using protocol::OrganisationKind;

namespace {

/// Two intermediate districts with a district below each.
struct State {
    World world;
    protocol::OrganisationId const pines = isd("Three Pines ISD");
    protocol::OrganisationId const larkspur = world.organisation("Larkspur Public Schools", pines);
    protocol::OrganisationId const harbor = isd("North Harbor ESD");
    protocol::OrganisationId const point = world.organisation("Harbor Point School District", harbor);
    Actor const dana = coach("Dana Whitfield", larkspur);

    explicit State(std::string const& url) : world(url) {}

    protocol::OrganisationId isd(std::string_view name) {
        return world
            .done(world.admin,
                  protocol::CreateOrganisation{OrganisationKind::isd, text<protocol::OrganisationName>(name), {}})
            .organisation.id;
    }
    Actor coach(std::string const& name, protocol::OrganisationId there,
                AffiliationRole role = AffiliationRole::coach) {
        auto actor = world.person(name);
        world.affiliate(actor, there, role);
        return actor;
    }
    void knows(Actor const& actor, std::vector<std::string_view> const& topics) {
        protocol::UpdateMember command;
        command.topics.emplace();
        for (auto topic : topics) command.topics->items.push_back(text<protocol::Topic>(topic));
        world.done(actor, command);
    }
    std::vector<protocol::SimilarMember> similar(Actor const& actor) {
        return world.done(actor, protocol::ListSimilar{}).members;
    }
    std::string names(Actor const& actor) {
        std::string all;
        for (auto const& one : similar(actor)) all += (all.empty() ? "" : ", ") + one.member.name;
        return all;
    }
};

} // namespace

TEMPLATE_TEST_CASE("who knows the same things in another district is suggested, best first", "", Sqlite, Postgres) {
    TestType engine;
    State state(engine.url);
    state.knows(state.dana, {"Number Talks", "Pair talk"});
    auto const joy = state.coach("Joy Castellanos", state.point, AffiliationRole::teacher);
    auto const grace = state.coach("Grace Lindqvist", state.point, AffiliationRole::teacher);
    state.coach("Andre Simmons", state.harbor);
    state.coach("Teresa Wojcik", state.harbor, AffiliationRole::director);
    state.knows(joy, {"number talks", "PAIR TALK", "Moving"});
    state.knows(grace, {"Pair talk"});
    state.knows(state.coach("Hannah Vandenberg", state.larkspur), {"Number Talks"});
    state.knows(state.world.person("Nobody's"), {"Number Talks"});
    auto const found = state.similar(state.dana);
    REQUIRE(found.size() == 3);
    CHECK(found[0].member.name == "Joy Castellanos");
    CHECK(found[0].topics == std::vector<std::string>{"Number Talks", "Pair talk"});
    CHECK_FALSE(found[0].same_role);
    CHECK(found[1].member.name == "Grace Lindqvist");
    CHECK(found[2].member.name == "Andre Simmons");
    CHECK(found[2].same_role);
    CHECK(found[2].topics.empty());
}

TEMPLATE_TEST_CASE("suspended, blocked and guests are not suggested, and guests are suggested nobody", "", Sqlite,
                   Postgres) {
    TestType engine;
    State state(engine.url);
    auto const joy = state.coach("Joy Castellanos", state.point);
    CHECK(state.names(state.dana) == "Joy Castellanos");
    state.world.done(state.dana, protocol::BlockMember{joy.id});
    CHECK(state.names(state.dana).empty());
    CHECK(state.names(joy) == "Dana Whitfield");
    state.world.done(state.dana, protocol::UnblockMember{joy.id});
    state.world.done(state.world.admin, protocol::SuspendMember{joy.id});
    CHECK(state.names(state.dana).empty());
    state.world.done(state.world.admin, protocol::RestoreMember{joy.id});
    state.world.done(state.world.admin, protocol::SetMemberRole{joy.id, NetworkRole::guest});
    CHECK(state.names(state.dana).empty());
    CHECK(state.world.code(state.world.person("Gus", NetworkRole::guest), protocol::ListSimilar{}) ==
          ErrorCode::forbidden);
}

TEMPLATE_TEST_CASE("twelve are suggested and no more, and who works under the same district is none of them", "",
                   Sqlite, Postgres) {
    TestType engine;
    State state(engine.url);
    for (int i = 0; i < 150; ++i) state.coach("Near " + std::to_string(i), state.larkspur);
    for (int i = 0; i < 15; ++i) state.knows(state.coach("Far " + std::to_string(i), state.point), {"Rounds"});
    state.knows(state.dana, {"Rounds"});
    auto const found = state.similar(state.dana);
    CHECK(found.size() == 12);
    for (auto const& one : found) CHECK(one.member.name.starts_with("Far"));
}

TEMPLATE_TEST_CASE("what somebody wrote is shown as far as one sees it, newest first, page by page", "", Sqlite,
                   Postgres) {
    TestType engine;
    World world(engine.url);
    auto const writer = world.person("Will Writer");
    auto const friendly = world.person("Fay Friend");
    auto const stranger = world.person("Stan Stranger");
    auto const guest = world.person("Greta Guest", NetworkRole::guest);
    auto const open = world.space(world.admin, "talk");
    auto const closed = world.space(writer, "closed", Visibility::closed);
    world.name_in(writer, closed, friendly);
    auto const question = world.thread(friendly, open, ThreadKind::question);
    auto const answer = world.post(writer, question, "A **good** answer");
    world.done(friendly, protocol::AcceptAnswer{question, answer.id});
    world.thread(writer, closed);
    auto const gone = world.post(writer, question, "Gone soon");
    world.done(writer, protocol::DeletePost{gone.id});
    auto const later = world.thread(writer, open);
    auto const check = [&] {
        auto const seen = world.done(stranger, protocol::ListActivity{writer.id, {}, {}});
        REQUIRE(seen.entries.size() == 2);
        CHECK(seen.entries[0].post.thread == later);
        CHECK(seen.entries[0].post.position == 1);
        CHECK_FALSE(seen.entries[0].accepted);
        CHECK(seen.entries[1].post.post == answer.id);
        CHECK(seen.entries[1].accepted);
        REQUIRE(seen.entries[1].post.snippet.size() == 1);
        CHECK(seen.entries[1].post.snippet[0].text == "A good answer");
        CHECK_FALSE(seen.next);
        CHECK(world.done(friendly, protocol::ListActivity{writer.id, {}, {}}).entries.size() == 3);
        CHECK(world.done(writer, protocol::ListActivity{}).entries.size() == 3);
        CHECK(world.done(stranger, protocol::ListActivity{}).entries.empty());
    };
    check();
    world.write([](storage::Transaction& tx) { return domain::index_new_posts(tx, 100) > 0; });
    check();
    protocol::ListActivity page{writer.id, {}, protocol::Number<1, 50>{1}};
    std::vector<protocol::PostId> all;
    for (bool more = true; more;) {
        auto const reply = world.done(friendly, page);
        for (auto const& entry : reply.entries) all.push_back(entry.post.post);
        page.before = reply.next;
        more = reply.next.has_value();
    }
    CHECK(all.size() == 3);
    CHECK(all.back() == answer.id);
    CHECK(bytes(world.refused(guest, protocol::ListActivity{writer.id, {}, {}})) ==
          bytes(world.refused(guest, protocol::ListActivity{protocol::MemberId{77}, {}, {}})));
    world.name_in(writer, closed, guest);
    CHECK(world.done(guest, protocol::ListActivity{writer.id, {}, {}}).entries.size() == 1);
    world.done(writer, protocol::SetSpaceMember{closed, guest.id, SpaceRole::none});
    CHECK(world.code(guest, protocol::ListActivity{writer.id, {}, {}}) == ErrorCode::not_found);
}

TEMPLATE_TEST_CASE("a newcomer is asked to introduce themselves and to say what they know, until they did", "", Sqlite,
                   Postgres) {
    TestType engine;
    State state(engine.url);
    auto& world = state.world;
    auto const room = world.space(world.admin, "welcome");
    auto const closed = world.space(world.admin, "closed", Visibility::closed);
    auto const steps = [&](Actor const& actor) { return world.done(actor, protocol::GetFirstSteps{}); };
    CHECK_FALSE(steps(state.dana).introductions);
    CHECK_FALSE(steps(state.dana).to_introduce);
    CHECK(steps(state.dana).to_describe);
    CHECK(world.code(state.dana, protocol::SetIntroductions{room}) == ErrorCode::forbidden);
    CHECK(world.code(world.admin, protocol::SetIntroductions{closed}) == ErrorCode::invalid);
    CHECK(world.code(world.admin, protocol::SetIntroductions{protocol::SpaceId{77}}) == ErrorCode::not_found);
    world.done(world.admin, protocol::SetIntroductions{room});
    CHECK(world.done(world.admin, protocol::ListAudit{}).entries[0].act == "network.set_introductions");
    CHECK(steps(state.dana).introductions == room);
    CHECK(steps(state.dana).to_introduce);
    auto const guest = world.person("Gus Guest", NetworkRole::guest);
    CHECK_FALSE(steps(guest).introductions);
    world.thread(world.admin, room);
    CHECK(steps(state.dana).to_introduce);
    world.thread(state.dana, room);
    state.knows(state.dana, {"Rounds"});
    CHECK_FALSE(steps(state.dana).to_introduce);
    CHECK_FALSE(steps(state.dana).to_describe);
    auto const joy = state.coach("Joy", state.point);
    world.done(world.admin, protocol::UpdateSpace{room, {}, {}, protocol::SpaceState::archived});
    CHECK_FALSE(steps(joy).introductions);
    CHECK(world.code(world.admin, protocol::SetIntroductions{room}) == ErrorCode::closed);
    world.done(world.admin, protocol::SetIntroductions{});
    world.clock.advance(std::chrono::hours(24 * 31));
    CHECK_FALSE(steps(joy).to_describe);
}

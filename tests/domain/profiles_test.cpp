#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;

namespace {

std::string names(std::vector<protocol::Member> const& members) {
    std::string all;
    for (auto const& member : members) all += (all.empty() ? "" : ", ") + member.name;
    return all;
}

protocol::List<protocol::Topic, 12> topics(std::vector<std::string_view> const& words) {
    protocol::List<protocol::Topic, 12> list;
    for (auto word : words) list.items.push_back(text<protocol::Topic>(word));
    return list;
}

protocol::UpdateMember asked_about(std::vector<std::string_view> const& words) {
    protocol::UpdateMember command;
    command.topics = topics(words);
    return command;
}

/// Two intermediate districts, each with a district below it.
struct State {
    World world;
    Actor const dana = world.person("Dana Whitfield");
    Actor const marisol = world.person("Marisol Reyes");
    Actor const owen = world.person("Owen Stroud");
    Actor const greta = world.person("Greta Guest", NetworkRole::guest);
    protocol::OrganisationId const pines = world.organisation("Three Pines ISD");
    protocol::OrganisationId const larkspur = world.organisation("Larkspur Public Schools", pines);
    protocol::OrganisationId const harbor = world.organisation("North Harbor ESD");
    protocol::OrganisationId const point = world.organisation("Harbor Point School District", harbor);

    explicit State(std::string const& url) : world(url) {
        world.affiliate(dana, larkspur, AffiliationRole::coach);
        world.affiliate(marisol, pines, AffiliationRole::instructor);
        world.affiliate(owen, point, AffiliationRole::coach);
    }

    std::string found(Actor const& by, protocol::ListMembers const& command) {
        return names(world.done(by, command).members);
    }
    static protocol::ListMembers with_topic(std::string_view words) {
        protocol::ListMembers command;
        command.topic = text<protocol::Topic>(words);
        return command;
    }
};

} // namespace

TEMPLATE_TEST_CASE("a profile keeps what is given, leaves the rest, and takes out what is empty", "", Sqlite,
                   Postgres) {
    TestType engine;
    State state(engine.url);
    auto& world = state.world;
    CHECK(world.done(state.owen, protocol::GetMember{state.dana.id}).profile.pronouns.empty());
    world.done(state.dana, protocol::UpdateMember{{},
                                                  text<protocol::Pronouns>("she/her"),
                                                  text<protocol::About>("Coach.\nRuns."),
                                                  topics({"PODD", "AT Journey"}),
                                                  topics({"Number Talks", "number talks", "NÚMBER  talks", "Rounds"})});
    CHECK(world.events.empty());
    auto profile = world.done(state.owen, protocol::GetMember{state.dana.id}).profile;
    CHECK(profile.pronouns == "she/her");
    CHECK(profile.about == "Coach.\nRuns.");
    CHECK(profile.courses == std::vector<std::string>{"PODD", "AT Journey"});
    CHECK(profile.topics == std::vector<std::string>{"Number Talks", "Rounds"});
    protocol::UpdateMember change;
    change.about = text<protocol::About>("");
    change.courses = topics({});
    profile = world.done(state.dana, change).profile;
    CHECK(profile.pronouns == "she/her");
    CHECK(profile.about.empty());
    CHECK(profile.courses.empty());
    CHECK(profile.topics.size() == 2);
    world.done(state.dana, protocol::ChooseNotices{{}, {}, {}, {}, text<protocol::Zone>("America/Menominee")});
    CHECK(world.done(state.owen, protocol::GetMember{state.dana.id}).profile.zone == "America/Menominee");
}

TEMPLATE_TEST_CASE("a topic that nothing can find is refused, and nothing else of the profile changes", "", Sqlite,
                   Postgres) {
    TestType engine;
    State state(engine.url);
    auto command = asked_about({"PODD", "!?"});
    command.name = text<protocol::PersonName>("Another Name");
    command.pronouns = text<protocol::Pronouns>("they/them");
    auto const error = state.world.refused(state.dana, command);
    CHECK(error.code == ErrorCode::invalid);
    CHECK(error.field == "topics[1]");
    auto const after = state.world.done(state.dana, protocol::GetMember{state.dana.id});
    CHECK(after.member.name == "Dana Whitfield");
    CHECK(after.profile.pronouns.empty());
    CHECK(after.profile.topics.empty());
}

TEMPLATE_TEST_CASE("a guest sees the profiles of those they meet and nobody else's", "", Sqlite, Postgres) {
    TestType engine;
    State state(engine.url);
    auto& world = state.world;
    world.done(state.dana, asked_about({"PODD"}));
    world.done(state.owen, asked_about({"PODD"}));
    auto const team = world.space(state.dana, "team", Visibility::closed);
    world.name_in(state.dana, team, state.greta);
    CHECK(protocol::encode(world.done(state.greta, protocol::GetMember{state.dana.id})) ==
          protocol::encode(world.done(state.owen, protocol::GetMember{state.dana.id})));
    CHECK(bytes(world.refused(state.greta, protocol::GetMember{state.owen.id})) ==
          bytes(world.refused(state.greta, protocol::GetMember{{77}})));
    CHECK(world.code(state.greta, State::with_topic("PODD")) == ErrorCode::forbidden);
    CHECK(world.done(state.greta, asked_about({"Family voice"})).profile.topics.size() == 1);
}

TEMPLATE_TEST_CASE("the directory is narrowed by organisation, role and expertise, together", "", Sqlite, Postgres) {
    TestType engine;
    State state(engine.url);
    auto& world = state.world;
    world.done(state.dana, asked_about({"Number Talks"}));
    world.done(state.owen, asked_about({"number talks for families"}));
    protocol::UpdateMember courses;
    courses.courses = topics({"Number Talks, level 2"});
    world.done(state.marisol, courses);
    protocol::ListMembers command;
    command.affiliation_role = AffiliationRole::coach;
    CHECK(state.found(state.marisol, command) == "Dana Whitfield, Owen Stroud");
    command.organisation = state.pines;
    CHECK(state.found(state.marisol, command) == "Dana Whitfield");
    command = State::with_topic("number TALKS");
    CHECK(state.found(state.owen, command) == "Dana Whitfield, Marisol Reyes, Owen Stroud");
    command.affiliation_role = AffiliationRole::instructor;
    CHECK(state.found(state.owen, command) == "Marisol Reyes");
    command.organisation = state.harbor;
    CHECK(state.found(state.owen, command).empty());
    command.affiliation_role.reset();
    CHECK(state.found(state.dana, command) == "Owen Stroud");
    command.query = text<protocol::Query>("dana");
    CHECK(state.found(state.dana, command).empty());
    CHECK(state.found(state.dana, State::with_topic("talks")).empty());
    CHECK(state.found(state.dana, State::with_topic("!?")).empty());
    auto page = State::with_topic("number talks");
    page.limit = protocol::Number<1, 100>{2};
    auto const first = world.done(state.owen, page);
    CHECK(first.more);
    page.after = text<protocol::Query>(first.members.back().name);
    page.after_id = first.members.back().id;
    CHECK(state.found(state.owen, page) == "Owen Stroud");
}

TEMPLATE_TEST_CASE("what many know and are is found as what few are", "", Sqlite, Postgres) {
    TestType engine;
    State state(engine.url);
    auto& world = state.world;
    std::vector<Actor> many;
    for (int i = 0; i < 1'001; ++i) many.push_back(world.person("Person " + std::to_string(10'000 + i)));
    world.write([&](storage::Transaction& tx) {
        for (auto const& one : many) {
            CHECK(domain::handle(tx, one, asked_about({"PODD"})));
            CHECK(
                domain::handle(tx, world.admin,
                               protocol::AddAffiliation{one.id, state.larkspur, AffiliationRole::teacher, {}, {}, {}}));
        }
        return true;
    });
    world.done(state.dana, asked_about({"podd"}));
    auto const found = [&](protocol::ListMembers command) {
        command.limit = protocol::Number<1, 100>{2};
        auto const reply = world.done(state.owen, command);
        CHECK(reply.more == (reply.members.size() == 2));
        return names(reply.members);
    };
    auto command = State::with_topic("PODD");
    CHECK(found(command) == "Dana Whitfield, Person 10000");
    command.affiliation_role = AffiliationRole::coach;
    CHECK(found(command) == "Dana Whitfield");
    command.topic.reset();
    command.affiliation_role = AffiliationRole::teacher;
    CHECK(found(command) == "Person 10000, Person 10001");
    command.organisation = state.harbor;
    CHECK(found(command).empty());
}

TEMPLATE_TEST_CASE("what only suspended people know answers as what nobody knows", "", Sqlite, Postgres) {
    TestType engine;
    State state(engine.url);
    auto& world = state.world;
    world.done(state.dana, asked_about({"Rare skill"}));
    world.done(world.admin, protocol::SuspendMember{state.dana.id});
    auto const answer = [&](std::string_view words) {
        return protocol::encode(world.done(state.owen, State::with_topic(words)));
    };
    CHECK(answer("Rare skill") == answer("Nobody has this"));
    CHECK(state.found(world.admin, State::with_topic("Rare skill")) == "Dana Whitfield");
}

TEMPLATE_TEST_CASE("who moves to another district takes their network along, and their past stays where it was (A42)",
                   "", Sqlite, Postgres) {
    TestType engine;
    State state(engine.url);
    auto& world = state.world;
    world.clock.advance(std::chrono::hours(24 * 365));
    auto const ruth = world.person("Ruth Abernathy");
    world.affiliate(ruth, state.harbor, AffiliationRole::lead);
    auto const old_team = world.space(world.admin, "larkspur-team", Visibility::organisation, state.larkspur);
    auto const new_team = world.space(world.admin, "harbor-team", Visibility::organisation, state.point);
    auto const peers = world.space(state.owen, "peers", Visibility::closed);
    world.name_in(state.owen, peers, state.dana);
    auto writer = [&] { // as the next command would read her
        auto const now = world.done(state.dana, protocol::GetMember{state.dana.id}).member;
        return Actor{{}, now.id, now.name, now.role, now.organisation, now.title};
    };
    auto const peer_thread = world.thread(writer(), peers);
    world.thread(writer(), old_team);

    auto const before = world.done(state.dana, protocol::GetMember{state.dana.id}).affiliations;
    REQUIRE(before.size() == 1);
    world.done(world.admin, protocol::EndAffiliation{before[0].id, {}});
    world.done(ruth,
               protocol::AddAffiliation{
                   state.dana.id, state.point, AffiliationRole::coach, text<protocol::JobTitle>("Coach, 3-5"), {}, {}});
    world.post(writer(), peer_thread, "From my new desk");

    CHECK_FALSE(world.sees(state.dana, old_team));
    CHECK(world.sees(state.dana, new_team));
    auto const posts = world.posts(state.owen, peer_thread);
    REQUIRE(posts.size() == 2);
    CHECK(posts[0].author.organisation == "Larkspur Public Schools");
    CHECK(posts[1].author.organisation == "Harbor Point School District");
    auto const shown = world.done(state.owen, protocol::GetMember{state.dana.id});
    CHECK(shown.member.organisation == "Harbor Point School District");
    REQUIRE(shown.affiliations.size() == 2);
    CHECK(shown.affiliations[0].organisation_name == "Harbor Point School District");
    CHECK_FALSE(shown.affiliations[0].ends_on);
    CHECK(shown.affiliations[1].organisation_name == "Larkspur Public Schools");
    CHECK(shown.affiliations[1].starts_on == before[0].starts_on);
    CHECK(shown.affiliations[1].ends_on == shown.affiliations[0].starts_on);
    protocol::ListMembers of_old;
    of_old.organisation = state.pines;
    of_old.affiliation_role = AffiliationRole::coach;
    CHECK(state.found(state.owen, of_old).empty());
}

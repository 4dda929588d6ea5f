#include "server/auth/credentials.hpp"
#include "server/base/clock.hpp"
#include "tests/domain/world.hpp"

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;
using protocol::Result;

namespace {

struct Room {
    explicit Room(std::string const& url) : world(url) {}
    World world;
    protocol::OrganisationId isd = world.organisation("Larkspur");
    protocol::OrganisationId elsewhere = world.organisation("Lakebend");
    Actor specialist = world.person("Stella Specialist", NetworkRole::specialist);
    Actor lead = world.person("Lena Lead");
    Actor member = world.person("Max Member");

    protocol::CreateJoinLink link(bool approval, std::vector<std::string> const& domains = {}) {
        protocol::CreateJoinLink made{isd, approval, AffiliationRole::coach, {}, {}, {}, {}};
        if (!domains.empty()) made.domains.emplace();
        for (auto const& domain : domains) made.domains->items.push_back(text<protocol::MailDomain>(domain));
        return made;
    }
    Result<protocol::MemberId> use(std::string const& code, std::string const& email,
                                   std::optional<std::int64_t> agreement = {}) {
        return world.write([&](storage::Transaction& tx) {
            return domain::use_join_link(tx, auth::hash_of_token(code),
                                         {text<protocol::PersonName>("Nina New"), email, "hash", agreement}, "Coach");
        });
    }
    Result<protocol::Done> ask(domain::JoinLinkKey const& key, std::string const& email,
                               std::optional<std::string> const& answer = {}, std::string const& from = "198.51.100.7",
                               std::string const& name = "Ola Outside") {
        protocol::AskToJoin command{{}, {}, text<protocol::PersonName>(name), text<protocol::Email>(email), {}, {}};
        if (answer) command.answer = text<protocol::ScreeningAnswer>(*answer);
        return world.write(
            [&](storage::Transaction& tx) { return domain::ask_to_join(tx, key, command, email, from); });
    }
    std::vector<protocol::JoinRequest> waiting(Actor const& who) {
        return world.done(who, protocol::ListJoinRequests{}).requests;
    }
    std::vector<protocol::OpenDoor> doors() {
        return world.read<protocol::OpenDoorsReply>([](auto& tx) { return domain::open_doors(tx); }).doors;
    }
    std::string audit() {
        std::string all;
        for (auto const& entry : world.done(world.admin, protocol::ListAudit{}).entries)
            all += entry.act + entry.detail;
        return all;
    }
};

template <class T>
ErrorCode code_of(Result<T> const& result) {
    return result ? ErrorCode::internal : result.error().code;
}
constexpr auto kDone = ErrorCode::internal;

domain::JoinLinkKey key_of(protocol::JoinLinkCreated const& link) { return auth::hash_of_token(link.code); }

} // namespace

TEMPLATE_TEST_CASE("a link for a domain lets its people in at once, and nobody else", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const made = room.world.done(room.specialist, room.link(false, {"@Larkspur.K12.mi.us"}));
    CHECK(made.link.domains == std::vector<std::string>{"larkspur.k12.mi.us"});
    auto const member = room.use(made.code, "nina@larkspur.k12.mi.us");
    REQUIRE(member);
    auto const profile = room.world.done(room.world.admin, protocol::GetMember{*member});
    CHECK(profile.member.organisation == "Larkspur");
    CHECK(profile.member.role == NetworkRole::member);
    CHECK(profile.affiliations.at(0).role == AffiliationRole::coach);
    CHECK(room.use(made.code, "tom@staff.larkspur.k12.mi.us"));
    for (auto const* other : {"nina@elsewhere.example", "nina@notlarkspur.k12.mi.us", "larkspur.k12.mi.us"})
        CHECK(code_of(room.use(made.code, other)) == ErrorCode::invalid);
    CHECK(code_of(room.use(made.code, "nina@larkspur.k12.mi.us")) == ErrorCode::conflict);
    CHECK(code_of(room.use("another-code-of-nothing", "x@larkspur.k12.mi.us")) == ErrorCode::link_invalid);
    CHECK(room.world.done(room.specialist, protocol::ListJoinLinks{}).links.at(0).uses == 2);
}

TEMPLATE_TEST_CASE("a link ends with its time, its maker's right, and when it is closed", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const made = world.done(room.specialist, room.link(false, {"larkspur.example"}));
    auto const looks = [&] {
        return code_of(world.read<Result<protocol::JoinLinkLook>>(
            [&](auto& tx) { return domain::look_at_join_link(tx, auth::hash_of_token(made.code)); }));
    };
    REQUIRE(looks() == kDone);
    SECTION("closed by whom it is, and by nobody else") {
        CHECK(world.code(room.member, protocol::CloseJoinLink{made.link.id}) == ErrorCode::not_found);
        CHECK(looks() == kDone);
        world.done(room.specialist, protocol::CloseJoinLink{made.link.id});
        world.done(room.specialist, protocol::CloseJoinLink{made.link.id});
    }
    SECTION("out of time") { world.clock.advance(std::chrono::hours(24 * 31)); }
    SECTION("by one who is no specialist any more") {
        world.done(world.admin, protocol::SetMemberRole{room.specialist.id, NetworkRole::member});
    }
    SECTION("by one who was suspended, also when they come back") {
        world.done(world.admin, protocol::SuspendMember{room.specialist.id});
        world.done(world.admin, protocol::RestoreMember{room.specialist.id});
    }
    CHECK(looks() == ErrorCode::link_invalid);
    CHECK(code_of(room.use(made.code, "nina@larkspur.example")) == ErrorCode::link_invalid);
    CHECK(code_of(room.ask(key_of(made), "nina@larkspur.example")) == ErrorCode::link_invalid);
}

TEMPLATE_TEST_CASE("what a link may be", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    world.affiliate(room.lead, room.isd, AffiliationRole::lead);
    CHECK(world.code(room.specialist, room.link(false)) == ErrorCode::invalid); // nobody looks, and anybody fits
    for (auto const* no_domain : {"larkspur", "lark spur.org", ".org.", "a..b", "-a.org", "a.org-", "a@b.org"})
        CHECK(world.code(room.specialist, room.link(false, {no_domain})) == ErrorCode::invalid);
    CHECK(world.code(room.member, room.link(true)) == ErrorCode::forbidden);
    CHECK(world.done(room.lead, room.link(true)).link.organisation_name == "Larkspur");
    auto there = room.link(true);
    there.organisation = room.elsewhere;
    CHECK(world.code(room.lead, there) == ErrorCode::forbidden);
    auto leads = room.link(true);
    leads.affiliation_role = AffiliationRole::director;
    CHECK(world.code(world.admin, leads) == ErrorCode::invalid);
    auto listed = room.link(true);
    listed.listed = true;
    CHECK(world.code(room.specialist, listed) == ErrorCode::forbidden);
    CHECK(world.done(world.admin, listed).code.empty());
    auto quick = room.link(false, {"larkspur.example"});
    quick.listed = true;
    CHECK(world.code(world.admin, quick) == ErrorCode::invalid);
    CHECK(world.done(room.lead, protocol::ListJoinLinks{}).links.size() == 1);
    CHECK(world.done(world.admin, protocol::ListJoinLinks{}).links.size() == 2);
    CHECK(world.done(room.member, protocol::ListJoinLinks{}).links.empty());
}

TEMPLATE_TEST_CASE("who asks waits for those who may invite there, and is invited to their address", "", Sqlite,
                   Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    world.affiliate(room.lead, room.isd, AffiliationRole::lead);
    auto const far = world.person("Frida Far");
    world.affiliate(far, room.elsewhere, AffiliationRole::director);
    auto command = room.link(true);
    command.question = text<protocol::ScreeningQuestion>("Who told you of us?");
    auto const made = world.done(room.specialist, command);
    world.heard();
    CHECK(code_of(room.ask(key_of(made), "ola@orchard.example")) == ErrorCode::invalid); // no answer
    REQUIRE(room.ask(key_of(made), "ola@orchard.example", "Dana did"));
    auto const heard = world.heard();
    CHECK(heard.size() == 3); // administrator, specialist, lead
    // A second time changes nothing, whoever it is.
    CHECK(room.ask(key_of(made), "ola@orchard.example", "Me again", "203.0.113.5", "Eve Evil"));
    for (auto const& who : {world.admin, room.specialist, room.lead}) {
        auto const waiting = room.waiting(who);
        REQUIRE(waiting.size() == 1);
        CHECK(waiting.at(0).name == "Ola Outside");
        CHECK(waiting.at(0).question == "Who told you of us?");
        CHECK(waiting.at(0).answer == "Dana did");
        CHECK_FALSE(waiting.at(0).is_member);
    }
    auto const request = room.waiting(room.lead).at(0).id;
    for (auto const& who : {room.member, far}) {
        CHECK(room.waiting(who).empty());
        CHECK(world.code(who, protocol::DecideJoinRequest{request, true}) == ErrorCode::not_found);
    }
    SECTION("admitted") {
        auto const decided = world.done(room.lead, protocol::DecideJoinRequest{request, true});
        REQUIRE(decided.invitation);
        CHECK(decided.invitation->invitation.email == "ola@orchard.example");
        auto const accept = [&](std::string_view email) {
            return world.write([&](storage::Transaction& tx) {
                return domain::accept_invitation(tx, auth::hash_of_token(decided.invitation->code),
                                                 {text<protocol::PersonName>("Ola Outside"), email, "hash", {}});
            });
        };
        CHECK(code_of(accept("superintendent@orchard.example")) == ErrorCode::invalid);
        auto const member = accept("ola@orchard.example");
        REQUIRE(member);
        CHECK(world.done(world.admin, protocol::GetMember{*member}).affiliations.at(0).role == AffiliationRole::coach);
    }
    SECTION("not admitted") {
        CHECK_FALSE(world.done(room.lead, protocol::DecideJoinRequest{request, false}).invitation);
    }
    CHECK(room.waiting(world.admin).empty());
    CHECK(world.code(world.admin, protocol::DecideJoinRequest{request, true}) == ErrorCode::not_found);
    auto const audit = room.audit();
    CHECK(audit.contains("join_request.decide"));
    CHECK_FALSE(audit.contains("ola@"));
    CHECK_FALSE(audit.contains("Dana did"));
}

TEMPLATE_TEST_CASE("a door that anybody finds says nothing about who is a member", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto command = room.link(true);
    command.listed = true;
    auto const made = world.done(world.admin, command);
    world.done(world.admin, room.link(true));
    REQUIRE(room.doors().size() == 1);
    CHECK(room.doors().at(0).organisation_name == "Larkspur");
    // Max has this address here.
    auto const address = std::to_string(room.member.id.value) + "@example.org";
    CHECK(room.ask(made.link.id, address));
    CHECK(room.ask(made.link.id, "ola@orchard.example"));
    auto const waiting = room.waiting(world.admin);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting.at(0).is_member);
    CHECK_FALSE(waiting.at(1).is_member);
    SECTION("not by the number of one that is not listed") {
        auto const hidden = world.done(world.admin, room.link(true));
        CHECK(code_of(room.ask(hidden.link.id, "eve@orchard.example")) == ErrorCode::link_invalid);
    }
    SECTION("nor when it is closed") {
        world.done(world.admin, protocol::CloseJoinLink{made.link.id});
        CHECK(room.doors().empty());
        CHECK(code_of(room.ask(made.link.id, "eve@orchard.example")) == ErrorCode::link_invalid);
    }
}

TEMPLATE_TEST_CASE("requests are bounded, and forgotten", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto const made = room.world.done(room.specialist, room.link(true));
    auto const ask = [&](int i, std::string const& from) {
        return code_of(room.ask(key_of(made), "p" + std::to_string(i) + "@orchard.example", {}, from));
    };
    for (int i = 0; i < domain::kMostFromAddress; ++i) REQUIRE(ask(i, "198.51.100.7") == kDone);
    CHECK(ask(1000, "198.51.100.7") == ErrorCode::unavailable);
    CHECK(ask(0, "198.51.100.7") == ErrorCode::unavailable); // which would tell that it waits
    CHECK(ask(1000, "203.0.113.5") == kDone);
    room.world.clock.advance(std::chrono::hours(24 * (domain::kRequestDays + 1)));
    room.world.write([](storage::Transaction& tx) { return domain::forget_join_requests(tx), true; });
    CHECK(room.waiting(room.world.admin).empty());
}

TEMPLATE_TEST_CASE("the agreement is accepted at entry, by the version in force", "", Sqlite, Postgres) {
    TestType engine;
    Room room(engine.url);
    auto& world = room.world;
    auto const publish = [&](char const* words) {
        return world.done(world.admin, protocol::PublishAgreement{text<protocol::AgreementText>(words)});
    };
    CHECK_FALSE(world.done(room.member, protocol::GetAgreement{}).agreement);
    CHECK(world.code(room.specialist, protocol::PublishAgreement{text<protocol::AgreementText>("Mine")}) ==
          ErrorCode::forbidden);
    CHECK(publish("Be *kind*.").agreement->version == 1);
    CHECK(world.code(world.admin, protocol::PublishAgreement{text<protocol::AgreementText>("Be *kind*.")}) ==
          ErrorCode::conflict);
    auto const made = world.done(room.specialist, room.link(false, {"larkspur.example"}));
    CHECK(code_of(room.use(made.code, "nina@larkspur.example")) == ErrorCode::conflict);
    auto const early = room.use(made.code, "nina@larkspur.example", 1);
    REQUIRE(early);
    CHECK(publish("Be *kind*, always.").accepted == 2);
    CHECK(code_of(room.use(made.code, "tom@larkspur.example", 1)) == ErrorCode::conflict);
    CHECK(room.use(made.code, "tom@larkspur.example", 2));

    Actor nina{{}, *early, "Nina New", NetworkRole::member, {}, {}};
    CHECK(world.done(nina, protocol::GetAgreement{}).accepted == 1);
    CHECK(world.code(nina, protocol::AcceptAgreement{1}) == ErrorCode::conflict);
    world.done(nina, protocol::AcceptAgreement{2});
    world.done(nina, protocol::AcceptAgreement{2});
    CHECK(world.done(nina, protocol::GetAgreement{}).accepted == 2);
    CHECK(world.done(nina, protocol::GetAgreement{}).accepted_by == 0);
    CHECK(world.done(world.admin, protocol::GetAgreement{}).accepted_by == 3);
    auto const audit = room.audit();
    CHECK(audit.contains(R"({"version":2})"));
    CHECK_FALSE(audit.contains("always"));
}

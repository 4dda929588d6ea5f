#include "tests/replay/apply.hpp"
#include "tests/replay/village.hpp"

#include "server/domain/passwords.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

using namespace lateral;
using namespace lateral::tests;
using protocol::Level;

namespace {

std::filesystem::path corpus() { return std::filesystem::path(LATERAL_ROOT) / "tests/replay/corpus"; }

/// One command on a fresh village: the events that reach each person must lead from what they saw before to what they
/// see after. The view of `watcher` is the entry of the corpus, which the web client's tests read too.
class Replay {
public:
    Village village;
    std::set<protocol::MemberId> loses_connection; ///< starts anew afterwards: nothing to compare

    template <class Command>
    void run(std::string const& variant, Actor const& watcher, Actor const& actor, Command const& command) {
        check(name_of(command) + (variant.empty() ? "" : "-" + variant), watcher,
              R"({"cmd":")" + name_of(command) + R"(","args":)" + protocol::encode(command) + "}",
              [&] { village.world.done(actor, command); });
    }

    /// For what is no handler: `command` as its client sent it.
    void check(std::string const& name, Actor const& watcher, std::string const& command,
               std::function<void()> const& act) {
        std::map<protocol::MemberId, Snapshot> before;
        for (auto const& person : village.people()) before[person.id] = snapshot(person, {});
        act();
        auto const events = village.world.events;
        for (auto const& person : village.people()) {
            INFO(name << " as " << person.name << " has it");
            auto const& old = before.at(person.id);
            auto const heard = heard_by(old, person.role, events);
            auto const fresh = as_far_as_loaded(snapshot(person, old), old, heard);
            if (!loses_connection.contains(person.id)) compare(old, heard, fresh);
            if (person.id == watcher.id) keep(name, entry(command, old, heard, fresh));
        }
    }

private:
    template <class Command>
    static std::string name_of(Command const&) {
        return std::string(domain::name_of_command<Command>());
    }

    Snapshot snapshot(Actor const& person, Snapshot const& known) {
        return village.world.read<Snapshot>(
            [&](storage::ReadTransaction& tx) { return take_snapshot(tx, person.id, known); });
    }

    static void compare(Snapshot state, std::vector<storage::EventRecord> const& heard, Snapshot const& fresh) {
        for (auto const& event : heard) apply(state, event);
        sort(state);
        CHECK(protocol::encode(state.spaces) == protocol::encode(fresh.spaces));
        CHECK(protocol::encode(state.threads) == protocol::encode(fresh.threads));
        CHECK(protocol::encode(state.posts) == protocol::encode(fresh.posts));
        CHECK(protocol::encode(state.members) == protocol::encode(fresh.members));
        CHECK(protocol::encode(state.blocked) == protocol::encode(fresh.blocked));
        CHECK(state.agreement_due == fresh.agreement_due);
        CHECK(protocol::encode(state.organisations) == protocol::encode(fresh.organisations));
    }

    static std::string entry(std::string const& command, Snapshot const& before,
                             std::vector<storage::EventRecord> const& heard, Snapshot const& after) {
        std::string frames;
        for (auto const& event : heard)
            frames += (frames.empty() ? "\n  " : ",\n  ") +
                      protocol::encode_event(event.seq, event.prev, event.topic, event.name, event.body);
        return "{\n\"command\": " + command + ",\n\"me\": " + std::to_string(before.me.value) +
               ",\n\"before\": " + lines(before) + ",\n\"events\": [" + frames + "],\n\"after\": " + lines(after) +
               "\n}\n";
    }

    /// One item a line, so that changes can be read.
    static std::string lines(Snapshot const& snapshot) {
        std::string out = "{";
        protocol::for_each_member(snapshot, [&](const char* name, auto const& member) {
            out += (out.size() == 1 ? "\n  \"" : ",\n  \"") + std::string(name) + "\": ";
            if constexpr (protocol::is_vector<std::remove_cvref_t<decltype(member)>>) {
                out += '[';
                for (std::size_t i = 0; i < member.size(); ++i)
                    out += (i ? ",\n    " : "\n    ") + protocol::encode(member[i]);
                out += ']';
            } else
                out += protocol::encode(member);
        });
        return out + "}";
    }

    static void keep(std::string const& name, std::string const& text) {
        auto const path = corpus() / (name + ".json");
        if (std::getenv("LATERAL_WRITE_CORPUS")) std::ofstream(path) << text;
        std::ostringstream committed;
        committed << std::ifstream(path).rdbuf();
        INFO("stale: run LATERAL_WRITE_CORPUS=1 build/dev/bin/test_replay");
        CHECK((committed.str() == text));
    }
};

/// Commands that change something and tell nobody, or nothing that a screen shows.
std::map<std::string_view, std::string_view> const kSilent{
    {"session.sign_in", "a new session concerns nobody else"},
    {"password.change", "ends other sessions as session.end_all does; the password is nobody's to see"},
    {"password.link", "the link is in its answer alone"},
    {"password.reset", "ends sessions as session.end_all does"},
    {"invitation.create", "the link is in its answer alone"},
    {"peer.look", "who looks for a peer is asked for"},
    {"draft.save", "other devices ask for the draft"},
    {"draft.discard", "other devices ask for their drafts"},
    {"space.keep", "stewards ask for their list"},
    {"asked.create", "its asker and the stewards ask for their lists"},
    {"asked.withdraw", "likewise"},
    {"asked.decline", "likewise"},
    {"network.set_introductions", "newcomers ask when they open their first screen"},
    {"case.appeal", "who decides asks for their cases"},
    {"notice.choose", "applies to what comes later"},
    {"file.begin", "a file is its uploader's alone until it hangs on a post"},
    {"file.finish", "likewise"},
    {"file.forget", "likewise"},
    {"journal.set", "one's own page asks"},
    {"journal.excuse", "likewise"},
    {"journal.remind", "likewise"},
    {"calendar.add", "the organisation's page and journals ask"},
    {"calendar.change", "likewise"},
    {"calendar.remove", "likewise"},
    {"prompt.keep", "the programme's page and journals ask"},
    {"desk.mark", "one's own, and the desk asks"},
    {"desk.keep_snippet", "likewise"},
    {"desk.drop_snippet", "likewise"},
    {"excerpt.answer_newsletter", "an open desk asks"},
    {"cycle.set_goal", "the two ask for their cycle when they hear that it changed"},
    {"cycle.enter", "likewise"},
    {"cycle.tick", "likewise"},
    {"cycle.remove", "likewise"},
    {"cycle.consent", "likewise, and leaders for their cards"},
    {"cycle.propose", "likewise"},
    {"join_link.create", "the link is in its answer alone"},
    {"join_link.close", "links are read when their page is opened"},
    {"join_request.create", "who may admit asks for the list"},
    {"join_request.decide", "likewise"},
    {"invitation.revoke", "open invitations are read when their page is opened"},
};
std::set<std::string_view> const kReads{"hello",           "invitation.look", "join_link.look",
                                        "join_link.doors", "file.limits",     "typing.start",
                                        "export.make",     "export.get"}; ///< reads without a handler of their own

template <class Args>
concept ReadCommand =
    requires(storage::ReadTransaction& tx, Actor const& actor, Args const& args) { domain::handle(tx, actor, args); };

protocol::CreateSpace space_named(std::string_view name, Visibility visibility,
                                  std::optional<protocol::OrganisationId> of = {}) {
    return {text<protocol::SpaceName>(name), visibility, text<protocol::Description>("What it is for"), of};
}

} // namespace

TEST_CASE("sessions and accounts: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    auto max = v.max;
    auto const session = v.sign_in(max);
    SECTION("sign out") { r.run("", v.max, max, protocol::SignOut{}); }
    SECTION("end") { r.run("", v.max, max, protocol::EndSession{session}); }
    SECTION("end all") { r.run("", v.max, max, protocol::EndAllSessions{}); }
    SECTION("accept") {
        constexpr std::string_view code = "a-code-of-an-invitation";
        v.world.write([&](storage::Transaction& tx) {
            tx.run(storage::sql::invitation_insert, protocol::InvitationId{77}, auth::hash_of_token(code),
                   std::string(), std::string(), NetworkRole::member, v.hill, protocol::AffiliationRole::coach,
                   std::string("Coach"), v.admin.known_id(), tx.now(), protocol::Timestamp{tx.now().value + 1'000'000});
            return true;
        });
        protocol::AcceptInvitation const command{text<protocol::Code>(code),
                                                 text<protocol::PersonName>("Nina Newcomer"),
                                                 text<protocol::Email>("nina@example.org"),
                                                 text<protocol::Password>("slow otter harbour"),
                                                 {},
                                                 {},
                                                 {}};
        r.check("invitation.accept", v.rita, R"({"cmd":"invitation.accept","args":)" + protocol::encode(command) + "}",
                [&] {
                    v.world.write([&](storage::Transaction& tx) {
                        return domain::accept_invitation(tx, auth::hash_of_token(code),
                                                         {command.name, command.email.str(), "x", {}});
                    });
                });
    }
}

TEST_CASE("stewards: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    SECTION("page") { r.run("", v.max, v.stella, protocol::SetSpacePage{v.team, {}, true, {}, {}}); }
    SECTION("rota") { r.run("", v.max, v.stella, protocol::SetRota{v.team, {{v.stella.id}}}); }
    SECTION("week") {
        v.world.done(v.stella, protocol::SetRota{v.team, {{v.stella.id}}});
        r.run("", v.max, v.stella, protocol::HandWeek{v.team, v.stella.id});
    }
    SECTION("asked through the steward") {
        v.world.done(v.stella, protocol::SetSpacePage{v.team, {}, true, {}, {}});
        auto const id = v.world
                            .done(v.max,
                                  protocol::AskThroughSteward{
                                      v.team, text<protocol::Title>("May I?"), text<protocol::Body>("May I?"), {}})
                            .id;
        protocol::PublishAsked const publish{id, {}, {}, {}, {}};
        SECTION("published") { r.run("", v.rita, v.stella, publish); }
        SECTION("its answer marked") {
            auto const thread = v.world.done(v.stella, publish).thread.id;
            auto const answer = v.world.post(v.rita, thread).id;
            r.run("", v.rita, v.max, protocol::AcceptAsked{id, answer});
        }
    }
}

TEST_CASE("the agreement: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    v.world.done(v.admin, protocol::PublishAgreement{text<protocol::AgreementText>("Be kind.")});
    SECTION("publish") {
        v.world.done(v.rita, protocol::AcceptAgreement{1});
        r.run("", v.rita, v.admin, protocol::PublishAgreement{text<protocol::AgreementText>("Be kind, always.")});
    }
    SECTION("publish, as who published it has it") {
        r.run("own", v.admin, v.admin, protocol::PublishAgreement{text<protocol::AgreementText>("Be kind, always.")});
    }
    SECTION("accept") { r.run("", v.rita, v.rita, protocol::AcceptAgreement{1}); }
}

TEST_CASE("join links: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    protocol::CreateJoinLink link{v.hill, false, protocol::AffiliationRole::coach, {}, {}, {}, {}};
    link.domains = protocol::List<protocol::MailDomain, 20>{{text<protocol::MailDomain>("hill.example")}};
    auto const made = v.world.done(v.admin, link);
    protocol::UseJoinLink const command{text<protocol::Code>(made.code),
                                        text<protocol::PersonName>("Nina Newcomer"),
                                        text<protocol::Email>("nina@hill.example"),
                                        text<protocol::Password>("slow otter harbour"),
                                        {},
                                        {},
                                        {},
                                        {}};
    // Its code is another in each run, and says nothing here.
    r.check("join_link.use", v.rita, R"({"cmd":"join_link.use","args":{"email":"nina@hill.example"}})", [&] {
        v.world.write([&](storage::Transaction& tx) {
            return domain::use_join_link(tx, auth::hash_of_token(command.code.str()),
                                         {command.name, command.email.str(), "x", {}}, "Coach");
        });
    });
}

TEST_CASE("members: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    SECTION("rename") {
        // A guest hears nothing of the network's, and sees the new name with what they load next.
        r.loses_connection = {v.greta.id};
        r.run("", v.rita, v.max,
              protocol::UpdateMember{text<protocol::PersonName>("Maximilian Member"), {}, {}, {}, {}});
    }
    SECTION("photo") {
        r.loses_connection = {v.greta.id};
        auto const file = v.world.file(v.max, World::picture());
        r.run("", v.rita, v.max, protocol::SetPhoto{file});
    }
    SECTION("no photo any more") {
        r.loses_connection = {v.greta.id};
        auto const file = v.world.file(v.max, World::picture());
        v.world.done(v.max, protocol::SetPhoto{file});
        v.max.photo = file;
        r.run("none", v.rita, v.max, protocol::SetPhoto{});
    }
    SECTION("suspend") {
        r.loses_connection = {v.olga.id};
        r.run("", v.rita, v.admin, protocol::SuspendMember{v.olga.id});
    }
    SECTION("restore") { r.run("", v.rita, v.admin, protocol::RestoreMember{v.sam.id}); }
    SECTION("role") { r.run("", v.rita, v.admin, protocol::SetMemberRole{v.max.id, NetworkRole::specialist}); }
    SECTION("block") { r.run("", v.rita, v.rita, protocol::BlockMember{v.max.id}); }
    SECTION("block, as the blocked has it") { r.run("unheard", v.max, v.rita, protocol::BlockMember{v.max.id}); }
    SECTION("unblock") {
        v.world.done(v.rita, protocol::BlockMember{v.max.id});
        r.run("", v.rita, v.rita, protocol::UnblockMember{v.max.id});
    }
    SECTION("guest") {
        r.loses_connection = {v.max.id};
        r.run("guest", v.rita, v.admin, protocol::SetMemberRole{v.max.id, NetworkRole::guest});
    }
    SECTION("no guest any more") {
        r.loses_connection = {v.greta.id};
        r.run("member", v.rita, v.admin, protocol::SetMemberRole{v.greta.id, NetworkRole::member});
    }
}

TEST_CASE("affiliations and organisations: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    protocol::AddAffiliation const add{
        v.olga.id, v.larkspur, protocol::AffiliationRole::coach, text<protocol::JobTitle>("Coach"), {}, {}};
    auto const name = text<protocol::OrganisationName>("Larkspur Public Schools");
    SECTION("add") { r.run("", v.rita, v.admin, add); }
    SECTION("add, oneself") { r.run("self", v.olga, v.admin, add); }
    SECTION("add again, with the level of an earlier time") {
        auto const first = v.world.done(v.admin, add).affiliations;
        v.world.done(v.olga, protocol::FollowSpace{v.room, Level::muted});
        for (auto const& one : first)
            if (one.organisation == v.larkspur) v.world.done(v.admin, protocol::EndAffiliation{one.id, {}});
        r.run("again", v.olga, v.admin, add);
    }
    SECTION("end") { r.run("", v.stella, v.admin, protocol::EndAffiliation{v.of_rita, {}}); }
    SECTION("end, oneself") { r.run("self", v.rita, v.admin, protocol::EndAffiliation{v.of_rita, {}}); }
    SECTION("create") {
        r.run("", v.rita, v.admin,
              protocol::CreateOrganisation{protocol::OrganisationKind::school,
                                           text<protocol::OrganisationName>("Lake School"), v.farview});
    }
    SECTION("rename") { r.run("", v.rita, v.admin, protocol::RenameOrganisation{v.hill, name}); }
    SECTION("merge") { r.run("", v.rita, v.admin, protocol::MergeOrganisation{v.farview, v.larkspur}); }
    SECTION("merge, as one of the people") {
        r.run("self", v.olga, v.admin, protocol::MergeOrganisation{v.farview, v.larkspur});
    }
}

TEST_CASE("spaces: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    auto const set = [&](protocol::SpaceId space, Actor const& who, SpaceRole role) {
        return protocol::SetSpaceMember{space, who.id, role};
    };
    SECTION("create for all") { r.run("", v.rita, v.admin, space_named("fresh", Visibility::network)); }
    SECTION("create for all, oneself") { r.run("self", v.admin, v.admin, space_named("fresh", Visibility::network)); }
    SECTION("create for an organisation") {
        r.run("organisation", v.rita, v.admin, space_named("fresh", Visibility::organisation, v.hill));
    }
    SECTION("create closed") { r.run("closed", v.max, v.max, space_named("fresh", Visibility::closed)); }
    SECTION("update") {
        r.run("", v.rita, v.stella,
              protocol::UpdateSpace{v.team, text<protocol::SpaceName>("crew"), text<protocol::Description>("Us"), {}});
    }
    SECTION("archive") {
        r.run("archived", v.olga, v.stella, protocol::UpdateSpace{v.garden, {}, {}, protocol::SpaceState::archived});
    }
    SECTION("named") { r.run("", v.olga, v.stella, set(v.team, v.olga, SpaceRole::member)); }
    SECTION("removed") { r.run("removed", v.max, v.stella, set(v.team, v.max, SpaceRole::none)); }
    SECTION("steward") { r.run("steward", v.max, v.stella, set(v.team, v.max, SpaceRole::steward)); }
    SECTION("named where seen already") { r.run("seen", v.rita, v.stella, set(v.garden, v.rita, SpaceRole::member)); }
    SECTION("leave") { r.run("", v.max, v.max, protocol::LeaveSpace{v.team}); }
    SECTION("leave what all see") {
        v.world.name_in(v.stella, v.garden, v.max);
        r.run("seen", v.max, v.max, protocol::LeaveSpace{v.garden});
    }
    SECTION("follow") { r.run("", v.rita, v.rita, protocol::FollowSpace{v.garden, Level::following}); }
    SECTION("mark read") { r.run("", v.rita, v.rita, protocol::MarkSpacesRead{{{{v.team, v.last_seq()}}}}); }
    SECTION("mark unread again") { r.run("back", v.rita, v.rita, protocol::MarkSpacesRead{{{{v.team, {1}}}}}); }
    SECTION("notices read") { r.run("", v.rita, v.rita, protocol::MarkNoticesRead{v.last_seq(), {}, {}, {}, {}}); }
}

TEST_CASE("threads: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    protocol::CreateThread const create{v.team, ThreadKind::question, text<protocol::Title>("Another one"),
                                        text<protocol::Body>("Who knows?")};
    using Position = protocol::Number<0, protocol::kMaxId>;
    SECTION("create") { r.run("", v.rita, v.max, create); }
    SECTION("create, oneself") { r.run("self", v.max, v.max, create); }
    SECTION("rename") {
        r.run("", v.rita, v.max, protocol::RenameThread{v.question, text<protocol::Title>("How do you begin?")});
    }
    SECTION("pin") { r.run("", v.rita, v.stella, protocol::PinThread{v.question, true}); }
    SECTION("lock") { r.run("", v.rita, v.stella, protocol::LockThread{v.question, true}); }
    SECTION("move") { r.run("", v.rita, v.stella, protocol::MoveThread{v.question, v.attic}); }
    SECTION("move out of sight") { r.run("lost", v.max, v.stella, protocol::MoveThread{v.question, v.attic}); }
    SECTION("move into sight") { r.run("gained", v.olga, v.stella, protocol::MoveThread{v.question, v.garden}); }
    SECTION("move what is muted") { r.run("muted", v.rita, v.stella, protocol::MoveThread{v.quiet, v.garden}); }
    SECTION("follow") { r.run("", v.rita, v.rita, protocol::FollowThread{v.question, Level::following}); }
    SECTION("mute") { r.run("muted", v.rita, v.rita, protocol::FollowThread{v.question, Level::muted}); }
    SECTION("no longer muted") { r.run("unmuted", v.rita, v.rita, protocol::FollowThread{v.quiet, Level::normal}); }
    SECTION("mark read") { r.run("", v.rita, v.rita, protocol::MarkThreadRead{v.question, Position{4}}); }
    SECTION("mark unread again") {
        v.world.done(v.rita, protocol::MarkThreadRead{v.question, Position{4}});
        r.run("back", v.rita, v.rita, protocol::MarkThreadRead{v.question, Position{1}});
    }
    SECTION("mark read what is muted") {
        r.run("muted", v.rita, v.rita, protocol::MarkThreadRead{v.quiet, Position{0}});
    }
    SECTION("accept") { r.run("", v.rita, v.max, protocol::AcceptAnswer{v.question, v.answer}); }
    SECTION("open again") {
        v.world.done(v.max, protocol::AcceptAnswer{v.question, v.answer});
        r.run("open", v.rita, v.max, protocol::AcceptAnswer{v.question, {}});
    }
}

TEST_CASE("stages: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    protocol::CreateThread hour{v.team, ThreadKind::staged, text<protocol::Title>("A chat hour"),
                                text<protocol::Body>("Come in")};
    hour.plan = World::chat({"What works?", "What next?"});
    SECTION("create") { r.run("staged", v.rita, v.max, hour); }
    auto const chat = v.world.done(v.max, hour).thread.id;
    SECTION("next") { r.run("", v.rita, v.max, protocol::NextStage{chat, {1}}); }
    SECTION("extend") { r.run("", v.rita, v.stella, protocol::ExtendStage{chat, {1}, {5}}); }
    SECTION("reword") {
        r.run("", v.max, v.max, protocol::RewordStage{chat, {2}, text<protocol::StageText>("What then?")});
    }
    SECTION("post") { r.run("staged", v.rita, v.greta, World::new_post(chat, "Here I am")); }
    SECTION("rename") {
        r.run("staged", v.rita, v.max, protocol::RenameThread{chat, text<protocol::Title>("An hour")});
    }
}

TEST_CASE("posts: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    auto const mention = "See [@Rita](lateral:member/" + std::to_string(v.rita.id.value) + ")\n\n- one\n- two";
    auto quoting = World::new_post(v.question, "So it is");
    quoting.reply_to = v.reply;
    quoting.quote = text<protocol::Quote>("That works");
    SECTION("create") { r.run("", v.rita, v.max, World::new_post(v.question, mention)); }
    SECTION("create, oneself") { r.run("self", v.max, v.max, quoting); }
    SECTION("create where one muted") { r.run("muted", v.rita, v.max, World::new_post(v.quiet)); }
    SECTION("create where all was read") { r.run("old", v.rita, v.max, World::new_post(v.old)); }
    SECTION("create, for a guest") { r.run("guest", v.greta, v.max, World::new_post(v.question)); }
    SECTION("edit") {
        r.run("", v.rita, v.stella, protocol::EditPost{v.answer, text<protocol::Body>("With a *long* walk"), {1}});
    }
    SECTION("create with files") {
        auto post = World::new_post(v.question, "Look");
        post.files = World::with({v.world.file(v.max, World::picture()), v.world.file(v.max)}, "A board");
        r.run("files", v.rita, v.max, post);
    }
    SECTION("take a file out") {
        auto post = World::new_post(v.question, "Look");
        post.files = World::with({v.world.file(v.max, World::picture()), v.world.file(v.max)});
        auto const made = v.world.done(v.max, post).post;
        protocol::EditPost edit{made.id, text<protocol::Body>("Look again"), {1}};
        edit.files = World::with({made.attachments.back().file});
        r.run("files", v.rita, v.max, edit);
    }
    SECTION("delete a post with files") {
        auto post = World::new_post(v.question, "Look");
        post.files = World::with({v.world.file(v.max)});
        r.run("files", v.rita, v.max, protocol::DeletePost{v.world.done(v.max, post).post.id});
    }
    SECTION("delete") { r.run("", v.rita, v.stella, protocol::DeletePost{v.answer}); }
    SECTION("delete the answer of a question") {
        v.world.done(v.max, protocol::AcceptAnswer{v.question, v.answer});
        r.run("answer", v.rita, v.stella, protocol::DeletePost{v.answer});
    }
    SECTION("flag") { r.run("", v.rita, v.greta, protocol::FlagPost{v.answer, protocol::FlagReason::student, {}}); }
    SECTION("flag, the author's view") {
        r.run("author", v.max, v.rita, protocol::FlagPost{v.answer, protocol::FlagReason::student, {}});
    }
    auto const decided = [&](std::string const& name, protocol::FlagReason reason, protocol::CaseOutcome outcome) {
        auto const post = v.world.done(v.max, World::new_post(v.question, mention)).post.id;
        v.world.done(v.rita, protocol::FlagPost{post, reason, {}});
        auto const id = v.world.done(v.stella, protocol::ListCases{}).cases.at(0).id;
        r.run(name, v.rita, v.stella, protocol::DecideCase{id, outcome, text<protocol::CaseWords>("Because.")});
    };
    SECTION("remove") { decided("", protocol::FlagReason::unkind, protocol::CaseOutcome::remove); }
    SECTION("put back") { decided("back", protocol::FlagReason::student, protocol::CaseOutcome::keep); }
    SECTION("react") { r.run("", v.rita, v.max, protocol::AddReaction{v.reply, protocol::ReactionKind::celebrate}); }
    SECTION("take back") {
        r.run("", v.rita, v.max, protocol::RemoveReaction{v.answer, protocol::ReactionKind::helpful});
    }
}

TEST_CASE("journals: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    v.world.affiliate(v.max, v.hill);
    v.world.affiliate(v.stella, v.larkspur, protocol::AffiliationRole::lead);
    protocol::NameLead const stella{v.stella.id};
    protocol::SubmitReflection words;
    words.week = {"2026-05-25"};
    words.body = text<protocol::Body>("I kept quiet, and it helped");
    SECTION("name a lead") { r.run("", v.max, v.max, stella); }
    SECTION("name a lead, the lead's view") { r.run("lead", v.stella, v.max, stella); }
    SECTION("submit") {
        v.world.done(v.max, protocol::SetJournal{{9'000}});
        r.run("", v.max, v.max, words);
    }
    auto const shared = [&](protocol::ReflectionAudience from, protocol::ReflectionAudience to) {
        v.world.done(v.max, stella);
        words.audience = from;
        return protocol::ShareReflection{v.world.done(v.max, words).reflection.thread, to};
    };
    using enum protocol::ReflectionAudience;
    SECTION("submit, the lead's view") {
        v.world.done(v.max, stella);
        words.audience = lead;
        r.run("lead", v.stella, v.max, words);
    }
    SECTION("share") { r.run("", v.stella, v.max, shared(me, lead)); }
    SECTION("take back") { r.run("back", v.stella, v.max, shared(lead, me)); }
    SECTION("ask for the newsletter") {
        r.run("", v.max, v.stella, protocol::StarReflection{shared(lead, me).thread, true});
    }
    SECTION("stop reading along") {
        shared(lead, me);
        r.run("", v.stella, v.stella, protocol::LeaveReader{v.max.id});
    }
}

TEST_CASE("excerpts: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    protocol::SubmitReflection words;
    words.week = {"2026-05-25"};
    words.body = text<protocol::Body>("I kept quiet, and it helped");
    auto const reflection = v.world.done(v.max, words).reflection.thread;
    auto const space = v.world.done(v.rita, protocol::GetThread{v.question}).thread.thread.space;
    protocol::PublishExcerpt const command{reflection, {1}, {{{1}}}, space, {}, {}, {}};
    SECTION("publish") { r.run("", v.rita, v.max, command); }
    auto const published = [&] {
        auto const thread = v.world.done(v.max, command).excerpt.thread;
        v.world.done(v.rita, World::new_post(thread, "It helps here too"));
        return protocol::WithdrawExcerpt{thread};
    };
    SECTION("withdraw") { r.run("", v.rita, v.max, published()); }
    SECTION("withdraw, the author's view") { r.run("author", v.max, v.max, published()); }
}

TEST_CASE("cycles: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    v.world.affiliate(v.rita, v.hill, protocol::AffiliationRole::coach);
    protocol::ProposeCycle const propose{v.rita.id, v.max.id, {}, {}, {}, text<protocol::Body>("Shall we?"), {}};
    auto const id = v.world.done(v.rita, propose).cycle.line.id;
    v.world.done(v.rita, protocol::AnswerCycle{id, true});
    protocol::AnswerCycle const agree{id, true};
    SECTION("agree") { r.run("", v.max, v.max, agree); }
    SECTION("agree, as the coach has it") { r.run("coach", v.rita, v.max, agree); }
    SECTION("stop") {
        v.world.done(v.max, agree);
        r.run("", v.rita, v.max, protocol::MoveCycle{id, protocol::CycleStage::agreed, protocol::CycleStage::stopped});
    }
}

TEST_CASE("peers: events lead from the old snapshot to the new one") {
    Replay r;
    auto& v = r.village;
    protocol::ProposePeer propose{};
    propose.members.items = {v.rita.id};
    propose.focus = text<protocol::Title>("Openers");
    propose.opening = text<protocol::Body>("Shall we?");
    propose.agreements.items = {protocol::PeerAgreement::stays_here};
    auto const proposed = [&] { return v.world.done(v.max, propose).peer; };
    auto const agreed = [&] {
        auto const peer = proposed();
        return v.world.done(v.rita, protocol::AnswerPeer{peer.id, {1}, true, false}).peer;
    };
    SECTION("propose") { r.run("", v.rita, v.max, propose); }
    SECTION("agree") {
        auto const peer = proposed();
        r.run("", v.rita, v.rita, protocol::AnswerPeer{peer.id, {1}, true, false});
    }
    SECTION("agree, as the other has it") {
        auto const peer = proposed();
        r.run("proposer", v.max, v.rita, protocol::AnswerPeer{peer.id, {1}, true, false});
    }
    SECTION("propose somebody") {
        auto const peer = agreed();
        r.run("", v.rita, v.max, protocol::AmendPeer{peer.id, propose.agreements, {}, v.olga.id, false, {}});
    }
    SECTION("come in later") {
        auto const peer = agreed();
        v.world.done(v.max, protocol::AmendPeer{peer.id, propose.agreements, {}, v.olga.id, true, {}});
        v.world.done(v.rita, protocol::AnswerPeer{peer.id, {2}, true, false});
        r.run("late", v.olga, v.olga, protocol::AnswerPeer{peer.id, {2}, true, false});
    }
    SECTION("pause") { r.run("", v.rita, v.max, protocol::SetPeerState{agreed().id, protocol::PeerState::paused}); }
    SECTION("leave") { r.run("", v.max, v.max, protocol::LeavePeer{agreed().id}); }
    SECTION("write privately") {
        r.run("", v.rita, v.max, protocol::SendMessage{{{v.rita.id}}, text<protocol::Body>("A word"), {}});
    }
    SECTION("write privately to who blocked one") {
        v.world.done(v.rita, protocol::BlockMember{v.max.id});
        r.run("blocked", v.rita, v.max, protocol::SendMessage{{{v.rita.id}}, text<protocol::Body>("A word"), {}});
    }
}

TEST_CASE("every command that changes something is replayed, or named as silent") {
    std::set<std::string> kept;
    for (auto const& file : std::filesystem::directory_iterator(corpus())) {
        auto const name = file.path().stem().string();
        kept.insert(name.substr(0, name.find('-')));
    }
    boost::mp11::mp_for_each<protocol::Commands>([&](auto spec) {
        std::string const name(spec.name);
        if (ReadCommand<typename decltype(spec)::Args> || kReads.contains(spec.name)) return;
        INFO("add a case to tests/replay/replay_test.cpp: " << name);
        CHECK(kept.contains(name) != kSilent.contains(spec.name));
    });
}

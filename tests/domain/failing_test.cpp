// Each writing command with each of its statements failing once: nothing may have changed, in no table, and nobody may
// have heard of it.
#include "server/auth/credentials.hpp"
#include "server/base/digest.hpp"
#include "tests/domain/world.hpp"
#include "tests/support/database_dump.hpp"

#include <set>

using namespace lateral;
using namespace lateral::tests;
using protocol::AffiliationRole;

namespace {

/// What writes nothing, or not by a handler of the domain; everything else must be in the test below.
struct Elsewhere {
    std::string_view command;
    std::string_view why;
};
constexpr Elsewhere kElsewhere[] = {
    {"hello", "reads; noting the time of use is a write of its own"},
    {"typing.start", "reads, and tells it without the log"},
    {"file.limits", "reads"},
    {"export.make", "reads; the file that it makes is no row"},
    {"export.get", "reads"},
    {"invitation.look", "reads"},
    {"join_link.look", "reads"},
    {"join_link.doors", "reads"},
    {"session.sign_in", "writes in server/session, shown in tests/flow"},
    {"password.change", "writes in server/session, shown in tests/flow"},
};

template <class Args>
concept OnlyReads =
    requires(storage::ReadTransaction& tx, Actor const& actor, Args const& args) { domain::handle(tx, actor, args); };

std::string first_difference(std::vector<std::string> const& before, std::vector<std::string> const& after) {
    auto const [was, is] = std::ranges::mismatch(before, after);
    if (was == before.end() && is == after.end()) return "";
    return (was == before.end() ? "" : *was) + " -> " + (is == after.end() ? "" : *is);
}

class Failing {
public:
    explicit Failing(std::string const& url) : world(url), dump_(url) {
        settle();
        world.db.on_commit([this](storage::CommittedEvents const& events) { published_ += events->size(); });
    }

    /// Returns what the command answers when at last nothing fails.
    template <class Command>
    auto each(Actor const& actor, Command const& command) {
        return each<Command>([&](storage::Transaction& tx) {
            if constexpr (requires { domain::handle(tx, actor, command, RequestKey{}); })
                return domain::handle(tx, actor, command, RequestKey{});
            else
                return domain::handle(tx, actor, command);
        });
    }

    /// For commands of several steps: `work` is the one that writes.
    template <class Command, class Work>
    auto each(Work work) {
        auto const name = std::string(domain::name_of_command<Command>());
        INFO(name);
        shown_.insert(name);
        settle();
        published_ = 0;
        auto const before = dump_.rows();
        int failures = 0;
        while (true) {
            auto [outcome, answer, ran_through] = attempt(work, failures + 1);
            if (ran_through) {
                REQUIRE(outcome == storage::Outcome::done);
                if (!answer) FAIL("refused: " << bytes(answer->error()));
                CHECK(failures > 2);
                CHECK(first_difference(before, dump_.rows()) != "");
                settle();
                heard_ += published_;
                return std::move(**answer);
            }
            ++failures;
            INFO("statement " << failures);
            REQUIRE(outcome == storage::Outcome::failed);
            REQUIRE(first_difference(before, dump_.rows()) == "");
            settle();
            REQUIRE(published_ == 0);
        }
    }

    std::set<std::string> const& shown() const { return shown_; }
    std::size_t heard() const { return heard_; } ///< events of the commands at which at last nothing failed

    World world;

private:
    /// With the statement of this number failing; the last is that which writes down how far the log has come.
    template <class Work>
    auto attempt(Work& work, int number) {
        struct Made {
            storage::Outcome outcome;
            std::optional<std::invoke_result_t<Work, storage::Transaction&>> answer;
            bool ran_through;
        } made{};
        int runs = 0;
        world.fail_at = number;
        made.outcome = write_now(world.db, [&](storage::Transaction& tx) {
            ++runs;
            made.answer.emplace(work(tx));
            return *made.answer ? storage::Verdict::keep : storage::Verdict::discard;
        });
        made.ran_through = world.fail_at.exchange(0) > 0;
        CHECK(runs <= 1); // a command that ran again would hide what its failing left behind
        return made;
    }

    /// Until what the writes before had to say has been said.
    void settle() {
        for (int i = 0; i < 2; ++i) write_now(world.db, [](auto&) { return storage::Verdict::discard; });
    }

    DatabaseDump dump_;
    std::atomic<std::size_t> published_ = 0;
    std::size_t heard_ = 0;
    std::set<std::string> shown_;
};

struct People {
    explicit People(World& world)
        : admin(world.admin), member(world.person("Max Member")), other(world.person("Olga Other")) {}
    Actor admin, member, other;
};

void posts_and_threads(Failing& failing, People const& people) {
    auto& world = failing.world;
    auto const& [admin, member, other] = people;
    auto const room =
        failing.each(admin, protocol::CreateSpace{text<protocol::SpaceName>("room"), Visibility::network, {}, {}})
            .space.space.id;
    auto const elsewhere = world.space(admin, "elsewhere");
    failing.each(admin, protocol::UpdateSpace{room, {}, text<protocol::Description>("words"), {}});
    failing.each(admin, protocol::SetSpaceMember{room, member.id, SpaceRole::member});
    failing.each(member, protocol::LeaveSpace{room});
    failing.each(other, protocol::FollowSpace{room, protocol::Level::following});
    auto const thread = failing.each(member, World::new_thread(room, ThreadKind::question)).thread.id;
    auto const post = world.post(other, thread).id;
    auto const draft =
        failing
            .each(
                other,
                protocol::SaveDraft{
                    protocol::DraftPlace::reply, {thread.value}, {0}, text<protocol::DraftBody>("x"), {}, {}, post, {}})
            .revision;
    failing.each(other, protocol::DiscardDraft{protocol::DraftPlace::reply, {thread.value}, {draft}});
    auto answer = World::new_post(thread, "[@x](lateral:member/" + std::to_string(other.id.value) + ")");
    answer.reply_to = post;
    answer.quote = text<protocol::Quote>("An answer");
    answer.files = World::with({world.file(member), world.file(member, World::picture())});
    auto const shown = failing.each(member, answer).post.id;
    protocol::EditPost edit{shown, text<protocol::Body>("new"), {1}};
    edit.files = protocol::AttachedFiles{};
    failing.each(member, edit);
    failing.each(member, protocol::AddReaction{post, protocol::ReactionKind::thanks});
    failing.each(member, protocol::RemoveReaction{post, protocol::ReactionKind::thanks});
    failing.each(member, protocol::AcceptAnswer{thread, post});
    failing.each(member, protocol::RenameThread{thread, text<protocol::Title>("Tyler's IEP"),
                                                protocol::NotStudents{{text<protocol::NoStudentsWords>("Tyler")}}});
    failing.each(other, protocol::FollowThread{thread, protocol::Level::following});
    failing.each(admin, protocol::MarkThreadRead{thread, {1}});
    auto const seq = world.read<protocol::Seq>([](auto& tx) { return tx.as_of(); });
    failing.each(admin, protocol::MarkSpacesRead{{{{room, seq}}}});
    failing.each(other, protocol::MarkNoticesRead{seq, {}, {}, {}, {}});
    failing.each(admin, protocol::PinThread{thread, true});
    failing.each(admin, protocol::LockThread{thread, true});
    failing.each(admin, protocol::MoveThread{thread, elsewhere});
    failing.each(admin, protocol::DeletePost{post});
}

void conduct(Failing& failing, People const& people) {
    auto& world = failing.world;
    auto const& [admin, member, other] = people;
    auto const thread = world.thread(member, world.space(member, "conduct", Visibility::closed));
    auto const room = world.posts(member, thread).front().space;
    for (auto const& named : {admin, other}) world.name_in(member, room, named);
    auto post = World::new_post(thread, "[@x](lateral:member/" + std::to_string(member.id.value) + ")");
    post.files = World::with({world.file(other)});
    auto const id = world.done(other, post).post.id;
    auto const words = text<protocol::CaseWords>("words");
    auto const decide = [&](Actor const& who, protocol::CaseOutcome outcome) {
        auto const one = world.done(who, protocol::ListCases{}).cases.at(0).id;
        failing.each(who, protocol::DecideCase{one, outcome, words});
        return one;
    };
    failing.each(member, protocol::FlagPost{id, protocol::FlagReason::student, {}});
    decide(member, protocol::CaseOutcome::keep);
    failing.each(admin, protocol::FlagPost{id, protocol::FlagReason::other, words});
    failing.each(other, protocol::AppealCase{decide(admin, protocol::CaseOutcome::remove), words});
    decide(member, protocol::CaseOutcome::remove);
}

void stages(Failing& failing, People const& people) {
    auto const& [admin, member, other] = people;
    auto const room = failing.world.space(admin, "stages");
    protocol::NotStudents const said{{text<protocol::NoStudentsWords>("Tyler")}};
    auto hour = World::staged(room, World::chat({"Tyler's IEP?", "And then?"}));
    hour.not_a_student = said;
    auto const chat = failing.each(member, hour).thread.id;
    failing.each(other, World::new_post(chat));
    failing.each(member, protocol::ExtendStage{chat, {1}, {5}});
    failing.each(admin, protocol::NextStage{chat, {1}});
    failing.each(admin, protocol::RewordStage{chat, {2}, text<protocol::StageText>("Tyler's plan?"), said});
}

void stewards(Failing& failing, People const& people) {
    auto const& [admin, member, other] = people;
    auto& world = failing.world;
    auto const room = world.space(admin, "stewards");
    world.name_in(admin, room, other, SpaceRole::steward);
    protocol::NotStudents const said{{text<protocol::NoStudentsWords>("Tyler")}};
    failing.each(admin, protocol::SetSpacePage{room, text<protocol::ChannelAgreements>("Tyler's IEP"), true, {}, said});
    failing.each(admin, protocol::SetRota{room, {{admin.id, other.id}}});
    failing.each(admin, protocol::HandWeek{room, other.id});
    failing.each(admin, protocol::KeepSpace{room});
    protocol::AskThroughSteward const ask{room, text<protocol::Title>("May I?"), text<protocol::Body>("May I?"), {}};
    failing.each(member, protocol::WithdrawAsked{failing.each(member, ask).id});
    failing.each(admin, protocol::DeclineAsked{world.done(member, ask).id, text<protocol::AskedWords>("No.")});
    auto const id = world.done(member, ask).id;
    auto const thread = failing.each(admin, protocol::PublishAsked{id, {}, {}, {}, {}}).thread.id;
    failing.each(member, protocol::AcceptAsked{id, world.post(other, thread).id});
}

void files_and_profiles(Failing& failing, People const& people) {
    auto& world = failing.world;
    auto const& [admin, member, other] = people;
    auto const file = failing
                          .each<protocol::BeginFile>([&](storage::Transaction& tx) {
                              return domain::begin_file(tx, member, World::new_file(), World::kBounds);
                          })
                          .file;
    failing.each<protocol::FinishFile>([&](storage::Transaction& tx) {
        return domain::keep_file(tx, member, file, World::document('e'), World::kBounds);
    });
    failing.each(member, protocol::ForgetFile{file});
    world.done(member, protocol::SetPhoto{world.file(member, World::picture())});
    failing.each(member, protocol::SetPhoto{world.file(member, World::picture('d'))});
    failing.each(member, protocol::UpdateMember{text<protocol::PersonName>("Maxine Member"),
                                                {},
                                                text<protocol::About>("words"),
                                                protocol::List<protocol::Topic, 12>{{text<protocol::Topic>("Algebra")}},
                                                {}});
    failing.each(member,
                 protocol::ChooseNotices{{}, protocol::MinuteOfDay{360}, {}, {}, text<protocol::Zone>("Etc/UTC")});
    failing.each(member, protocol::BlockMember{other.id});
    failing.each(member, protocol::UnblockMember{other.id});
    failing.each(admin, protocol::SetIntroductions{world.space(admin, "welcome")});
}

void administration(Failing& failing, People const& people) {
    auto const& [admin, member, other] = people;
    auto const make = [&](std::string_view name) {
        return protocol::CreateOrganisation{
            protocol::OrganisationKind::district, text<protocol::OrganisationName>(name), {}};
    };
    auto const north = failing.each(admin, make("North")).organisation.id;
    auto const south = failing.world.organisation("South", north);
    failing.each(admin, protocol::RenameOrganisation{south, text<protocol::OrganisationName>("Far South")});
    auto const held =
        failing.each(admin, protocol::AddAffiliation{member.id, north, AffiliationRole::teacher, {}, {}, {}})
            .affiliations.front()
            .id;
    failing.world.affiliate(other, south);
    auto const east = failing.world.organisation("East");
    failing.each(admin, protocol::MergeOrganisation{south, east});
    failing.each(admin, protocol::EndAffiliation{held, {}});
    failing.each(admin, protocol::SetMemberRole{member.id, NetworkRole::specialist});
    failing.each(admin, protocol::SuspendMember{member.id});
    failing.each(admin, protocol::RestoreMember{member.id});
    protocol::CreateInvitation invite{north, NetworkRole::member, {}, {}, {}, {}, {}};
    invite.spaces = protocol::List<protocol::SpaceId, 20>{{failing.world.space(admin, "team", Visibility::closed)}};
    failing.each(admin, protocol::RevokeInvitation{failing.each(admin, invite).invitation.id});
    auto const code = failing.world.done(admin, invite).code;
    failing.each<protocol::AcceptInvitation>([&](storage::Transaction& tx) {
        return domain::accept_invitation(tx, base::sha256_hex(code),
                                         {text<protocol::PersonName>("Nina New"), "nina@example.org", "hash", {}});
    });
}

void journals(Failing& failing, People const& people) {
    auto const& [admin, member, other] = people;
    auto const lead = failing.world.person("Lena Lead", NetworkRole::specialist);
    failing.each(member, protocol::SetJournal{{5'000}});
    failing.each(member, protocol::NameLead{lead.id});
    failing.each(member, protocol::ExcuseWeek{{"2026-05-18"}, true});
    failing.each(member, protocol::SetReminder{{{9'000}}});
    protocol::SubmitReflection words;
    words.week = {"2026-05-25"};
    words.body = text<protocol::Body>("What Tyler's IEP taught me");
    words.not_a_student = protocol::NotStudents{{text<protocol::NoStudentsWords>("Tyler")}};
    auto const thread = failing.each(member, words).reflection.thread;
    failing.each(member, protocol::ShareReflection{thread, protocol::ReflectionAudience::lead});
    failing.each(lead, protocol::MarkDesk{thread, protocol::DeskMark::follow_up});
    auto const tyler = *words.not_a_student;
    failing.each(lead, protocol::StarReflection{thread, true});
    failing.each(member, protocol::AnswerNewsletter{thread, true, {{1}}, {{{{1}}}}, true, tyler});
    auto const snippet = text<protocol::SnippetName>("Thanks");
    failing.each(lead, protocol::KeepSnippet{snippet, text<protocol::SnippetBody>("Thank you"), snippet});
    failing.each(lead, protocol::DropSnippet{snippet});
    auto const space = failing.world.space(admin, "cohort");
    auto const copy = failing.each(member, protocol::PublishExcerpt{thread, {1}, {{{1}}}, space, {}, {}, tyler});
    failing.world.done(other, World::new_post(copy.excerpt.thread));
    failing.each(member, protocol::WithdrawExcerpt{copy.excerpt.thread});
    failing.each(lead, protocol::LeaveReader{member.id});
}

void calendars(Failing& failing, People const& people) {
    auto const& admin = people.admin;
    auto const programme =
        failing.world
            .done(admin, protocol::CreateOrganisation{protocol::OrganisationKind::programme,
                                                      text<protocol::OrganisationName>("Number talks"),
                                                      {}})
            .organisation.id;
    protocol::AddBreaks add{programme, {}};
    auto const name = text<protocol::BreakName>("Winter break");
    add.breaks.items.push_back({name, {"2026-12-21"}, {"2027-01-03"}});
    auto const made = failing.each(admin, add).breaks.at(0).id;
    failing.each(admin, protocol::ChangeBreak{made, name, {"2026-12-20"}, {"2027-01-03"}});
    failing.each(admin, protocol::RemoveBreak{made});
    protocol::KeepPrompts questions{programme, {0}, {}};
    questions.questions.items.push_back({text<protocol::QuestionWords>("What held?"), {}});
    failing.each(admin, questions);
}

void peers(Failing& failing, People const& people) {
    auto const& [admin, member, other] = people;
    auto const third = failing.world.person("Tess Third");
    protocol::ProposePeer propose{};
    propose.members.items = {other.id};
    propose.focus = text<protocol::Title>("Openers");
    propose.opening = text<protocol::Body>("Shall we?");
    propose.agreements.items = {protocol::PeerAgreement::stays_here};
    auto const peer = failing.each(member, propose).peer.id;
    failing.each(other, protocol::AnswerPeer{peer, {1}, true, false});
    failing.each(member, protocol::AmendPeer{peer, propose.agreements, {}, third.id, false, {}});
    failing.each(other, protocol::SetPeerState{peer, protocol::PeerState::paused});
    failing.each(other, protocol::LeavePeer{peer});
    failing.each(member, protocol::SendMessage{{{other.id}}, text<protocol::Body>("Hello"), {}});
    failing.each(member, protocol::LookForPeer{true, {{text<protocol::Topic>("Number talks")}}});
}

void cycles(Failing& failing, People const& people) {
    auto const& [admin, teacher, coach] = people;
    auto const school = failing.world.organisation("Bayside");
    failing.world.affiliate(coach, school, AffiliationRole::coach);
    protocol::ProposeCycle propose{
        coach.id, teacher.id, {}, {}, {}, text<protocol::Body>("Shall we, with Tyler's IEP?"), {}};
    propose.not_a_student = protocol::NotStudents{{text<protocol::NoStudentsWords>("Tyler")}};
    auto const id = failing.each(coach, propose).cycle.line.id;
    failing.world.done(coach, protocol::AnswerCycle{id, true});
    failing.each(teacher, protocol::AnswerCycle{id, true});
    failing.each(teacher, protocol::ConsentToCard{id, true});
    failing.each(coach, protocol::SetCycleGoal{id, {0}, text<protocol::GoalWords>("All answer"), {}, {}, {}});
    protocol::EnterInCycle const enter{id, protocol::EntryKind::check, text<protocol::EntryWords>("Count to eight")};
    auto const entry = failing.each(coach, enter).cycle.record.value().entries.at(0).id;
    failing.each(teacher, protocol::TickInCycle{id, entry, true});
    failing.each(coach, protocol::RemoveFromCycle{id, entry});
    failing.each(coach, protocol::MoveCycle{id, protocol::CycleStage::agreed, protocol::CycleStage::stopped});
}

/// After what else lets people in: from here on they have to accept an agreement.
void ways_in(Failing& failing, People const& people) {
    auto const& admin = people.admin;
    auto const& member = people.other;
    auto const north = failing.world.organisation("Harbor ISD");
    failing.each(admin, protocol::PublishAgreement{text<protocol::AgreementText>("Be kind.")});
    failing.each(member, protocol::AcceptAgreement{1});
    protocol::CreateJoinLink link{north, false, {}, {}, {}, {}, {}};
    link.domains = protocol::List<protocol::MailDomain, 20>{{text<protocol::MailDomain>("north.example")}};
    auto const quick = failing.each(admin, link);
    failing.each<protocol::UseJoinLink>([&](storage::Transaction& tx) {
        return domain::use_join_link(tx, auth::hash_of_token(quick.code),
                                     {text<protocol::PersonName>("Nina New"), "nina@north.example", "hash", 1}, "");
    });
    link.approval = true;
    auto const slow = failing.each(admin, link);
    protocol::AskToJoin const ask{
        {}, {}, text<protocol::PersonName>("Ola Outside"), text<protocol::Email>("ola@north.example"), {}, {}};
    failing.each<protocol::AskToJoin>([&](storage::Transaction& tx) {
        return domain::ask_to_join(tx, auth::hash_of_token(slow.code), ask, "ola@north.example", "::1");
    });
    auto const waiting = failing.world.done(admin, protocol::ListJoinRequests{}).requests;
    failing.each(admin, protocol::DecideJoinRequest{waiting.at(0).id, true});
    failing.each(admin, protocol::CloseJoinLink{slow.link.id});
}

Actor signed_in(World& world, Actor actor) {
    actor.session = *world.write([&](storage::Transaction& tx) -> std::optional<protocol::SessionId> {
        auto const id = tx.new_id<protocol::SessionId>();
        tx.run(storage::sql::session_insert, id, actor.id, std::to_string(id.value), std::string("phone"),
               std::string("::1"), tx.now(), tx.now());
        return id;
    });
    return actor;
}

void sessions(Failing& failing, People const& people) {
    auto const other = signed_in(failing.world, people.other);
    failing.each(other, protocol::EndSession{signed_in(failing.world, other).session});
    failing.each(other, protocol::SignOut{});
    signed_in(failing.world, other);
    failing.each(signed_in(failing.world, other), protocol::EndAllSessions{});
    signed_in(failing.world, other);
    auto const code = failing.each(people.admin, protocol::MakeResetLink{other.id}).code;
    failing.each<protocol::ResetPassword>(
        [&](storage::Transaction& tx) { return domain::use_reset_link(tx, base::sha256_hex(code), "hash"); });
}

/// Every command that writes was shown to fail, or stands in the list above, and none in both.
void check_none_is_left_out(std::set<std::string> const& shown) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, protocol::Commands>>([&](auto given) {
        using Spec = typename decltype(given)::type;
        INFO(Spec::name);
        bool const elsewhere = std::ranges::find(kElsewhere, Spec::name, &Elsewhere::command) != std::end(kElsewhere);
        CHECK(OnlyReads<typename Spec::Args> + elsewhere + shown.contains(std::string(Spec::name)) == 1);
    });
}

} // namespace

TEMPLATE_TEST_CASE("a command whose statement fails, whichever it is, changes nothing and tells nobody", "", Sqlite,
                   Postgres) {
    TestType engine;
    Failing failing(engine.url);
    People const people(failing.world);
    posts_and_threads(failing, people);
    conduct(failing, people);
    stages(failing, people);
    journals(failing, people);
    calendars(failing, people);
    stewards(failing, people);
    peers(failing, people);
    cycles(failing, people);
    files_and_profiles(failing, people);
    administration(failing, people);
    ways_in(failing, people);
    sessions(failing, people);
    check_none_is_left_out(failing.shown());
    CHECK(failing.heard() > failing.shown().size() / 2); // and when nothing fails, others do hear of it
}

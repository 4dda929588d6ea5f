#include "tests/flow/orchard.hpp"

#include "server/app/assembly.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/domain/handlers.hpp"
#include "server/domain/notice_times.hpp"
#include "server/domain/operators.hpp"
#include "server/domain/weeks.hpp"
#include "storage/statements.hpp"

#include <filesystem>
#include <spdlog/spdlog.h>
#include <stdexcept>

namespace lateral::tests {
namespace {

namespace sql = storage::sql;
using protocol::NetworkRole;

constexpr std::string_view kMissing = "4000000000001";
constexpr std::string_view kMissingCode = "missing-code-0123456789";

template <class T>
T text(std::string_view from) {
    return T::create(from).value();
}

template <class T>
std::string word(T id) {
    return std::to_string(id.value);
}

/// Short words for populating: each does one command as somebody, sure to succeed.
struct Builder {
    storage::Transaction& tx; // NOLINT: lives as long as the piece of work
    std::string hash;

    domain::Actor person(std::string const& name, NetworkRole role) const {
        auto const email = name + "@orchard.example";
        auto const id = domain::create_member(tx, text<protocol::PersonName>(name), email, role, hash).value();
        return {sign_in(id, name), id, name, role, {}, {}};
    }

    protocol::SessionId sign_in(protocol::MemberId id, std::string const& name) const {
        auto const session = tx.new_id<protocol::SessionId>();
        tx.run(sql::session_insert, session, id, auth::hash_of_token(name + "-session-token-0123456789"),
               std::string("test"), std::string("127.0.0.1"), tx.now(), tx.now());
        return session;
    }

    template <class Command>
    auto done(domain::Actor const& actor, Command const& command) const {
        if constexpr (requires { domain::handle(tx, actor, command, domain::RequestKey{}); })
            return domain::handle(tx, actor, command, {}).value();
        else
            return domain::handle(tx, actor, command).value();
    }

    protocol::OrganisationId organisation(domain::Actor const& by, std::string_view name) const {
        return done(by, protocol::CreateOrganisation{protocol::OrganisationKind::isd,
                                                     text<protocol::OrganisationName>(name),
                                                     {}})
            .organisation.id;
    }
    protocol::AffiliationId affiliate(domain::Actor const& by, protocol::MemberId member,
                                      protocol::OrganisationId there, protocol::AffiliationRole role) const {
        return done(by, protocol::AddAffiliation{member, there, role, {}, {}, {}}).affiliations.front().id;
    }
    protocol::BreakId school_break(domain::Actor const& by, protocol::OrganisationId of) const {
        protocol::AddBreaks add{of, {}};
        add.breaks.items.push_back({text<protocol::BreakName>("Winter break"), {"2026-12-21"}, {"2027-01-03"}});
        return done(by, add).breaks.at(0).id;
    }
    protocol::SpaceId space(domain::Actor const& by, std::string_view name, protocol::Visibility visibility,
                            std::string_view description = "", std::optional<protocol::OrganisationId> of = {}) const {
        return done(by, protocol::CreateSpace{text<protocol::SpaceName>(name), visibility,
                                              text<protocol::Description>(description), of})
            .space.space.id;
    }
    /// The case that a flag opens.
    protocol::CaseId flagged(domain::Actor const& by, protocol::PostId post) const {
        done(by, protocol::FlagPost{post, protocol::FlagReason::student, {}});
        return domain::waiting_case(tx, post).value();
    }
    void name_in(domain::Actor const& by, protocol::SpaceId space, domain::Actor const& who,
                 protocol::SpaceRole role) const {
        done(by, protocol::SetSpaceMember{space, who.id, role});
    }
    protocol::ThreadCreatedReply thread(domain::Actor const& by, protocol::SpaceId space, std::string_view title,
                                        std::string_view body) const {
        return done(by, protocol::CreateThread{space, protocol::ThreadKind::question, text<protocol::Title>(title),
                                               text<protocol::Body>(body)});
    }
    protocol::CreateThread staged(protocol::SpaceId space, std::string_view title, protocol::NewPlan plan) const {
        protocol::CreateThread made{space, protocol::ThreadKind::staged, text<protocol::Title>(title),
                                    text<protocol::Body>("The first words")};
        made.plan = std::move(plan);
        return made;
    }
    /// A chat with one question, which is asked now.
    protocol::ThreadId chat(domain::Actor const& by, protocol::SpaceId space, std::string_view question) const {
        protocol::NewPlan plan{protocol::StageFormat::chat, {}, {}};
        plan.stages.items.push_back({{60}, text<protocol::StageText>(question)});
        return done(by, staged(space, question, std::move(plan))).thread.id;
    }
    /// A consultancy in its last stage, in which its presenter reflects.
    protocol::ThreadId reflecting(domain::Actor const& by, protocol::SpaceId space) const {
        protocol::NewPlan plan{protocol::StageFormat::consultancy, {}, {}};
        plan.stages.items.resize(4, protocol::NewStage{{60}});
        auto const thread = done(by, staged(space, "A dilemma", std::move(plan))).thread.id;
        for (std::int64_t stage = 1; stage <= 3; ++stage) done(by, protocol::NextStage{thread, {stage}});
        return thread;
    }
    protocol::ThreadId shared_reflection(domain::Actor const& by, domain::Actor const& with,
                                         protocol::Date const& week) const {
        done(by, protocol::NameLead{with.id});
        protocol::SubmitReflection written;
        written.week = week;
        written.body = text<protocol::Body>("Words for the two of us");
        written.audience = protocol::ReflectionAudience::lead;
        return done(by, written).reflection.thread;
    }
    protocol::ThreadId excerpt(domain::Actor const& by, protocol::ThreadId reflection, protocol::SpaceId space) const {
        return done(by, protocol::PublishExcerpt{reflection, {1}, {{{1}}}, space, {}, {}, {}}).excerpt.thread;
    }
    protocol::PostId post(domain::Actor const& by, protocol::ThreadId thread, std::string_view body) const {
        return done(by, protocol::CreatePost{thread, text<protocol::Body>(body), {}, {}}).post.id;
    }
    protocol::FileId begin_file(domain::Actor const& by, std::string_view name) const {
        constexpr domain::FileBounds bounds{1'000'000, 1'000'000, 1'000'000, 1'000'000};
        return domain::begin_file(tx, by, {text<protocol::FileName>(name), {100}}, bounds).value().file;
    }
    /// As if its bytes had come; nobody reads them here.
    void keep_file(domain::Actor const& by, protocol::FileId file, std::string_view name) const {
        domain::FileContent const content{
            std::string(64, 'a'), std::string(name), 100, protocol::FileKind::document, "text/plain", {}, {}};
        domain::keep_file(tx, by, file, content, {1'000'000, 1'000'000, 1'000'000, 1'000'000}).value();
    }
    protocol::InvitationCreated invitation(domain::Actor const& by, protocol::OrganisationId to) const {
        return done(by, protocol::CreateInvitation{to, NetworkRole::member, {}, {}, {}, {}, {}});
    }
    struct WaysIn {
        protocol::JoinLinkCreated slow;
        protocol::JoinLinkCreated quick;
        protocol::JoinRequestId request;
    };
    /// A link that asks for approval, by the specialist, one that does not, and somebody who asked by the first.
    WaysIn ways_in(domain::Actor const& admin, domain::Actor const& specialist, protocol::OrganisationId to) const {
        protocol::CreateJoinLink link{to, true, {}, {}, {}, {}, {}};
        auto slow = done(specialist, link);
        link.approval = false;
        link.domains = protocol::List<protocol::MailDomain, 20>{{text<protocol::MailDomain>("orchard.example")}};
        auto quick = done(admin, link);
        protocol::AskToJoin const ask{
            {}, {}, text<protocol::PersonName>("Ola Outside"), text<protocol::Email>("ola@elsewhere.example"), {}, {}};
        domain::ask_to_join(tx, auth::hash_of_token(slow.code), ask, ask.email.str(), "::1").value();
        auto const waiting = done(admin, protocol::ListJoinRequests{}).requests;
        return {std::move(slow), std::move(quick), waiting.at(0).id};
    }
};

struct PeerIds {
    protocol::PeerId peer;
    protocol::SpaceId space;
    protocol::ThreadId thread;
    protocol::PostId post;
    protocol::FileId file;
};

/// Two in confidence, with a secret in everything that they wrote.
PeerIds make_peers(Builder const& make, domain::Actor const& one, domain::Actor const& other) {
    protocol::ProposePeer propose{};
    propose.members.items = {other.id};
    propose.focus = text<protocol::Title>("Pomelo openers");
    propose.opening = text<protocol::Body>("Pomelo begins");
    propose.agreements.items = {protocol::PeerAgreement::stays_here, protocol::PeerAgreement::weekly};
    propose.words = text<protocol::PeerWords>("Pomelo words");
    auto const proposed = make.done(one, propose).peer;
    auto const peer = make.done(other, protocol::AnswerPeer{proposed.id, {1}, true, false}).peer;
    auto const file = make.begin_file(other, "Pomelo.txt");
    make.keep_file(other, file, "Pomelo.txt");
    protocol::CreatePost post{*peer.thread, text<protocol::Body>("Pomelo answers"), {}, {}};
    post.files = protocol::AttachedFiles{{{file, {}}}};
    auto const made = make.done(other, post).post.id;
    protocol::SaveDraft draft{};
    draft.place = protocol::DraftPlace::reply;
    draft.about = {peer.thread->value};
    draft.body = text<protocol::DraftBody>("Pomelo drafted");
    make.done(one, draft);
    return {peer.id, *peer.space, *peer.thread, made, file};
}

struct CycleIds {
    protocol::CycleId cycle;
    protocol::SpaceId space;
    protocol::ThreadId thread;
    protocol::CycleEntryId entry;
};

/// Coach and teacher, with a secret in everything that they wrote, and no card.
CycleIds make_cycle(Builder const& make, domain::Actor const& coach, domain::Actor const& teacher) {
    protocol::ProposeCycle const propose{coach.id, teacher.id, {}, {}, {}, text<protocol::Body>("Pomelo proposed"), {}};
    auto const id = make.done(coach, propose).cycle.line.id;
    make.done(coach, protocol::AnswerCycle{id, true});
    auto const line = make.done(teacher, protocol::AnswerCycle{id, true}).cycle.line;
    make.done(teacher, protocol::SetCycleGoal{id,
                                              {0},
                                              text<protocol::GoalWords>("Pomelo goal"),
                                              {},
                                              text<protocol::StrategyWords>("Pomelo strategy"),
                                              {}});
    protocol::Date const day{"2024-01-15"};
    protocol::EnterInCycle enter{id, protocol::EntryKind::action, text<protocol::EntryWords>("Pomelo next")};
    enter.on = day;
    enter.owner = teacher.id;
    auto const entry = make.done(coach, enter).cycle.record.value().entries.at(0).id;
    for (auto const kind : {protocol::EntryKind::check, protocol::EntryKind::closing})
        make.done(coach, protocol::EnterInCycle{id, kind, text<protocol::EntryWords>("Pomelo words")});
    protocol::EnterInCycle number{id, protocol::EntryKind::progress, text<protocol::EntryWords>("Pomelo counted")};
    number.on = day;
    number.count = protocol::ClassCount{14};
    number.of = protocol::ClassSize{22};
    make.done(teacher, number);
    protocol::EnterInCycle visit{id, protocol::EntryKind::visit, text<protocol::EntryWords>("Pomelo seen")};
    visit.on = day;
    visit.minutes = protocol::VisitMinutes{40};
    make.done(coach, visit);
    protocol::EnterInCycle note{id, protocol::EntryKind::note, text<protocol::EntryWords>("Pomelo note")};
    note.on = day;
    make.done(coach, note);
    return {id, *line.space, *line.thread, entry};
}

struct JournalIds {
    protocol::ThreadId own;
    protocol::ThreadId shared;
};

/// A journal with a secret in everything: a week kept for oneself, one that a lead answered and asks for, a draft, and
/// the lead's own short text.
JournalIds make_journal(Builder const& make, domain::Actor const& author, domain::Actor const& lead,
                        protocol::Date const& monday) {
    protocol::SubmitReflection written;
    written.week = domain::weeks_after(monday, -2);
    written.body = text<protocol::Body>("Pomelo kept");
    auto const own = make.done(author, written).reflection.thread;
    make.done(author, protocol::NameLead{lead.id});
    written.week = domain::weeks_after(monday, -3);
    written.body = text<protocol::Body>("Pomelo shared");
    written.audience = protocol::ReflectionAudience::lead;
    auto const shared = make.done(author, written).reflection.thread;
    make.done(lead, protocol::CreatePost{shared, text<protocol::Body>("Pomelo answered"), {}, {}});
    make.done(lead, protocol::StarReflection{shared, true});
    make.done(lead, protocol::KeepSnippet{text<protocol::SnippetName>("Pomelo short"),
                                          text<protocol::SnippetBody>("Pomelo at hand")});
    protocol::SaveDraft draft{};
    draft.place = protocol::DraftPlace::reply;
    draft.about = {own.value};
    draft.body = text<protocol::DraftBody>("Pomelo after");
    make.done(author, draft);
    return {own, shared};
}

void copy_folder(std::filesystem::path const& from, std::filesystem::path const& to) {
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

} // namespace

Orchard::Orchard(TestServer::Change const& change)
    : server_([&](config::Config& config) {
          if (change) change(config);
          config.writes_per_minute = 1'000'000;
          config.reads_per_minute = 1'000'000;
          config.threads = 1;
      }) {
    spdlog::set_level(spdlog::level::warn);
    server_.stop();
    populate();
    copy_folder(server_.config().data, saved_.path() / "data");
    server_.start();
}

void Orchard::restore() {
    server_.stop();
    copy_folder(saved_.path() / "data", server_.config().data);
    server_.start();
}

void Orchard::populate() {
    auto const db = app::open_database(server_.config());
    auto const hash = auth::hash_password(kPassword);
    app::write_now(*db, [&](storage::Transaction& tx) {
        using protocol::AffiliationRole;
        using protocol::Visibility;
        Builder const make{tx, hash};
        std::map<Who, domain::Actor> people;
        auto const add = [&](Who who, std::string const& name, NetworkRole role) {
            people[who] = make.person(name, role);
            tokens_[who] = name + "-session-token-0123456789";
            own_[who] = {{"my_session", word(people[who].session)},
                         {"me", word(people[who].id)},
                         {"my_email", name + "@orchard.example"}};
        };
        add(Who::administrator, "alma", NetworkRole::administrator);
        add(Who::specialist, "ines", NetworkRole::specialist);
        add(Who::lead, "lee", NetworkRole::member);
        add(Who::steward, "stella", NetworkRole::member);
        add(Who::member, "max", NetworkRole::member);
        add(Who::outsider, "olga", NetworkRole::member);
        add(Who::guest, "greta", NetworkRole::guest);
        add(Who::suspended, "selma", NetworkRole::member);
        tokens_[Who::signed_out] = "";
        own_[Who::signed_out] = own_[Who::member];
        make.person("oz", NetworkRole::member);
        auto const tia = make.person("tia", NetworkRole::member);
        auto const hilda = make.person("hilda", NetworkRole::member);
        auto const& admin = people[Who::administrator];
        auto const& steward = people[Who::steward];
        auto const& member = people[Who::member];

        auto const isd = make.organisation(admin, "Larkspur ISD");
        auto const elsewhere = make.organisation(admin, "Farview ISD");
        make.affiliate(admin, people[Who::lead].id, isd, AffiliationRole::lead);
        auto const affiliation = make.affiliate(admin, tia.id, isd, AffiliationRole::teacher);

        auto const programme =
            make.done(admin, protocol::CreateOrganisation{protocol::OrganisationKind::programme,
                                                          text<protocol::OrganisationName>("Number talks"), isd})
                .organisation.id;
        protocol::KeepPrompts questions{programme, {0}, {}};
        questions.questions.items.push_back({text<protocol::QuestionWords>("What held?"), {}});
        auto const prompt = make.done(admin, questions).questions.at(0).prompt;
        auto const school_break = make.school_break(admin, isd);
        auto const break_elsewhere = make.school_break(admin, elsewhere);

        auto const commons = make.space(admin, "commons", Visibility::network);
        auto const room = make.space(admin, "larkspur-room", Visibility::organisation, "", isd);
        for (auto space : {commons, room}) {
            make.name_in(admin, space, steward, protocol::SpaceRole::steward);
            make.done(admin, protocol::LeaveSpace{space});
        }
        auto const closed = make.space(steward, "quince-council", Visibility::closed, "Medlar matters");
        for (auto who : {Who::member, Who::guest, Who::suspended})
            make.name_in(steward, closed, people[who], protocol::SpaceRole::member);
        auto const vault = make.space(steward, "quince-vault", Visibility::closed);
        auto const sealed = make.space(hilda, "quince-sealed", Visibility::closed);
        // What the audit chain says of a closed space is read by administrators.
        make.done(steward, protocol::UpdateSpace{closed, {}, {}, protocol::SpaceState::archived});
        make.done(steward, protocol::UpdateSpace{closed, {}, {}, protocol::SpaceState::open});

        auto const thread = make.thread(member, closed, "Quince ledger", "Quince marmalade").thread.id;
        auto const asked = make.thread(member, commons, "A common question", "Common words");
        auto const local = make.thread(steward, room, "A local question", "Local words");
        auto const first = make.done(member, protocol::ListPosts{thread, {}, {}, {}, {}}).posts.front().id;
        auto const answer = make.post(steward, thread, "Quince preserve");
        make.post(member, thread, "Quince jelly");
        auto const coming = make.begin_file(member, "Quince.txt");
        auto const file = make.begin_file(member, "Quince.txt");
        make.keep_file(member, file, "Quince.txt");
        make.done(
            member,
            protocol::CreatePost{
                thread, text<protocol::Body>("Quince compote"), {}, {}, {}, protocol::AttachedFiles{{{file, {}}}}});

        auto const flagged = make.post(member, thread, "Quince chutney");
        auto const closed_case = make.flagged(steward, flagged);
        auto const common_case = make.flagged(tia, make.post(member, asked.thread.id, "Flagged words"));
        auto const removed_case = make.flagged(tia, make.post(member, asked.thread.id, "Removed words"));
        make.done(admin,
                  protocol::DecideCase{removed_case, protocol::CaseOutcome::remove, text<protocol::CaseWords>("No.")});

        auto const chat = make.chat(member, closed, "Quince cordial?");
        auto const common_chat = make.chat(member, commons, "What is common?");
        auto const reflecting = make.reflecting(member, commons);

        auto const monday = domain::week_of(tx.now(), domain::kDefaultZone);
        auto const reflection = make.shared_reflection(member, people[Who::specialist], monday);
        auto const excerpt = make.excerpt(member, reflection, closed);
        make.done(people[Who::specialist], protocol::StarReflection{reflection, true});
        make.done(steward, protocol::SetSpacePage{commons, {}, true, {}, {}});
        protocol::AskThroughSteward const ask{commons, text<protocol::Title>("Why"), text<protocol::Body>("Why"), {}};
        auto const waiting = make.done(member, ask).id;
        auto const published = make.done(member, ask).id;
        make.done(steward, protocol::PublishAsked{
                               published, text<protocol::Title>("May I?"), text<protocol::Body>("May I?"), {}, {}});
        auto const peers = make_peers(make, hilda, tia);
        make.affiliate(admin, hilda.id, elsewhere, AffiliationRole::coach);
        auto const cycle = make_cycle(make, hilda, tia);
        make.affiliate(admin, tia.id, elsewhere, AffiliationRole::lead);
        auto const journal = make_journal(make, hilda, tia, monday);

        make.done(admin, protocol::SuspendMember{people[Who::suspended].id});
        // Suspending ended it: the session that is tried is one that a fault would have left.
        make.sign_in(people[Who::suspended].id, "selma");
        auto const invitation = make.invitation(people[Who::specialist], isd);
        auto const link = make.done(admin, protocol::MakeResetLink{tia.id});
        auto const [slow, quick, request] = make.ways_in(admin, people[Who::specialist], isd);

        words_ = {{"tia", word(tia.id)},
                  {"max", word(member.id)},
                  {"suspended", word(people[Who::suspended].id)},
                  {"others_session", word(tia.session)},
                  {"isd", word(isd)},
                  {"elsewhere", word(elsewhere)},
                  {"programme", word(programme)},
                  {"prompt", prompt},
                  {"break", word(school_break)},
                  {"break_elsewhere", word(break_elsewhere)},
                  {"affiliation", word(affiliation)},
                  {"invitation", word(invitation.invitation.id)},
                  {"invitation_code", invitation.code},
                  {"reset_code", link.code},
                  {"join_link", word(slow.link.id)},
                  {"join_code", slow.code},
                  {"quick_code", quick.code},
                  {"request", word(request)},
                  {"asked", word(waiting)},
                  {"asked_published", word(published)},
                  {"commons", word(commons)},
                  {"room", word(room)},
                  {"closed", word(closed)},
                  {"vault", word(vault)},
                  {"sealed", word(sealed)},
                  {"thread", word(thread)},
                  {"coming", word(coming)},
                  {"file", word(file)},
                  {"post", word(first)},
                  {"answer", word(answer)},
                  {"flagged", word(flagged)},
                  {"chat", word(chat)},
                  {"common_chat", word(common_chat)},
                  {"reflecting", word(reflecting)},
                  {"ines", word(people[Who::specialist].id)},
                  {"monday", monday.value},
                  {"last_monday", domain::weeks_after(monday, -1).value},
                  {"reflection", word(reflection)},
                  {"excerpt", word(excerpt)},
                  {"hilda", word(hilda.id)},
                  {"cycle", word(cycle.cycle)},
                  {"cycle_entry", word(cycle.entry)},
                  {"cycle_thread", word(cycle.thread)},
                  {"peer", word(peers.peer)},
                  {"peer_thread", word(peers.thread)},
                  {"journal_thread", word(journal.own)},
                  {"case", word(closed_case)},
                  {"common_case", word(common_case)},
                  {"removed_case", word(removed_case)},
                  {"common_thread", word(asked.thread.id)},
                  {"common_post", word(asked.post.id)},
                  {"local_thread", word(local.thread.id)},
                  {"local_post", word(local.post.id)}};
        secrets_ = {"quince",     "Quince",    "Medlar",   word(closed),  word(thread),      word(first), word(answer),
                    word(sealed), word(vault), word(file), word(flagged), word(closed_case), word(chat)};
        aims_ = {
            {"closed", word(peers.space)},     {"vault", word(peers.space)},     {"sealed", word(peers.space)},
            {"room", word(peers.space)},       {"thread", word(peers.thread)},   {"local_thread", word(peers.thread)},
            {"chat", word(peers.thread)},      {"post", word(peers.post)},       {"answer", word(peers.post)},
            {"flagged", word(peers.post)},     {"local_post", word(peers.post)}, {"file", word(peers.file)},
            {"coming", word(peers.file)},      {"commons", word(peers.space)},   {"common_thread", word(peers.thread)},
            {"common_post", word(peers.post)}, {"reflection", word(journal.own)}};
        confidences_ = {
            "Pomelo",          "pomelo",          word(peers.peer),    word(peers.space), word(peers.thread),
            word(peers.post),  word(peers.file),  word(cycle.cycle),   word(cycle.space), word(cycle.thread),
            word(cycle.entry), word(journal.own), word(journal.shared)};
        return storage::Verdict::keep;
    });
}

std::string Orchard::fill(std::string_view arguments, Who who, Hidden hidden) const {
    std::string filled;
    for (std::size_t at = 0; at < arguments.size();) {
        char const mark = arguments[at++];
        if (mark != '$' && mark != '?') {
            filled += mark;
            continue;
        }
        auto const end = arguments.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at);
        auto const name = std::string(arguments.substr(at, end - at));
        at = std::min(end, arguments.size());
        auto const& own = own_.at(who);
        if (auto const aim = aims_.find(name); hidden == Hidden::aimed_in_confidence && aim != aims_.end()) {
            filled += aim->second;
            continue;
        }
        if (mark == '?' && hidden == Hidden::missing)
            filled += name.ends_with("_code") ? kMissingCode : kMissing;
        else if (auto const found = own.find(name); found != own.end())
            filled += found->second;
        else if (auto const common = words_.find(name); common != words_.end())
            filled += common->second;
        else
            throw std::runtime_error("the community has no " + name);
    }
    return filled;
}

} // namespace lateral::tests

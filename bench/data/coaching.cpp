#include "bench/data/coaching.hpp"

#include "server/base/sort_key.hpp"
#include "server/domain/cycles.hpp"
#include "server/domain/days.hpp"
#include "server/domain/peers.hpp"
#include "server/domain/posts.hpp"
#include "storage/statements.hpp"

#include <array>
#include <stdexcept>

namespace lateral::bench {
namespace {

namespace sql = storage::sql;
using protocol::AffiliationRole;
using protocol::CycleId;
using protocol::CycleStage;
using protocol::OrganisationId;
using storage::Transaction;

constexpr std::size_t kPartnersOfASchool = 10;
constexpr std::size_t kTeachersOfAPartner = 3;
constexpr int kPostsOfATalk = 8;
constexpr int kEntries = 12;

template <class T>
T must(protocol::Result<T> result) {
    if (!result)
        throw std::runtime_error("coaching: " + std::string(protocol::name_of(result.error().code)) + " " +
                                 result.error().field + " " + result.error().message);
    return *std::move(result);
}

template <class TextT>
TextT text(std::string_view words) {
    return must(TextT::create(words));
}

class Coaching {
public:
    Coaching(Means const& means, std::vector<Means::Person> const& partners, std::ostream& out)
        : means_(means), partners_(partners), out_(out) {}

    void make() {
        means_.write([&](Transaction& tx) { add_state(tx); });
        for (std::size_t at = 0; at < partners_.size(); ++at) {
            if (at % kPartnersOfASchool == 0) means_.write([&](Transaction& tx) { add_school(tx); });
            means_.write([&](Transaction& tx) { add_cycles(tx, at); });
            means_.write([&](Transaction& tx) { add_peers(tx, at); });
        }
    }

private:
    static domain::Actor actor(Means::Person const& person) {
        return {{}, person.id, "Member", protocol::NetworkRole::member, "District", "Instructional partner"};
    }

    static OrganisationId add_organisation(Transaction& tx, std::string const& name, protocol::OrganisationKind kind,
                                           std::optional<OrganisationId> above) {
        auto const id = tx.new_id<OrganisationId>();
        tx.run(sql::organisation_insert, id, kind, name, base::sort_key(name), above, tx.now());
        tx.run(sql::ancestors_insert_self, id);
        if (above) tx.run(sql::ancestors_inherit, id, *above);
        return id;
    }

    static void affiliate(Transaction& tx, Means::Person const& person, OrganisationId with, AffiliationRole role) {
        tx.run(sql::affiliation_insert, tx.new_id<protocol::AffiliationId>(), person.id, with, role,
               std::string("At work"), std::string("2020-08-01"), std::optional<std::string>{}, true, tx.last_seq());
    }

    void add_state(Transaction& tx) {
        state_ = add_organisation(tx, "Coaching District", protocol::OrganisationKind::isd, {});
        auto const lead = means_.person(tx, "Coaching Lead", AffiliationRole::staff);
        affiliate(tx, lead, state_, AffiliationRole::lead);
        auto const specialist = means_.person(tx, "State Specialist", AffiliationRole::staff);
        tx.run(sql::member_set_role, protocol::NetworkRole::specialist, specialist.id);
        out_ << "coaching_lead " << lead.token << "\nspecialist " << specialist.token << "\ndistrict " << state_.value
             << "\n";
    }

    void add_school(Transaction& tx) {
        school_ =
            add_organisation(tx, "School " + std::to_string(++schools_), protocol::OrganisationKind::school, state_);
        auto const principal = means_.person(tx, "Principal", AffiliationRole::staff);
        affiliate(tx, principal, school_, AffiliationRole::principal);
        if (schools_ == 1) out_ << "principal " << principal.token << "\n";
    }

    /// As they do it themselves, through the handlers.
    void add_cycles(Transaction& tx, std::size_t at) {
        auto const& coach = partners_[at];
        affiliate(tx, coach, school_, AffiliationRole::coach);
        for (std::size_t i = 0; i < kTeachersOfAPartner; ++i) {
            auto const teacher = means_.person(tx, "Teacher Number " + std::to_string(at * kTeachersOfAPartner + i),
                                               AffiliationRole::teacher);
            affiliate(tx, teacher, school_, AffiliationRole::teacher);
            auto const first = add_cycle(tx, coach, teacher);
            must(domain::handle(tx, actor(teacher), protocol::MoveCycle{first, CycleStage::improve, CycleStage::met}));
            auto const second = add_cycle(tx, coach, teacher);
            if (i > 0) must(domain::handle(tx, actor(teacher), protocol::ConsentToCard{second, true}));
            if (at == 0) out_ << "cycle " << second.value << "\n";
        }
    }

    static CycleId add_cycle(Transaction& tx, Means::Person const& coach, Means::Person const& teacher) {
        protocol::ProposeCycle const propose{coach.id,
                                             teacher.id,
                                             protocol::CycleFocus::questioning,
                                             protocol::GradeBand::upper_elementary,
                                             protocol::Subject::mathematics,
                                             text<protocol::Body>("Could we look at your questions together?"),
                                             {}};
        auto const id = must(domain::handle(tx, actor(coach), propose)).cycle.line.id;
        must(domain::handle(tx, actor(coach), protocol::AnswerCycle{id, true}));
        auto const agreed = must(domain::handle(tx, actor(teacher), protocol::AnswerCycle{id, true})).cycle.line;
        must(domain::handle(tx, actor(coach), protocol::MoveCycle{id, CycleStage::agreed, CycleStage::identify}));
        protocol::SetCycleGoal const goal{
            id, {0}, text<protocol::GoalWords>("Eighteen of twenty-two answer in a whole sentence."), {{}}, {}, {}};
        must(domain::handle(tx, actor(teacher), goal));
        must(domain::handle(tx, actor(coach), protocol::MoveCycle{id, CycleStage::identify, CycleStage::learn}));
        for (int i = 0; i < kEntries; ++i) enter(tx, coach, id, i);
        must(domain::handle(tx, actor(coach), protocol::MoveCycle{id, CycleStage::learn, CycleStage::improve}));
        say(tx, *agreed.thread, coach, teacher);
        return id;
    }

    /// Numbers, steps and notes in turn.
    static void enter(Transaction& tx, Means::Person const& coach, CycleId cycle, int turn) {
        static constexpr std::array kKinds{protocol::EntryKind::progress, protocol::EntryKind::check,
                                           protocol::EntryKind::note};
        auto const kind = kKinds[static_cast<std::size_t>(turn) % kKinds.size()];
        protocol::EnterInCycle entry{
            cycle, kind, text<protocol::EntryWords>("Answered in a whole sentence"), {}, {}, {}, {}, {}, {}, {}};
        if (kind != protocol::EntryKind::check) entry.on = domain::day_of(tx.now());
        if (kind == protocol::EntryKind::progress) {
            entry.count = protocol::ClassCount{7 + turn};
            entry.of = protocol::ClassSize{22};
        }
        must(domain::handle(tx, actor(coach), entry));
    }

    static void say(Transaction& tx, protocol::ThreadId thread, Means::Person const& one, Means::Person const& other) {
        for (int i = 0; i < kPostsOfATalk; ++i) {
            protocol::CreatePost const post{
                thread, text<protocol::Body>("Thursday I stay quiet at the back and only count."), {}, {}};
            must(domain::handle(tx, actor(i % 2 == 0 ? one : other), post, {}));
        }
    }

    void add_peers(Transaction& tx, std::size_t at) {
        auto const& one = partners_[at];
        auto const& other = partners_[(at + 1) % partners_.size()];
        protocol::ProposePeer propose{};
        propose.members.items = {other.id};
        propose.focus = text<protocol::Title>("How I open a talk with a classroom team");
        propose.opening = text<protocol::Body>("One warm note and one cool note, please.");
        propose.agreements.items = {protocol::PeerAgreement::stays_here, protocol::PeerAgreement::fortnightly};
        auto const id = must(domain::handle(tx, actor(one), propose)).peer.id;
        auto const peer = must(domain::handle(tx, actor(other), protocol::AnswerPeer{id, {1}, true, false})).peer;
        say(tx, *peer.thread, other, one);
        if (at == 0) out_ << "peer_talk " << peer.thread->value << "\n";
        if (at % 5 == 0) {
            protocol::LookForPeer look{true, {}};
            look.focus.items = {text<protocol::Topic>("questioning"), text<protocol::Topic>("reading")};
            must(domain::handle(tx, actor(one), look));
        }
    }

    Means const& means_;                         // NOLINT: outlives it
    std::vector<Means::Person> const& partners_; // NOLINT
    std::ostream& out_;                          // NOLINT
    OrganisationId state_;
    OrganisationId school_;
    int schools_ = 0;
};

} // namespace

void make_coaching(Means const& means, std::vector<Means::Person> const& partners, std::ostream& out) {
    Coaching(means, partners, out).make();
}

} // namespace lateral::bench

#include "bench/data/journals.hpp"

#include "server/base/clock.hpp"
#include "server/domain/sealed.hpp"
#include "server/domain/weeks.hpp"
#include "storage/statements.hpp"

namespace lateral::bench {
namespace {

namespace sql = storage::sql;
using protocol::ThreadId;
using storage::Transaction;

constexpr std::int64_t kPartnersOfALead = 50;
constexpr std::int64_t kWeeks = 52;
constexpr std::int64_t kDue = 10'079;

class Journals {
public:
    Journals(Means const& means, std::ostream& out) : means_(means), out_(out) {}

    Means::Person add(std::int64_t number) {
        Means::Person partner;
        if (number % kPartnersOfALead == 0) means_.write([&](Transaction& tx) { add_lead(tx); });
        means_.write([&](Transaction& tx) { partner = add_partner(tx, number); });
        return partner;
    }

private:
    void add_lead(Transaction& tx) {
        lead_ = means_.person(tx, "Project Lead", protocol::AffiliationRole::coach);
        out_ << "lead " << lead_.token << "\n";
    }

    Means::Person add_partner(Transaction& tx, std::int64_t number) {
        auto const partner =
            means_.person(tx, "Partner Number " + std::to_string(number + 1), protocol::AffiliationRole::coach);
        out_ << "partner " << partner.token << "\n";
        auto const own = domain::make_sealed(tx, partner.id, {partner.id}).id;
        auto const shared = domain::make_sealed(tx, partner.id, {partner.id, lead_.id}).id;
        tx.run(sql::journal_insert, partner.id, own, kDue);
        tx.run(sql::journal_set_lead, lead_.id, shared, partner.id);
        auto const now = domain::week_of(tx.now(), "");
        for (std::int64_t back = kWeeks; back > 0; --back)
            add_reflection(tx, partner.id, shared, domain::weeks_after(now, -back), number + back);
        return partner;
    }

    void add_reflection(Transaction& tx, protocol::MemberId partner, protocol::SpaceId shared,
                        protocol::Date const& week, std::int64_t turn) {
        auto const thread = tx.new_id<ThreadId>();
        tx.run(sql::thread_insert, thread, shared, protocol::ThreadKind::reflection, week.value, partner,
               std::string("District"), std::string("Instructional partner"), tx.now(), tx.last_seq(), false);
        // The newest wait; of the others every second was answered twice, so that the last word is the author's.
        std::int64_t const answers = week == domain::weeks_after(domain::week_of(tx.now(), ""), -1) ? 0 : 1 + turn % 2;
        means_.post(tx, shared, thread, 1, partner);
        for (std::int64_t i = 1; i <= answers; ++i) means_.post(tx, shared, thread, 1 + i, i == 1 ? lead_.id : partner);
        tx.run(sql::thread_grow, 1 + answers, tx.last_seq(), tx.now(), thread);
        auto const submitted = domain::due_in(week, kDue - 3'000, "");
        tx.run(sql::reflection_insert, thread, partner, week, std::optional<std::string>{}, submitted, turn % 7 == 0);
        tx.run(sql::reflection_stand, thread);
        if (turn % 26 == 0) out_ << "reflection " << thread.value << "\n";
    }

    Means const& means_; // NOLINT: outlives it
    std::ostream& out_;  // NOLINT
    Means::Person lead_;
};

} // namespace

std::vector<Means::Person> make_journals(Means const& means, std::int64_t partners, std::ostream& out) {
    Journals journals(means, out);
    std::vector<Means::Person> made;
    for (std::int64_t number = 0; number < partners; ++number) made.push_back(journals.add(number));
    return made;
}

} // namespace lateral::bench

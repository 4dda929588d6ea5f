#include "server/domain/entries.hpp"

#include "server/base/sort_key.hpp"
#include "server/domain/agreements.hpp"
#include "server/domain/days.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace sql = storage::sql;

void let_in(storage::Transaction& tx, protocol::MemberId member, bool is_known, Comer const& comer, Place const& place,
            protocol::Seq joined) {
    auto const key = base::sort_key(comer.name.str());
    if (is_known) {
        tx.run(sql::member_claim, comer.name, key, comer.password_hash, place.role, joined, member);
        // A guest looks after nothing.
        if (place.role == protocol::NetworkRole::guest) tx.run(sql::memberships_of_member_lower, member);
    } else {
        tx.run(sql::member_insert, member, comer.name, key, comer.email, comer.password_hash, place.role, tx.now(),
               joined);
    }
    tx.run(sql::affiliation_insert, tx.new_id<protocol::AffiliationId>(), member, place.organisation,
           place.affiliation_role, place.title, day_of(tx.now()), std::optional<protocol::Date>(), true, joined);
    if (comer.agreement) note_acceptance(tx, member);
}

} // namespace lateral::domain

#include "server/domain/authority.hpp"

#include "storage/statements.hpp"

#include <optional>

namespace lateral::domain {
namespace {

using protocol::AffiliationRole;
using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

/// The strongest role that makes the actor a lead at this organisation: "director" sorts before "lead".
std::optional<AffiliationRole> leadership(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::OrganisationId organisation) {
    if (actor.role == protocol::NetworkRole::guest) return std::nullopt;
    return tx.row<AffiliationRole>(sql::leads_organisation, organisation, actor.id);
}

} // namespace

bool may(Actor const& actor, Capability capability) { return holds(holder_of(actor.role), capability); }

Result<void> require(Actor const& actor, Capability capability) {
    if (!may(actor, capability)) return fail(ErrorCode::forbidden);
    return {};
}

bool may_at(storage::ReadTransaction& tx, Actor const& actor, Capability capability,
            protocol::OrganisationId organisation) {
    if (may(actor, capability)) return true;
    return holds(Holder::isd_lead, capability) && leadership(tx, actor, organisation);
}

Result<void> may_appoint(storage::ReadTransaction& tx, Actor const& actor, protocol::OrganisationId organisation,
                         AffiliationRole role) {
    if (may(actor, Capability::appoint_leads)) return {};
    auto const own = leadership(tx, actor, organisation);
    bool const enough =
        role == AffiliationRole::lead ? own == AffiliationRole::director : own && role != AffiliationRole::director;
    if (!enough) return fail(ErrorCode::forbidden, "role");
    return {};
}

} // namespace lateral::domain

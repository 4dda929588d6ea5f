#pragma once

#include "server/domain/access.hpp"
#include "server/domain/capabilities.hpp"

/// Questions to the table of capabilities that need the database or an answer in the protocol's words.
namespace lateral::domain {

/// `forbidden` unless the actor's role in the network gives it.
Result<void> require(Actor const& actor, Capability capability);

bool may(Actor const& actor, Capability capability);

/// Whether the role gives it, or being lead of this organisation or of one above it.
bool may_at(storage::ReadTransaction& tx, Actor const& actor, Capability capability,
            protocol::OrganisationId organisation);

/// Who may say that somebody is `role` there. Leads appoint staff; a lead is named by a director there or above;
/// directors by who may appoint leads anywhere.
Result<void> may_appoint(storage::ReadTransaction& tx, Actor const& actor, protocol::OrganisationId organisation,
                         protocol::AffiliationRole role);

} // namespace lateral::domain

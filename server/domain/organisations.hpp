#pragma once

#include "protocol/commands/people.hpp"
#include "server/domain/access.hpp"

/// Organisations: the directory, and what administrators do to it. Each knows all those above it
/// (organisation_ancestors).
namespace lateral::domain {

Result<protocol::OrganisationsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                            protocol::ListOrganisations const& command);
Result<protocol::OrganisationReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                           protocol::GetOrganisation const& command);
Result<protocol::OrganisationReply> handle(storage::Transaction& tx, Actor const& actor,
                                           protocol::CreateOrganisation const& command);
Result<protocol::OrganisationReply> handle(storage::Transaction& tx, Actor const& actor,
                                           protocol::RenameOrganisation const& command);
Result<protocol::OrganisationReply> handle(storage::Transaction& tx, Actor const& actor,
                                           protocol::MergeOrganisation const& command);

/// An organisation that takes new people, spaces and parts: it exists (`not_found`) and was not merged (`closed`).
Result<protocol::Organisation> open_organisation(storage::ReadTransaction& tx, protocol::OrganisationId organisation,
                                                 const char* field = "organisation");

} // namespace lateral::domain

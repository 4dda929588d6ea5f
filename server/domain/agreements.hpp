#pragma once

#include "protocol/commands/agreements.hpp"
#include "server/domain/access.hpp"

/// The community agreement. Every version is kept with who accepted it when; whoever has not accepted the one in force
/// reads, and writes nothing that others see (the dispatcher refuses with `agreement_due`). Drafts are saved all the
/// same: nobody loses words to a change of rules.
namespace lateral::domain {

Result<protocol::AgreementReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                        protocol::GetAgreement const& command);
/// Whoever publishes a version has accepted it.
Result<protocol::AgreementReply> handle(storage::Transaction& tx, Actor const& actor,
                                        protocol::PublishAgreement const& command);
/// `conflict` on "version" when another is in force by now.
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AcceptAgreement const& command);

/// What is in force, for those at the door too.
std::optional<protocol::Agreement> agreement_now(storage::ReadTransaction& tx);

/// Whether somebody who wants to come in read what is in force: `conflict` on "agreement" when not.
Result<void> agrees(storage::ReadTransaction& tx, std::optional<std::int64_t> version);

/// Notes that a member accepted the version in force; nothing where there is none.
void note_acceptance(storage::Transaction& tx, protocol::MemberId member);

} // namespace lateral::domain

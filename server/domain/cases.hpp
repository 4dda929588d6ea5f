#pragma once

#include "protocol/commands/conduct.hpp"
#include "server/domain/access.hpp"

/// What becomes of flagged posts: whoever moderates decides with a reason, the author hears it and may ask for somebody
/// else, once (docs/adr/0017). Nobody decides about their own post, nor twice about the same.
namespace lateral::domain {

/// Words that were removed are kept so long for an appeal, and then gone for good.
inline constexpr std::int64_t kAppealDays = 30;

/// The case of a post that is not decided yet.
std::optional<protocol::CaseId> waiting_case(storage::ReadTransaction& tx, protocol::PostId post);

Result<protocol::CasesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListCases const& command);
Result<protocol::CaseReadersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::ListCaseReaders const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::DecideCase const& command);
Result<protocol::OwnCase> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::GetOwnCase const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::AppealCase const& command);

/// Forgets what was removed longer ago than that: a bounded piece of it.
void forget_removed(storage::Transaction& tx);

} // namespace lateral::domain

#pragma once

#include "protocol/errors.hpp"
#include "storage/transaction.hpp"

#include <string>

/// How often somebody may try at an account, whether by its password or by asking if it is there.
namespace lateral::session {

/// Mail addresses are compared without case: two accounts that differ in case alone would be a trap.
std::string folded(std::string email);

/// Whether this address may try at this account once more; `rate_limited` when not.
protocol::Result<void> may_try(storage::ReadTransaction& tx, std::string const& email, std::string const& address);

/// A try counts as failed until its password was found to be right: of many at the same time, each would otherwise find
/// that none had failed yet.
protocol::Result<void> begin_try(storage::Transaction& tx, std::string const& email, std::string const& address);

} // namespace lateral::session

#pragma once

#include "storage/transaction.hpp"

namespace lateral::domain {

/// What hangs on who may judge whose work, put right: leads who read along with journals, and coaching cycles. Called
/// after everything that changes affiliations, roles or who is above whom.
void follow_roles(storage::Transaction& tx);

} // namespace lateral::domain

#pragma once

#include "storage/transaction.hpp"

/// The watch over first replies (docs/adr/0022): when a first post or a question has waited for as long as waiting.hpp
/// says, those who look after its channel hear of it once, and later those who oversee the network.
namespace lateral::domain {

/// Looks at the threads that came of that age since the last time, each once for each level and at most a hundred of
/// them: its place is kept in the same transaction. To be run again and again; late is fine.
void watch_first_replies(storage::Transaction& tx);

} // namespace lateral::domain

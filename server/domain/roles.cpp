#include "server/domain/roles.hpp"

#include "server/domain/cycles.hpp"
#include "server/domain/journal.hpp"

namespace lateral::domain {

void follow_roles(storage::Transaction& tx) {
    release_unfit_leads(tx);
    pause_unfit_cycles(tx);
}

} // namespace lateral::domain

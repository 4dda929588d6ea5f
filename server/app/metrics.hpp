#pragma once

#include "storage/database.hpp"

#include <cstdint>
#include <string>

namespace lateral::app {

/// What /metrics shows beyond the database's own counters.
struct Gauges {
    std::size_t connections = 0;
    double start_time = 0; ///< seconds since 1970
    bool writable = true;
};

/// Prometheus text exposition, 0.0.4.
std::string metrics_text(storage::Database::Counters const& counters, Gauges const& gauges);

} // namespace lateral::app

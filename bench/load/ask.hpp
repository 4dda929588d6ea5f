#pragma once

#include "bench/load/peer.hpp"
#include "bench/load/run.hpp"

#include <functional>
#include <string>

namespace lateral::bench {

/// One question after another over one connection, `command(i)` the i-th: what the asker waits (`NAME_p50_ms`,
/// `NAME_p99_ms`), and what the server works (`NAME_cpu_ms`). Throws when it is refused.
void ask(Run const& run, Socket& socket, std::string const& name,
         std::function<std::string(std::size_t)> const& command);

} // namespace lateral::bench

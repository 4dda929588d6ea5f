#pragma once

#include <cstddef>

namespace lateral::bench {

/// What the measured server has used, as /proc tells it. Zeros where no process was named.
double cpu_seconds(int process);
std::size_t resident_bytes(int process);

} // namespace lateral::bench

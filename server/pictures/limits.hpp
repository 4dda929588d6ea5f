#pragma once

#include <cstdint>

namespace lateral::pictures {

/// Takes from this process what reading a file does not need: time, memory, files, privileges. Before anything is read.
void limit_process(std::int64_t most_bytes_written);

} // namespace lateral::pictures

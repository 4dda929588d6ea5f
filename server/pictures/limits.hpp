#pragma once

#include <cstdint>

namespace lateral::pictures {

/// Takes from this process what reading a file does not need: time, memory, files, privileges. Before anything is read.
void limit_process(std::int64_t most_bytes_written);
/// Ends this process with the thread that made it: it is not needed any more when nobody waits for it.
void die_with_parent();

/// From here on it opens no file, starts no program and talks to nobody: what is open is all that it has. Once all that
/// the libraries open has been opened, before strangers' bytes are decoded. Ends the process where the kernel cannot.
void confine_process();

} // namespace lateral::pictures

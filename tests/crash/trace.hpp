#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lateral::tests {

/// What a trace of the server's system calls (strace -f -y) says about the order of writing, syncing and answering.
struct SyncOrder {
    std::size_t answers = 0; ///< of commands that wrote
    std::string broken;      ///< the first line at which an answer left before its sync; empty: none did
};

/// Reads a trace of one client that writes and waits for each answer. `is_answer` marks the bytes of an answer to a
/// write as strace prints them. Before each such send there must be a write to the write-ahead log since the answer
/// before, and a sync of it that began after the last write and has come back.
SyncOrder sync_order(std::string_view trace, std::string_view is_answer);

} // namespace lateral::tests

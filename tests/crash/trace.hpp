#pragma once

#include <cstddef>
#include <set>
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

/// The same for many writers at once, whose writes share syncs: what was written is known by its words.
struct WordOrder {
    std::size_t answers = 0;    ///< frames of sockets' answers that hold a word; one send may hold several
    std::size_t events = 0;     ///< of post.created
    std::size_t replies = 0;    ///< to POST
    std::size_t syncs = 0;      ///< that covered at least one more word
    std::set<std::string> sent; ///< the words that left
    std::string broken;         ///< the first line with which a word left before its sync; empty: none did
};

/// Reads a trace in which writes and sends are printed whole (strace -s). A word begins with `prefix` and has `size`
/// letters in all. Each send that holds a word must come after a sync that began after the word was written to the
/// write-ahead log for the first time, and that has come back.
WordOrder word_order(std::string_view trace, std::string_view prefix, std::size_t size);

} // namespace lateral::tests

#pragma once

namespace lateral::storage {

/// SQLite writes each page of a commit into its write-ahead log by two calls to the kernel, one for 24 bytes that say
/// which page it is. After this every connection of the program gathers what follows each other in the log and writes
/// it by one call before the log is synced, read, measured, cut or closed; nothing else is gathered. What the order of
/// writes and syncs promises stays as it is: the log is synced after all that SQLite wrote before, and a write that
/// finds no room says so before the sync, with nothing committed. Once, before the first connection; throws
/// std::runtime_error.
void gather_log_writes();

} // namespace lateral::storage

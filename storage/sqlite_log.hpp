#pragma once

namespace lateral::storage {

/// SQLite writes each page of a commit into its write-ahead log by two calls to the kernel, one for 24 bytes that say
/// which page it is. After this every connection of the program gathers what follows each other in the log and writes
/// it by one call, at the latest when a commit's last page comes, or before the log is synced, read, measured, cut or
/// closed; nothing else is gathered. The log is synced after all that SQLite wrote before, and a write that finds no
/// room fails its transaction before the sync, with nothing committed. Once, before the first connection; throws
/// std::runtime_error.
void gather_log_writes();

} // namespace lateral::storage

#pragma once

#include "protocol/ids.hpp"
#include "server/export/folder.hpp"
#include "storage/transaction.hpp"

/// What was opened, as it is written into a file for people to read.
namespace lateral::app {

/// A thread's posts, and of a coaching cycle what its two wrote down beside them. Times are UTC.
void write_unsealed(exporting::NewFile& file, storage::ReadTransaction& tx, protocol::UnsealingId unsealing,
                    protocol::ThreadId thread);

} // namespace lateral::app

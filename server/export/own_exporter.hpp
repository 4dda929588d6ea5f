#pragma once

#include "protocol/commands/own.hpp"
#include "server/files/store.hpp"
#include "storage/connection.hpp"

#include <filesystem>
#include <functional>
#include <string>

/// What one member takes along (docs/exporting.md, adr/0021): own_tables as JSON lines, pages to read, and their files.
namespace lateral::exporting {

struct OwnMeans {
    storage::Connection& connection; ///< one of its own: it is in use for as long as this takes
    storage::StatementHook hook;     ///< tests only
    files::Store const& store;
    std::function<protocol::Timestamp()> clock;
    std::function<void()> go_on; ///< called now and then; throws to stop
};

/// Whose, and in which language the pages are.
struct OwnWish {
    protocol::MemberId member;
    protocol::Language language = protocol::Language::en;
};

/// Writes the ZIP. Bytes of files come first, in many short reads; rows and pages then are of one moment. A page of
/// rows is in memory at a time, and some numbers for each post and file. Throws when the member is not active, or the
/// disk fails; what is at `place` then is to be deleted.
void write_own(OwnMeans const& means, OwnWish wish, std::filesystem::path const& place);

/// Where a file lies in it.
std::string own_file_path(protocol::FileId file, std::string_view name);

} // namespace lateral::exporting

#include "tests/support/statement_record.hpp"

#include "storage/statements.hpp"

#include <cstdlib>
#include <fstream>
#include <mutex>
#include <set>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace lateral::tests {
namespace {

/// SQLite calls back with no object of ours at hand, from all storage threads: the one place with a global.
struct Record {
    std::mutex mutex;
    std::set<std::string, std::less<>> texts; ///< that SQLite ran
    std::set<std::string, std::less<>> names; ///< that PostgreSQL ran
};

Record& record() {
    static Record one;
    return one;
}

int note(unsigned, void*, void* statement, void*) {
    std::string_view const text = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
    std::lock_guard const lock(record().mutex);
    if (!record().texts.contains(text)) record().texts.emplace(text);
    return 0;
}

int watch(sqlite3* connection, char const**, sqlite3_api_routines const*) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, &note, nullptr);
}

const char* file() { return std::getenv("LATERAL_STATEMENTS"); }

} // namespace

StatementRecord::StatementRecord() {
    // The type that the interface takes is that of any extension's entry.
    if (file()) sqlite3_auto_extension(reinterpret_cast<void (*)()>(&watch));
}

StatementRecord::~StatementRecord() {
    if (!file()) return;
    std::ofstream out(file());
    std::lock_guard const lock(record().mutex);
    for (auto const* statement : storage::sql::kAll)
        if (record().texts.contains(statement->text)) out << statement->name << '\n';
    std::ofstream other(std::string(file()) + ".postgresql");
    for (auto const& name : record().names) other << name << '\n';
}

void note_on_postgresql(storage::Statement const& statement) {
    std::lock_guard const lock(record().mutex);
    if (!record().names.contains(statement.name)) record().names.emplace(statement.name);
}

} // namespace lateral::tests

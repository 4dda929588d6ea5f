// What goes along, and what does not, is said of each table and column that the database has.
#include "server/export/tables.hpp"
#include "storage/connection.hpp"
#include "tests/export/moving.hpp"
#include "tests/support/engines.hpp"

#include <algorithm>
#include <set>

using namespace lateral;
using namespace lateral::tests;

namespace {

std::set<std::string> columns_of(std::string const& url) {
    Place(url, fs::temp_directory_path() / "lateral-no-files").db.stop(); // brings it up to date
    std::string const text =
        url.starts_with("sqlite:")
            ? "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' "
              "AND "
              "m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\\_search\\_%' ESCAPE '\\'"
            : "SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c JOIN "
              "information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema WHERE "
              "t.table_schema = 'public' AND t.table_type = 'BASE TABLE'";
    std::set<std::string> found;
    std::array const types{storage::ColumnType::text};
    storage::connect(url, storage::Access::read_only)
        ->query({"test", text, 0}, {}, types, [&](storage::Columns const& row) { found.emplace(row.text(0)); });
    return found;
}

std::set<std::string> known() {
    std::set<std::string> names;
    for (auto const& table : exporting::tables()) {
        for (auto const& column : table.columns)
            if (column.returns != exporting::Return::never)
                names.insert(std::string(table.name) + "." + std::string(column.name));
        for (auto const name : table.left_out) names.insert(std::string(table.name) + "." + std::string(name));
    }
    return names;
}

} // namespace

TEMPLATE_TEST_CASE("every table and column is exported, or left out for a reason", "", Sqlite, Postgres) {
    TestType engine;
    auto const all = columns_of(engine.url);
    REQUIRE(all.size() > 100);
    auto const known_names = known();
    for (auto const& column : all) {
        auto const table = column.substr(0, column.find('.'));
        auto const reason = std::ranges::find(exporting::left_out(), table, &exporting::LeftOut::table);
        INFO(column << ": server/export says nothing of it");
        CHECK((reason != exporting::left_out().end() || known_names.contains(column)));
    }
    for (auto const& column : known_names) {
        INFO(column << " is not in the database");
        CHECK(all.contains(column));
    }
}

// What goes along, and what does not, is said of each table and column that the database has.
#include "server/export/tables.hpp"
#include "tests/export/schema.hpp"
#include "tests/support/engines.hpp"

#include <algorithm>
#include <set>

using namespace lateral;
using namespace lateral::tests;

namespace {

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

#include "server/app/assembly.hpp"
#include "server/app/demo/loader.hpp"
#include "server/app/storage_now.hpp"
#include "storage/statements.hpp"
#include "tests/support/community.hpp"
#include "tests/support/temp_folder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace lateral;
using namespace lateral::tests;

TEST_CASE("the demo's directory has the 56 intermediate school districts, each once") {
    TempFolder folder;
    auto config = test_config(folder.path());
    config.readers = 1;
    app::demo::prepare(config);
    auto const db = app::open_database(config);
    app::read_now(*db, [](storage::ReadTransaction& tx) {
        storage::Statement const isds{
            "test", "SELECT o.name FROM organisations o WHERE o.kind = 'isd' AND o.merged_into IS NULL ORDER BY o.name",
            901};
        auto const names = tx.rows<std::string>(isds);
        CHECK(std::ranges::adjacent_find(names) == names.end());
        std::vector<std::string> const invented{"Copper Ridge ISD", "Lakebend RESA", "North Harbor ESD",
                                                "Three Pines ISD"};
        CHECK(std::ranges::count_if(
                  names, [&](auto const& name) { return std::ranges::find(invented, name) == invented.end(); }) == 56);
    });
    db->stop();
}

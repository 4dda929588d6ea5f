#include "tests/export/full_community.hpp"

#include "protocol/archive.hpp"
#include "server/export/tables.hpp"
#include "tests/support/engines.hpp"

#include <set>
#include <sstream>
#include <sys/stat.h>

using namespace lateral;
using namespace lateral::tests;
namespace archive = lateral::protocol::archive;

namespace {

/// Every table has a row, and every column a value in one of them: what is not here was not tried.
void check_all_of_it(fs::path const& place) {
    for (auto const& table : exporting::tables()) {
        std::set<std::string> seen;
        std::istringstream lines(text_of(place / (std::string(table.name) + ".jsonl")));
        for (std::string line; std::getline(lines, line);)
            for (auto const& [name, value] : archive::decode_row(line).value())
                if (!std::holds_alternative<std::monostate>(value)) seen.insert(name);
        for (auto const& column : table.columns) {
            INFO(table.name << "." << column.name);
            CHECK(seen.contains(std::string(column.name)));
        }
    }
}

std::map<std::string, std::string> but_the_manifest(fs::path const& place) {
    auto files = files_in(place);
    for (const char* dated : {"manifest.json", "index.html"}) files.erase(dated);
    return files;
}

} // namespace

TEST_CASE("an export that is brought back on each engine and exported again has the same bytes") {
    FullCommunity const from;
    TempFolder folder;
    auto const first = folder.path() / "first";
    auto const second = folder.path() / "second";
    auto const third = folder.path() / "third";
    auto const made = Place(from.url(), from.files()).export_to(first);
    check_all_of_it(first);
    CHECK(made.files.count == 2);
    CHECK(made.files.missing == 0);

    Postgres postgres;
    Place there(postgres.url, folder.path() / "there");
    REQUIRE(there.import_from(first) == "");
    there.export_to(second);
    CHECK(but_the_manifest(first) == but_the_manifest(second));

    Sqlite sqlite;
    Place back(sqlite.url, folder.path() / "back");
    REQUIRE(back.import_from(second) == "");
    back.export_to(third);
    CHECK(but_the_manifest(first) == but_the_manifest(third));
    // A second time there is a community already.
    CHECK(back.import_from(first).find("there is a community here already") == 0);
}

TEST_CASE("an export is its owner's alone, takes no place that is taken, and leaves nothing half") {
    Sqlite engine;
    TempFolder folder;
    Place place(engine.url, folder.path() / "files");
    auto const where = folder.path() / "out";
    fs::create_directory(where); // an empty folder is a place
    place.export_to(where);
    struct stat info{};
    REQUIRE(stat(where.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0700);
    REQUIRE(stat((where / "members.jsonl").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    CHECK_THROWS(exporting::NewFolder(where));
    fs::create_directory(folder.path() / "other.new");
    CHECK_THROWS(exporting::NewFolder(folder.path() / "other"));
    {
        exporting::NewFolder const broken(folder.path() / "third");
        exporting::NewFile(broken.path() / "x").finish();
    }
    CHECK_FALSE(fs::exists(folder.path() / "third"));
    CHECK_FALSE(fs::exists(folder.path() / "third.new"));
}

TEST_CASE("what is gone or damaged is counted and left out, and the rest is whole") {
    FullCommunity const from;
    TempFolder folder;
    Place place(from.url(), from.files());
    std::vector<std::string> digests;
    for (std::size_t part = 0; part < files::Store::kParts; ++part)
        for (auto const& digest : place.store.contents(part)) digests.push_back(digest);
    REQUIRE(digests.size() == 2);
    fs::remove(place.store.path_of(digests[0]));
    std::ofstream(place.store.path_of(digests[1]), std::ios::app) << "x";
    auto const out = folder.path() / "out";
    auto const made = place.export_to(out);
    CHECK(made.files.missing == 2);
    CHECK(made.files.count == 0);
    CHECK_FALSE(fs::exists(out / "files"));
    CHECK_FALSE(fs::exists(out / "gathered"));
    // Their names are brought back all the same.
    Sqlite engine;
    Place other(engine.url, folder.path() / "other");
    CHECK(other.import_from(out) == "");
    CHECK(other.export_to(folder.path() / "again").files.missing == 2);
}

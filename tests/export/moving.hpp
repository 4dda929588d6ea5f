#pragma once

#include "server/export/pages.hpp"
#include "server/export/restorer.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/test_database.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace lateral::tests {

namespace fs = std::filesystem;

inline exporting::Means const& quiet() {
    static exporting::Means const means{[](auto const&, auto) {}, [] {}, [](auto const& what) { FAIL(what); }};
    return means;
}

/// A database with its files.
struct Place {
    explicit Place(std::string const& url, fs::path const& files) : db(test_options(url, clock)), store(files) {}

    protocol::archive::Manifest export_to(fs::path const& place) {
        protocol::archive::Manifest manifest;
        exporting::NewFolder folder(place);
        exporting::Contents contents(store, folder);
        contents.gather([] {});
        REQUIRE(read_now(db, [&](storage::ReadTransaction& tx) {
                    manifest = exporting::Exporter(tx, folder, contents, quiet()).run();
                    exporting::Pages(tx, folder, quiet()).write();
                }) == storage::Outcome::done);
        contents.finish();
        exporting::write_manifest(folder, manifest);
        folder.keep();
        return manifest;
    }

    /// Why it was refused; empty when it was taken.
    std::string import_from(fs::path const& place) {
        std::string why;
        try {
            exporting::Restorer restorer(place, quiet());
            restorer.check();
            restorer.keep_files(store);
            auto const outcome = write_now(db, [&](storage::Transaction& tx) {
                try {
                    restorer.write(tx, "nobody's", "another");
                    return storage::Verdict::keep;
                } catch (exporting::Refused const& refused) {
                    why = refused.what();
                    return storage::Verdict::discard;
                }
            });
            CHECK(outcome == storage::Outcome::done);
        } catch (exporting::Refused const& refused) {
            why = refused.what();
        }
        return why;
    }

    FakeClock clock;
    storage::Database db;
    files::Store store;
};

inline std::string text_of(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every file below a folder by its name.
inline std::map<std::string, std::string> files_in(fs::path const& folder) {
    std::map<std::string, std::string> found;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) found[fs::relative(entry.path(), folder).string()] = text_of(entry.path());
    return found;
}

} // namespace lateral::tests

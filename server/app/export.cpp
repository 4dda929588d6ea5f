#include "server/export/exporter.hpp"

#include "server/app/assembly.hpp"
#include "server/app/command_line.hpp"
#include "server/app/data_lock.hpp"
#include "server/app/progress.hpp"
#include "server/app/storage_now.hpp"
#include "server/auth/credentials.hpp"
#include "server/base/random.hpp"
#include "server/domain/imports.hpp"
#include "server/export/pages.hpp"
#include "server/export/restorer.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <stdexcept>

/// Moving out and in again (docs/exporting.md).
namespace lateral::app {
namespace {

namespace archive = protocol::archive;

std::int64_t rows_of(archive::Manifest const& manifest) {
    return std::accumulate(manifest.tables.begin(), manifest.tables.end(), std::int64_t{0},
                           [](std::int64_t sum, auto const& table) { return sum + table.rows; });
}

std::int64_t rows_in(archive::Manifest const& manifest, std::string_view table) {
    auto const found = std::ranges::find(manifest.tables, table, &archive::TableNote::name);
    return found == manifest.tables.end() ? 0 : found->rows;
}

/// Rows that are told of one by one.
constexpr std::int64_t kOddTold = 20;

exporting::Means means_for(Progress& progress, std::int64_t& odd) {
    return {[&progress](std::string const& what, std::int64_t done) { progress.tell(what, done); },
            [] {
                if (is_stopping()) throw std::runtime_error("stopped; nothing is left of it");
            },
            [&odd](std::string const& what) {
                if (++odd <= kOddTold) std::cerr << what << "\n";
            }};
}

bool is_empty(storage::Database& db) {
    bool found = false;
    read_now(db, [&](storage::ReadTransaction& tx) { found = exporting::is_empty(tx); });
    return found;
}

/// In one read transaction, so that all of it is of one moment while others write.
archive::Manifest write_all(storage::Database& db, exporting::NewFolder const& folder, exporting::Contents& contents,
                            exporting::Means const& means) {
    archive::Manifest manifest;
    std::exception_ptr failure; // the database would tell the log alone
    contents.gather(means.go_on);
    read_now(db, [&](storage::ReadTransaction& tx) {
        try {
            manifest = exporting::Exporter(tx, folder, contents, means).run();
            exporting::Pages(tx, folder, means).write();
        } catch (storage::StorageError const&) {
            throw;
        } catch (...) {
            failure = std::current_exception();
        }
    });
    if (failure) std::rethrow_exception(failure);
    contents.finish();
    return manifest;
}

std::string counts_of(archive::Manifest const& manifest) {
    return "{\"rows\":" + std::to_string(rows_of(manifest)) + ",\"files\":" + std::to_string(manifest.files.count) +
           "}";
}

/// Before it can be taken away. The entry is not in the export itself: that is of the moment before.
void record_export(storage::Database& db, archive::Manifest const& manifest) {
    write_now(db, [&](storage::Transaction& tx) {
        domain::audit_import(tx, "export", counts_of(manifest));
        return storage::Verdict::keep;
    });
}

/// Before any file is brought; the transaction that writes looks again.
void refuse_unless_empty(storage::Database& db) {
    if (!is_empty(db))
        throw exporting::Refused("there is a community here already; an export goes into an empty database only");
}

/// All of the rows or none of them.
void write_rows(storage::Database& db, exporting::Restorer& restorer) {
    auto const hash = auth::hash_password(base::random_token());
    auto const epoch = base::sha256_hex(base::random_token()).substr(0, 16);
    auto const& manifest = restorer.manifest();
    std::exception_ptr refusal;
    write_now(db, [&](storage::Transaction& tx) {
        try {
            restorer.write(tx, hash, epoch);
            domain::audit_import(tx, "import lateral", counts_of(manifest));
            return storage::Verdict::keep;
        } catch (storage::StorageError const&) {
            throw;
        } catch (...) {
            refusal = std::current_exception();
            return storage::Verdict::discard;
        }
    });
    if (refusal) std::rethrow_exception(refusal);
}

int say_what_is_missing(std::int64_t missing) {
    if (missing == 0) return 0;
    std::cout << missing << (missing == 1 ? " file is" : " files are")
              << " missing or damaged, and the bytes not in it; `lateral check` says which.\n";
    return kAmiss;
}

} // namespace

int export_all(config::Config const& config, std::string const& place) {
    exporting::NewFolder folder(place);
    Progress progress;
    std::int64_t odd = 0;
    auto const db = open_database(config);
    if (is_empty(*db)) throw std::runtime_error("there is nothing here; is this the right configuration?");
    files::Store const store(files_folder(config));
    exporting::Contents contents(store, folder);
    auto const manifest = write_all(*db, folder, contents, means_for(progress, odd));
    exporting::write_manifest(folder, manifest);
    record_export(*db, manifest);
    folder.keep();
    progress.end();
    std::cout << folder.place().string() << ": " << rows_of(manifest) << " rows, " << manifest.files.count << " files, "
              << manifest.files.bytes << " bytes in them. It holds private channels too: keep it safe.\n";
    if (manifest.sealed && manifest.sealed->spaces > 0)
        std::cout << manifest.sealed->spaces << " sealed spaces stay behind, with what was said in them: their parties "
                  << "take their own words along. `lateral backup` moves a whole server.\n";
    if (odd > 0) std::cout << odd << " rows are in it that an import does not take as they are; see above.\n";
    return std::max(say_what_is_missing(manifest.files.missing), odd > 0 ? kAmiss : 0);
}

int import_lateral(config::Config const& config, std::string const& folder) {
    DataLock const lock(config.data); // a server that ran would tell nobody of what comes
    Progress progress;
    std::int64_t odd = 0; // the import refuses those
    auto const means = means_for(progress, odd);
    exporting::Restorer restorer(folder, means);
    std::cerr << "looking at all of it; nothing is written yet\n";
    restorer.check();
    auto const& manifest = restorer.manifest();
    auto const db = open_database(config);
    refuse_unless_empty(*db);
    restorer.keep_files(files::Store(files_folder(config)));
    write_rows(*db, restorer);
    bool const is_found = index_all(*db, progress, rows_in(manifest, "posts"));
    progress.end();
    std::cout
        << rows_of(manifest) << " rows and " << manifest.files.count << " files of " << manifest.made_at
        << " are here. Nobody's password came along: `lateral user reset` prints a link for each who is to come.\n";
    if (!is_found) std::cout << "Stopped while the search index was made; the server goes on with it.\n";
    return say_what_is_missing(manifest.files.missing);
}

} // namespace lateral::app

#pragma once

#include "protocol/archive.hpp"
#include "server/export/exporter.hpp"
#include "server/export/lines.hpp"
#include "server/files/store.hpp"
#include "storage/transaction.hpp"

#include <filesystem>
#include <string>

namespace lateral::exporting {

/// Whether nobody has done anything in this database.
bool is_empty(storage::ReadTransaction& tx);

/// Reads an export back. Three steps, each of which throws Refused and leaves no row: check() reads all of it and
/// writes nothing, keep_files() brings the bytes, write() the rows, in one transaction. One thread at a time.
class Restorer {
public:
    Restorer(std::filesystem::path folder, Means const& means);

    protocol::archive::Manifest const& manifest() const { return manifest_; }

    /// Every line of every file, and the bytes of each content, against the manifest and against what rows can be.
    void check();
    void keep_files(files::Store const& store);
    /// Into an empty database. Starts from nothing each time. `password_hash`: one that nobody's password has.
    void write(storage::Transaction& tx, std::string const& password_hash, std::string const& epoch);

private:
    void check_manifest() const;
    void check(Table const& table);
    void check_content(Row const& row) const;
    void write(storage::Transaction& tx, Table const& table, Return which);
    void check_references(storage::ReadTransaction& tx) const;
    /// Calls `take(lines, row)` for each row, and looks whether the file is what the manifest says.
    template <class Take>
    void each(Table const& table, Take take);
    static std::filesystem::path place(Row const& content);

    std::filesystem::path folder_;
    Means const& means_; // NOLINT: lives longer
    protocol::archive::Manifest manifest_;
    std::int64_t read_ = 0; ///< about, for who watches
};

} // namespace lateral::exporting

#pragma once

#include "server/export/contents.hpp"
#include "server/export/rows.hpp"
#include "storage/transaction.hpp"

#include <functional>
#include <string>

namespace lateral::exporting {

/// What the exporter needs besides.
struct Means {
    std::function<void(std::string const& what, std::int64_t done)> tell;
    std::function<void()> go_on; ///< called now and then; throws to stop
    /// A row that an import would not take, as it says of it. It is exported all the same.
    std::function<void(std::string const& what)> warn;
};

/// Writes every table into an export, a page of rows in memory at a time. One use, in one read transaction: everything
/// is of one moment.
class Exporter {
public:
    Exporter(storage::ReadTransaction& tx, NewFolder const& folder, Contents& contents, Means const& means)
        : tx_(tx), folder_(folder), contents_(contents), means_(means) {}

    protocol::archive::Manifest run();

private:
    protocol::archive::TableNote write(Table const& table);
    std::size_t write_page(Table const& table, Row& last, NewFile& file);
    void look_at_content(Row& row);

    storage::ReadTransaction& tx_; // NOLINT: these live longer
    NewFolder const& folder_;      // NOLINT
    Contents& contents_;           // NOLINT
    Means const& means_;           // NOLINT
    std::int64_t written_ = 0;
};

/// "2026-03-14T09:26:53Z"
std::string in_words(protocol::Timestamp time);
/// So that people can read it: each table and column on a line of its own.
std::string laid_out(protocol::archive::Manifest const& manifest);
/// The last file of an export.
void write_manifest(NewFolder const& folder, protocol::archive::Manifest const& manifest);

} // namespace lateral::exporting

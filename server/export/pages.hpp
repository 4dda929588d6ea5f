#pragma once

#include "server/export/exporter.hpp"
#include "server/export/html.hpp"

#include <string>

namespace lateral::exporting {

struct PageSpace;
struct PageThread;
struct PagePost;
struct PageFile;

/// The readable copy: index.html, a page for each channel and each thread, with links to the files beside them. A page
/// of rows in memory at a time. One use, in the exporter's read transaction, after its tables: the files are there by
/// then.
class Pages {
public:
    Pages(storage::ReadTransaction& tx, NewFolder const& folder, Means const& means)
        : tx_(tx), folder_(folder), means_(means) {}

    void write();

private:
    void write_channel(PageSpace const& space);
    void write_thread(PageSpace const& space, PageThread const& thread);
    std::string post(PagePost const& post, std::vector<PageFile> const& files) const;
    std::string picture(protocol::Node const& node, std::vector<PageFile> const& files) const;
    std::string attachment(PageFile const& file) const;
    /// As a link from a thread's page; empty when its bytes are not here.
    std::string address(PageFile const& file) const;

    storage::ReadTransaction& tx_; // NOLINT: these live longer
    NewFolder const& folder_;      // NOLINT
    Means const& means_;           // NOLINT
    std::int64_t written_ = 0;
};

} // namespace lateral::exporting

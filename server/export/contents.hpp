#pragma once

#include "server/export/folder.hpp"
#include "server/files/store.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace lateral::exporting {

/// Where a content lies in an export: files/ab/abcdef....pdf. The ending is that of one of its names, so that it opens
/// when it is pressed.
std::filesystem::path place_of(std::string_view digest, std::string_view name);

/// Brings the bytes of files into an export: each once, and whole or not at all. One thread.
class Contents {
public:
    Contents(files::Store const& store, NewFolder const& folder);

    /// Before the rows are read: what is deleted beside it while they are read is here already. `go_on` throws to stop.
    void gather(std::function<void()> const& go_on);
    /// For each row. False when the bytes are missing or damaged.
    bool take(std::string const& digest, std::int64_t size, std::string_view name);
    /// After the rows: what none of them named goes.
    void finish();

    std::int64_t count() const { return count_; }
    std::int64_t bytes() const { return bytes_; }
    std::int64_t missing() const { return missing_; }

private:
    bool fetch(std::string const& digest) const;

    files::Store const& store_; // NOLINT: lives longer
    NewFolder const& folder_;   // NOLINT
    std::filesystem::path gathered_;
    std::int64_t count_ = 0;
    std::int64_t bytes_ = 0;
    std::int64_t missing_ = 0;
};

} // namespace lateral::exporting

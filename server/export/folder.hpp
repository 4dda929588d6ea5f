#pragma once

#include "server/base/digest.hpp"
#include "server/files/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

/// A folder that is written beside its place and takes it when it is whole. Everything in it is its owner's alone and
/// on disk before that. One thread; throws std::system_error when the disk fails.
namespace lateral::exporting {

/// A file as it is written, from its beginning to its end.
class NewFile {
public:
    explicit NewFile(std::filesystem::path const& path);

    void write(std::string_view text);
    /// On disk when it returns.
    void finish();

    std::int64_t bytes() const { return bytes_; }
    std::string digest() { return sum_.hex(); } ///< once, after the end

private:
    void empty();

    files::Descriptor file_;
    std::string waiting_;
    base::Sha256 sum_;
    std::int64_t bytes_ = 0;
};

class NewFolder {
public:
    /// Refuses a place where something is, but for an empty folder, and what a broken export left beside it: throws
    /// with a sentence for the administrator.
    explicit NewFolder(std::filesystem::path const& place);
    ~NewFolder(); ///< takes it away unless it was kept
    NewFolder(NewFolder const&) = delete;
    NewFolder& operator=(NewFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; } ///< while it is written
    std::filesystem::path const& place() const { return place_; }
    /// Makes a folder within, unless it is there.
    std::filesystem::path folder(std::filesystem::path const& name) const;
    void keep();

private:
    std::filesystem::path place_;
    std::filesystem::path path_;
    bool is_kept_ = false;
};

} // namespace lateral::exporting

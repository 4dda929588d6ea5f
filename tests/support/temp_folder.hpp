#pragma once

#include <filesystem>

namespace lateral::tests {

/// A folder of its own for one test, in memory where the machine has such, gone at the end.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }
    std::string sqlite_url() const { return "sqlite:" + (path_ / "lateral.db").string(); }

private:
    std::filesystem::path path_;
};

} // namespace lateral::tests

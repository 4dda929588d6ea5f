#pragma once

#include <filesystem>

namespace lateral::app {

/// Holds a data folder for one server, or for a restore, until it is destroyed or the process ends in any way. Makes
/// the folder for its owner alone if it is not there. The other commands work beside a server and do not take it.
class DataLock {
public:
    /// Throws with a sentence for the administrator when another process holds it.
    explicit DataLock(std::filesystem::path const& folder);
    ~DataLock();
    DataLock(DataLock const&) = delete;
    DataLock& operator=(DataLock const&) = delete;

private:
    int file_;
};

} // namespace lateral::app

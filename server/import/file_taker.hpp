#pragma once

#include "server/files/examiner.hpp"
#include "server/import/drafts.hpp"

#include <memory>
#include <vector>

namespace lateral::import {

/// Brings files of the archive into the store the way that everybody's files go: looked into by a child process,
/// pictures made anew. Several at a time.
class FileTaker {
public:
    FileTaker(Archive const& archive, files::Store const& store, files::Examiner const& examiner)
        : archive_(archive), store_(store), examiner_(examiner) {}

    /// Says of each what it is, or why it is not kept. Throws std::system_error when the disk fails or is full.
    void take(std::vector<Wanted*> const& files);

    /// Only whether they are there and not too large.
    void look_at(std::vector<Wanted*> const& files) const;

private:
    files::Descriptor opened(Wanted& file, std::int64_t& size) const;
    void take_one(Wanted& file, files::Helper& helper);

    Archive const& archive_;                              // NOLINT: outlives it
    files::Store const& store_;                           // NOLINT: outlives it
    files::Examiner const& examiner_;                     // NOLINT: outlives it
    std::vector<std::unique_ptr<files::Helper>> helpers_; ///< one for each thread
};

} // namespace lateral::import

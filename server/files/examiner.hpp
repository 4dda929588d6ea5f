#pragma once

#include "server/files/helper.hpp"
#include "server/files/store.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lateral::files {

struct Bounds {
    std::int64_t document_bytes = 0;
    std::int64_t picture_bytes = 0;
    std::int64_t picture_dots = 0; ///< width times height, known before anything is decoded
    std::int64_t free_bytes = 0;   ///< that stay free on the disk
};

/// What an upload turned out to be; its content has its place.
struct Taken {
    std::string digest;
    std::string name;
    std::int64_t size = 0;
    bool is_picture = false;
    std::string type;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
};

/// Looks into files by a child process with limits (server/pictures), which alone reads what strangers sent. One for
/// all; its functions wait for the child and the disk, so they run on a thread of their own. They throw
/// std::system_error when the disk fails.
class Examiner {
public:
    Examiner(Store const& store, Bounds bounds, std::filesystem::path program)
        : store_(store), bounds_(bounds), program_(std::move(program)) {}

    /// A complete upload, opened afresh: a picture is made anew without anything but its dots, a document kept as it
    /// is.
    /// By a `helper`, where there are many.
    Result<Taken> take(Descriptor const& incoming, std::string const& name, std::int64_t announced,
                       Helper* helper = nullptr) const;
    std::unique_ptr<Helper> helper() const;

    /// Makes a picture's smaller copy, if it is not there.
    Result<void> make_copy(std::string const& digest, Copy copy) const;

    Bounds const& bounds() const { return bounds_; }

    /// What is being looked into is given up. Any thread.
    void stop() const { stopping_ = true; }

private:
    std::string answer_of(int child, Descriptor const& from) const;
    static Result<std::string> understood(std::string line);
    Result<std::string> ask(std::vector<std::string> arguments, Descriptor const& in, Descriptor const& out) const;
    Result<Taken> take_document(Descriptor const& in, std::string_view found, std::string const& name) const;

    Store const& store_; // NOLINT: a part of the Application
    Bounds const bounds_;
    std::filesystem::path const program_;
    mutable std::atomic<bool> stopping_{false};
};

/// The media type of a picture's copy, by its first bytes.
std::string picture_type(Descriptor const& copy);

} // namespace lateral::files

#pragma once

#include "protocol/errors.hpp"
#include "protocol/ids.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lateral::files {

using protocol::Result;

/// A file descriptor that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int file) : file_(file) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }
    int get() const { return file_; }
    explicit operator bool() const { return file_ >= 0; }

private:
    int file_ = -1;
};

/// A new file that goes away unless it is given a place.
class Scratch {
public:
    Scratch(Descriptor file, std::filesystem::path path) : file_(std::move(file)), path_(std::move(path)) {}
    ~Scratch();
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    Descriptor const& file() const { return file_; }
    std::filesystem::path const& path() const { return path_; }

private:
    Descriptor file_;
    std::filesystem::path path_;
};

/// Which of a picture's copies. `face` is a square for where a member's name stands.
enum class Copy : std::uint8_t { original, small, large, face };

/// The folder of files: <folder>/ab/cdef... by the digest of the content, <folder>/incoming/<id> while bytes come.
/// Everything here waits for the disk: called on the threads for that, but for has() and put_aside(). Throws
/// std::system_error when the disk fails.
class Store {
public:
    /// Makes the folders, for the server's user alone.
    explicit Store(std::filesystem::path folder);

    /// The bytes of an upload so far, for one at a time: `conflict` while somebody else adds to it or finishes it.
    Result<Descriptor> open_incoming(protocol::FileId file) const;
    /// Bytes of it that are on disk; syncs.
    static std::int64_t size_on_disk(Descriptor const& incoming);
    /// `no_room` when the disk is full.
    static Result<void> append(Descriptor const& incoming, std::span<char const> bytes);
    void remove_incoming(protocol::FileId file) const;

    /// An empty file in the folder's file system.
    Scratch scratch() const;
    /// Deletes what a crash left of those. Only while nobody has any.
    void clear_scratch() const;
    /// Gives a file its place by its content, and sees to it that it is there after a power cut. Its digest.
    std::string place(Scratch const& content) const;
    /// A smaller copy, beside the original.
    void place_copy(std::string const& digest, Copy copy, Scratch const& content) const;

    Descriptor open(std::string const& digest, Copy copy = Copy::original) const;
    /// Whether the content is there, in full. Quick enough for the writer.
    bool has(std::string const& digest, std::int64_t size) const;

    /// Takes a content out of its place, from where empty_bin() deletes it. A rename: quick enough for the writer.
    void put_aside(std::string const& digest) const;
    void empty_bin() const;

    /// Bytes that the disk has left for this user.
    std::int64_t free_bytes() const;

    static constexpr std::size_t kParts = 256;
    /// Digests of contents in one of the parts of the folder, counted on and on. `older`: of those only that have been
    /// there for so long.
    std::vector<std::string> contents(std::size_t part, std::chrono::hours older = std::chrono::hours(0)) const;
    /// Contents of which only a smaller copy is there: made while the original was taken away.
    std::vector<std::string> copies_left(std::size_t part, std::chrono::hours older) const;
    /// Keeps the same content here.
    void take_copy(Descriptor const& content) const;
    std::vector<protocol::FileId> incoming() const;
    std::filesystem::path path_of(std::string const& digest, Copy copy = Copy::original) const;

private:
    template <class Take>
    void each_in(std::size_t part, std::chrono::hours older, Take take) const;

    std::filesystem::path folder_;
};

/// All of it, from its beginning. Throws when the disk is full.
void copy(Descriptor const& from, Descriptor const& to);

/// What is wrong with a kept content: "is missing", "is damaged"; empty when it is as it was.
std::string problem_of(Store const& store, std::string const& digest, std::int64_t size);

} // namespace lateral::files

#pragma once

#include "server/base/digest.hpp"
#include "server/files/store.hpp"

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace lateral::exporting {

/// An export that is not taken, and why: with the file and the line where it is one.
class Refused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A plain file, however it is named: no link, no pipe that would never end. Throws Refused.
files::Descriptor open_plain(std::filesystem::path const& path);

/// SHA-256 of all that is in it.
std::string digest_of(files::Descriptor const& file);

/// A text file read line by line, one of them in memory. One thread. Throws Refused for a line that is longer than any
/// of ours, and for a last one without an end: a file that was cut off.
class Lines {
public:
    static constexpr std::size_t kLongest = 16 * 1024 * 1024;

    explicit Lines(std::filesystem::path const& path) : file_(open_plain(path)), name_(path.filename().string()) {}

    /// False at the end of the file.
    bool next(std::string& line);
    std::int64_t number() const { return number_; }         ///< of the line that next() gave last, from 1
    std::string digest() { return sum_.hex(); }             ///< of the whole file, once, at its end
    [[noreturn]] void refuse(std::string const& why) const; ///< with the file and the line

private:
    bool fill();

    files::Descriptor file_;
    std::string name_;
    std::string held_;
    std::size_t used_ = 0;
    std::int64_t number_ = 0;
    base::Sha256 sum_;
};

} // namespace lateral::exporting

#pragma once

#include "server/base/digest.hpp"
#include "server/files/store.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace lateral::import {

/// The bytes of a file one after another, in blocks. Throws Unreadable when the disk does.
class Bytes {
public:
    static constexpr int kEnd = -1;

    Bytes(files::Descriptor file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

    int peek() {
        if (at_ == filled_ && !fill()) return kEnd;
        return static_cast<unsigned char>(block_[at_]);
    }
    int take() {
        int const byte = peek();
        if (byte != kEnd) ++at_;
        return byte;
    }
    std::int64_t position() const { return begin_ + static_cast<std::int64_t>(at_); }
    void seek(std::int64_t position);
    std::string const& name() const { return name_; }

    /// SHA-256 of everything that came by; once, and only when nothing was sought.
    std::string digest() { return sum_.hex(); }

private:
    bool fill();

    files::Descriptor file_;
    std::string name_;
    std::array<char, 64 * 1024> block_{};
    std::int64_t begin_ = 0; ///< where the block stands in the file
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    base::Sha256 sum_;
};

} // namespace lateral::import

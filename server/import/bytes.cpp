#include "server/import/bytes.hpp"

#include "server/import/defects.hpp"

#include <cerrno>
#include <cstring>
#include <span>
#include <unistd.h>

namespace lateral::import {

bool Bytes::fill() {
    begin_ += static_cast<std::int64_t>(filled_);
    at_ = filled_ = 0;
    auto const got = pread(file_.get(), block_.data(), block_.size(), begin_);
    if (got < 0) throw Unreadable(name_ + ": " + std::strerror(errno));
    filled_ = static_cast<std::size_t>(got);
    sum_.add(std::span(block_).first(filled_));
    return filled_ > 0;
}

void Bytes::seek(std::int64_t position) {
    if (position >= begin_ && position <= begin_ + static_cast<std::int64_t>(filled_)) {
        at_ = static_cast<std::size_t>(position - begin_);
        return;
    }
    begin_ = position;
    at_ = filled_ = 0;
}

} // namespace lateral::import

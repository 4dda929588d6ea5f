#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>

namespace lateral::import {

/// What could not be read, in words for the operator: file and position are in it.
class Unreadable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What was mended on the way or left out, each kind with its count and the first place. One thread.
class Defects {
public:
    struct Kind {
        std::int64_t count = 0;
        std::string first;
    };
    void note(std::string const& what, std::string const& where) {
        auto& kind = kinds_[what];
        if (kind.count++ == 0) kind.first = where;
    }
    std::map<std::string, Kind> const& kinds() const { return kinds_; }

private:
    std::map<std::string, Kind> kinds_;
};

} // namespace lateral::import

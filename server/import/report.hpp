#pragma once

#include "server/import/defects.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lateral::import {

/// What was found and what became of it, for the operator. One thread.
class Report {
public:
    struct Line {
        std::string kind;
        std::int64_t read = 0;
        std::int64_t made = 0;
        std::int64_t there = 0; ///< from an earlier run
    };
    Line& of(std::string_view kind);
    /// Read and not made.
    void skip(std::string_view kind, std::string const& reason, std::string const& which) {
        skipped_.note(std::string(kind) + " not brought: " + reason, which);
    }
    /// Made, and not quite as it was.
    void change(std::string const& what, std::string const& which) { changed_.note(what, which); }
    Defects& defects() { return defects_; }

    /// As a table with its notes. `is_dry`: nothing was done.
    std::string text(bool is_dry) const;
    std::vector<Line> const& lines() const { return lines_; }

private:
    std::vector<Line> lines_;
    Defects skipped_;
    Defects changed_;
    Defects defects_;
};

} // namespace lateral::import

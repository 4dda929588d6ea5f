#pragma once

#include <cstdint>
#include <string>

namespace lateral::bench {

struct Size {
    std::int64_t posts = 100'000;
    std::int64_t members = 1'500;
    std::int64_t writers = 64;
    std::int64_t partners = 0; ///< who kept a journal for a year
};

/// 56 organisations, members of them, 40 channels of threads whose sizes differ as they do in life, read positions of
/// people who keep up more or less, and the newest part of the event log. `folder` gets lateral.db, and people.txt with
/// what bench/load/people.hpp says. The same on each run but for ids and tokens.
void make_community(std::string const& folder, Size const& size);

} // namespace lateral::bench

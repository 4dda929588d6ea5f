#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lateral::bench {

/// What lateral_data wrote beside the database: who can sign in, and where there is something to read and write.
struct People {
    std::vector<std::string> tokens;        ///< sessions of members who see the network's spaces
    std::int64_t open_thread = 0;           ///< in a space that everybody sees
    std::vector<std::string> writers;       ///< sessions of the people below, one each
    std::vector<std::int64_t> own_threads;  ///< in a closed space with one person in it
    std::vector<std::int64_t> long_threads; ///< with 50 posts or more
    std::vector<std::int64_t> spaces;
    std::vector<std::string> partners; ///< sessions of people with a year of reflections
    std::vector<std::string> leads;    ///< and of those who read them
    std::vector<std::int64_t> reflections;
    std::string coaching_lead;        ///< sessions of who sees that coaching happens: of five hundred coaches,
    std::string principal;            ///< of one school,
    std::string specialist;           ///< and how many reflect anywhere
    std::vector<std::int64_t> cycles; ///< of the first partner
    std::int64_t district = 0;        ///< of the coaching lead
    std::int64_t peer_talk = 0;       ///< and one of their peer threads
};

People read_people(std::string const& file);

} // namespace lateral::bench

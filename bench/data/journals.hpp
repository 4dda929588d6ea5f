#pragma once

#include "bench/data/texts.hpp"
#include "protocol/model.hpp"
#include "storage/transaction.hpp"

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace lateral::bench {

/// Of the community that keeps the journals: people with sessions, and posts in their place in the log.
struct Means {
    struct Person {
        protocol::MemberId id;
        std::string token;
    };
    std::function<void(std::function<void(storage::Transaction&)> const&)> write;
    std::function<Person(storage::Transaction&, std::string const& name, protocol::AffiliationRole role)> person;
    std::function<void(storage::Transaction&, protocol::SpaceId, protocol::ThreadId, std::int64_t position,
                       protocol::MemberId author)>
        post;
};

/// A year of weekly reflections, all of them shared: 52 for each partner, with three answers to every two, of one lead
/// for fifty partners. Writes sessions of partners and leads and some of the threads to `out`. Returns the partners.
std::vector<Means::Person> make_journals(Means const& means, std::int64_t partners, std::ostream& out);

} // namespace lateral::bench

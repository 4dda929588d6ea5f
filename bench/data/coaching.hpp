#pragma once

#include "bench/data/journals.hpp"

namespace lateral::bench {

/// Of these partners each coaches three teachers of one school in two cycles, with goal, record and talk, and has a
/// peer thread with the next of them; every fifth looks for a peer. Ten partners and their thirty teachers are a
/// school, with a principal; a lead sees all schools' coaches, a specialist all organisations. Writes sessions of a
/// principal, a lead and a specialist to `out`, and some cycles and peer threads.
void make_coaching(Means const& means, std::vector<Means::Person> const& partners, std::ostream& out);

} // namespace lateral::bench

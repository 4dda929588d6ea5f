#include "bench/load/people.hpp"

#include <fstream>
#include <stdexcept>

namespace lateral::bench {

People read_people(std::string const& file) {
    People people;
    std::ifstream in(file);
    std::string kind;
    std::string value;
    while (in >> kind >> value) {
        if (kind == "token")
            people.tokens.push_back(value);
        else if (kind == "open")
            people.open_thread = std::stoll(value);
        else if (kind == "writer")
            people.writers.push_back(value);
        else if (kind == "own")
            people.own_threads.push_back(std::stoll(value));
        else if (kind == "long")
            people.long_threads.push_back(std::stoll(value));
        else if (kind == "space")
            people.spaces.push_back(std::stoll(value));
        else if (kind == "partner")
            people.partners.push_back(value);
        else if (kind == "lead")
            people.leads.push_back(value);
        else if (kind == "reflection")
            people.reflections.push_back(std::stoll(value));
        else if (kind == "coaching_lead")
            people.coaching_lead = value;
        else if (kind == "principal")
            people.principal = value;
        else if (kind == "specialist")
            people.specialist = value;
        else if (kind == "district")
            people.district = std::stoll(value);
        else if (kind == "cycle")
            people.cycles.push_back(std::stoll(value));
        else if (kind == "peer_talk")
            people.peer_talk = std::stoll(value);
        else
            throw std::runtime_error(file + ": what is " + kind + "?");
    }
    if (people.tokens.empty()) throw std::runtime_error(file + ": nobody in it; lateral_data writes such a file");
    return people;
}

} // namespace lateral::bench

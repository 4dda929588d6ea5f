#pragma once

#include "protocol/commands.hpp"
#include "protocol/described.hpp"
#include "protocol/events.hpp"

#include <string>
#include <vector>

/// What the protocol's own lists say, written for other readers. Each function returns a whole file.
namespace lateral::protocol::emit {

std::string typescript();
std::string markdown();
std::string openapi();

/// A described type that a file must define: structs and enums reachable from the commands and events, each once, in an
/// order in which a type stands after those it uses.
struct Named {
    std::string name;
    bool is_enum = false;
    std::vector<std::string> choices; ///< enums
    struct Field {
        std::string name;
        std::string type;
        bool optional = false;
        std::string schema;
    };
    std::vector<Field> fields; ///< structs
};

} // namespace lateral::protocol::emit

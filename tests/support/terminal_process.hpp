#pragma once

#include "tests/support/server_process.hpp"

#include <string>
#include <vector>

namespace lateral::tests {

/// What somebody at a terminal answers.
struct Typed {
    std::string question; ///< they type when it stands there
    std::string answer;
    bool hidden = false; ///< and the terminal has fallen silent
};

/// Runs `lateral` with these arguments at a terminal, to its end. `output` is all that the terminal showed.
ProgramEnd run_at_terminal(std::vector<std::string> arguments, std::vector<Typed> const& typed);

} // namespace lateral::tests

#pragma once

#include <string>

/// What somebody types at the server's own keyboard.
namespace lateral::app {

/// One line of standard input, without its end. Throws std::runtime_error when there is none.
std::string ask_line(std::string const& question);

/// The same, and a terminal does not show it.
std::string ask_secret(std::string const& question);

} // namespace lateral::app

#pragma once

#include "server/config/config.hpp"

#include <string>

namespace lateral::app::demo {

/// Makes the demo community in the data folder unless there is one already, through the same handlers as everybody.
/// Returns the sign-ins as a text to print; they are kept beside the database, for its owner alone. Throws when the
/// folder cannot be written.
std::string prepare(config::Config const& config);

} // namespace lateral::app::demo

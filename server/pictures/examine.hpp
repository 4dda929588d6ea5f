#pragma once

#include <string>

namespace lateral::pictures {

/// Reads what telling types needs. Not necessary.
void prepare_to_examine();

/// The media type of standard input by its content. Confines the process before it reads the first byte. Reads it from
/// its beginning and leaves it there.
std::string type_of_input();

/// Whether pictures of this type are shown; of others that are pictures nobody knows what they hide.
bool is_shown(std::string const& type);

} // namespace lateral::pictures

#pragma once

#include "server/files/store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lateral::files {

/// Starts `lateral-pictures` with these three descriptors as 0, 1 and 3, without environment and without any other file
/// of ours. Its number;
/// whoever starts it waits for it. Throws std::system_error.
int start_child(std::filesystem::path const& program, std::vector<std::string>& arguments, Descriptor const& in,
                Descriptor const& out, Descriptor const& answer);

} // namespace lateral::files

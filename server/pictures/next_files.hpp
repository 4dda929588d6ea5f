#pragma once

#include <array>
#include <optional>

namespace lateral::pictures {

/// The two files of the next message of a socket: to read, to write. Nothing when there are no more.
std::optional<std::array<int, 2>> next_files(int socket);

} // namespace lateral::pictures

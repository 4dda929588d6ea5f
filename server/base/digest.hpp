#pragma once

#include <string>
#include <string_view>

namespace lateral::base {

/// SHA-256 as 64 lower-case hex digits. For codes and chains, not for passwords: it is fast.
std::string sha256_hex(std::string_view text);

} // namespace lateral::base

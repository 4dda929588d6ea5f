#pragma once

#include <cstdint>
#include <string>

namespace lateral::base {

/// From the system's secure source; any thread.
std::int64_t random_id();   ///< 1 to 2^52 - 1
std::string random_token(); ///< 192 bits as 32 characters of base64url

} // namespace lateral::base

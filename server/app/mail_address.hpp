#pragma once

#include <algorithm>
#include <cctype>
#include <string>

namespace lateral::app {

/// A mail address as accounts are kept under: case says nothing in one.
inline std::string in_lower_case(std::string address) {
    std::ranges::transform(address, address.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return address;
}

} // namespace lateral::app

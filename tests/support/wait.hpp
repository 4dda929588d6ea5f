#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

namespace lateral::tests {

/// Asks again and again until `condition()` holds; throws when it does not come true in time. Looking every few
/// milliseconds is all the sleeping that tests do.
template <class Condition>
void wait_until(std::string const& what, Condition condition,
                std::chrono::milliseconds patience = std::chrono::seconds(30)) {
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error("waited in vain until " + what);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

} // namespace lateral::tests

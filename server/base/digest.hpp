#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lateral::base {

/// SHA-256 as 64 lower-case hex digits. For codes and chains, not for passwords: it is fast.
std::string sha256_hex(std::string_view text);

/// The same of something that comes in pieces.
class Sha256 {
public:
    Sha256();
    void add(std::span<char const> bytes);
    std::string hex(); ///< once

private:
    alignas(8) std::array<unsigned char, 128> state_{}; ///< libsodium's, whose header stays inside
};

/// An id (1 to 2^52 - 1) that follows from a text: the first bits of its SHA-256.
std::int64_t id_from(std::string_view text);

} // namespace lateral::base

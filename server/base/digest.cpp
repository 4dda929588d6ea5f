#include "server/base/digest.hpp"

#include "protocol/ids.hpp"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace lateral::base {
namespace {

std::array<unsigned char, crypto_hash_sha256_BYTES> sha256(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size());
    return hash;
}

} // namespace

std::string sha256_hex(std::string_view text) {
    auto const hash = sha256(text);
    std::string hex(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back(); // sodium ends it with a zero byte
    return hex;
}

std::int64_t id_from(std::string_view text) {
    auto const hash = sha256(text);
    std::int64_t id = 0;
    for (std::size_t i = 0; i < 7; ++i) id = id << 8 | hash[i];
    return std::max<std::int64_t>(id & protocol::kMaxId, 1);
}

} // namespace lateral::base

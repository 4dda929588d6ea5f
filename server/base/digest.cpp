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

std::string hex_of(std::array<unsigned char, crypto_hash_sha256_BYTES> const& hash) {
    std::string hex(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back(); // sodium ends it with a zero byte
    return hex;
}

crypto_hash_sha256_state* as_state(std::array<unsigned char, 128>& bytes) {
    static_assert(sizeof(crypto_hash_sha256_state) <= 128 && alignof(crypto_hash_sha256_state) <= 8);
    return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

} // namespace

std::string sha256_hex(std::string_view text) { return hex_of(sha256(text)); }

Sha256::Sha256() { crypto_hash_sha256_init(as_state(state_)); }

void Sha256::add(std::span<char const> bytes) {
    crypto_hash_sha256_update(as_state(state_), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(as_state(state_), hash.data());
    return hex_of(hash);
}

std::int64_t id_from(std::string_view text) {
    auto const hash = sha256(text);
    std::int64_t id = 0;
    for (std::size_t i = 0; i < 7; ++i) id = id << 8 | hash[i];
    return std::max<std::int64_t>(id & protocol::kMaxId, 1);
}

} // namespace lateral::base

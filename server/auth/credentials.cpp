#include "server/auth/credentials.hpp"

#include "server/base/digest.hpp"
#include "server/base/random.hpp"

#include <array>
#include <new>
#include <sodium.h>

namespace lateral::auth {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 19 * 1024 * 1024;

} // namespace

Secret make_secret() {
    auto token = base::random_token();
    auto hash = hash_of_token(token);
    return {std::move(token), std::move(hash)};
}

std::string hash_of_token(std::string_view token) { return base::sha256_hex(token); }

std::string hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), kPasses, kMemory) != 0) throw std::bad_alloc();
    return hash.data();
}

bool password_matches(std::string const& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool is_outdated(std::string const& hash) {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), kPasses, kMemory) != 0;
}

std::string const& nobodys_hash() {
    static std::string const hash = hash_password(base::random_token());
    return hash;
}

} // namespace lateral::auth

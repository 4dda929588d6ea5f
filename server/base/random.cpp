#include "server/base/random.hpp"

#include "protocol/ids.hpp"

#include <array>
#include <sodium.h>

namespace lateral::base {

std::int64_t random_id() {
    std::uint64_t bits = 0;
    while (bits == 0) {
        randombytes_buf(&bits, sizeof bits);
        bits &= static_cast<std::uint64_t>(protocol::kMaxId);
    }
    return static_cast<std::int64_t>(bits);
}

std::string random_token() {
    std::array<unsigned char, 24> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.resize(text.find('\0'));
    return text;
}

} // namespace lateral::base

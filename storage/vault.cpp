#include "storage/vault.hpp"

#include "protocol/encode.hpp"
#include "protocol/model.hpp"

#include <sodium.h>
#include <vector>

namespace lateral::storage {
namespace {

/// U+0001 is refused in whatever a member types (protocol/text.cpp).
constexpr std::string_view kMark = "\x01lateral:1:";
constexpr std::size_t kFingerprint = 16;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL;

constexpr std::string_view kLost =
    "(These words cannot be opened. Whoever runs this server can find out why. · "
    "Estas palabras no se pueden abrir. Quien administra este servidor puede averiguar por qué.)";

unsigned char const* as_bytes(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data()); // NOLINT: libsodium's view of a text
}
unsigned char* as_bytes(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data()); // NOLINT: as above
}

std::string in_base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
    sodium_bin2base64(text.data(), text.size(), as_bytes(bytes), bytes.size(), kBase64);
    text.pop_back(); // its final zero
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    char const* end = nullptr;
    if (sodium_base642bin(as_bytes(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, &end, kBase64) !=
            0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

/// The head is up to the last space: base64 has none.
std::size_t end_of_head(std::string_view stored) { return stored.rfind(' '); }

/// What stands for words that are lost.
std::string in_place_of(std::string_view place) {
    auto const field = place.substr(place.rfind(':') + 1);
    if (field == kEventField || field == kAnswerField) return {};
    if (field != kContentField) return std::string(kLost);
    protocol::Node text;
    text.kind = protocol::NodeKind::text;
    text.text = kLost;
    protocol::Node paragraph;
    paragraph.kind = protocol::NodeKind::paragraph;
    paragraph.children.emplace().push_back(std::move(text));
    return protocol::encode(std::vector{std::move(paragraph)});
}

} // namespace

VaultKey::VaultKey(std::string_view base64) : bytes_(nullptr, &sodium_free) {
    if (sodium_init() < 0) throw KeyError("libsodium cannot start");
    bytes_.reset(static_cast<unsigned char*>(sodium_malloc(kBytes)));
    if (!bytes_) throw KeyError("no memory for a key");
    std::size_t size = 0;
    char const* end = nullptr;
    if (sodium_base642bin(bytes_.get(), kBytes, base64.data(), base64.size(), "\n", &size, &end, kBase64) != 0 ||
        end != base64.data() + base64.size() || size != kBytes)
        throw KeyError("it holds no key: 32 bytes in base64, as `lateral vault key FILE` writes them");
    std::array<unsigned char, kFingerprint / 2> digest{};
    static constexpr std::string_view kName = "lateral vault";
    crypto_generichash(digest.data(), digest.size(), as_bytes(kName), kName.size(), bytes_.get(), kBytes);
    std::array<char, kFingerprint + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    fingerprint_ = hex.data();
    sodium_mprotect_readonly(bytes_.get());
}

std::string place_of(std::string_view kind, std::int64_t id) { return std::string(kind) + ":" + std::to_string(id); }

bool is_sealed(std::string_view stored) { return stored.starts_with(kMark); }

bool has_words(std::string_view text) { return !text.empty() && text != "[]"; }

std::optional<SealedHead> head_of(std::string_view stored) {
    auto const end = end_of_head(stored);
    auto const begin = kMark.size() + kFingerprint + 1;
    if (!is_sealed(stored) || end == std::string_view::npos || end < begin || stored[begin - 1] != ' ')
        return std::nullopt;
    return SealedHead{stored.substr(kMark.size(), kFingerprint), stored.substr(begin, end - begin)};
}

Vault::Vault(VaultKey key, std::function<void(std::string const&)> log) : key_(std::move(key)), log_(std::move(log)) {}

std::string Vault::seal(std::string_view place, std::string_view field, std::string_view words) const {
    if (!has_words(words)) return std::string(words);
    std::string sealed(kMark);
    sealed.append(fingerprint()).append(" ").append(place).append(":").append(field);
    std::string made(kNonce + words.size() + kTag, '\0');
    randombytes_buf(made.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(as_bytes(made) + kNonce, nullptr, as_bytes(words), words.size(),
                                               as_bytes(sealed), sealed.size(), nullptr, as_bytes(made), key_.bytes());
    return sealed.append(" ").append(in_base64(made));
}

std::optional<std::string> Vault::open(std::string_view stored) const {
    if (!is_sealed(stored)) return std::string(stored);
    auto const head = head_of(stored);
    if (!head || head->fingerprint != fingerprint()) return std::nullopt;
    auto const end = end_of_head(stored);
    auto const made = from_base64(stored.substr(end + 1));
    if (!made || made->size() < kNonce + kTag) return std::nullopt;
    std::string words(made->size() - kNonce - kTag, '\0');
    auto const bytes = as_bytes(std::string_view(*made));
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(as_bytes(words), nullptr, nullptr, bytes + kNonce,
                                                   made->size() - kNonce, as_bytes(stored), end, bytes,
                                                   key_.bytes()) != 0)
        return std::nullopt;
    return words;
}

std::string Vault::read(std::string_view stored) const {
    if (auto words = open(stored)) return *std::move(words);
    auto const head = head_of(stored);
    auto const place = head ? head->place : std::string_view("somewhere");
    if (log_) log_("the words of " + std::string(place) + " do not open: changed, or sealed with another key");
    return in_place_of(place);
}

std::string stored_as(Vault const* vault, std::string_view place, std::string_view field, std::string_view words) {
    return vault ? vault->seal(place, field, words) : std::string(words);
}

} // namespace lateral::storage

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

/// Words in confidence, encrypted with a key that is not in the database (docs/adr/0031). A sealed text is a text like
/// others, so that both engines take it: a mark that no member can type, the key's fingerprint, where it belongs, and
/// base64 of a nonce and what XChaCha20-Poly1305 made of the words. Everything before the base64 is authenticated.
namespace lateral::storage {

/// A key file that cannot be used; the sentence is for the administrator.
class KeyError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// 32 random bytes, in memory that is not swapped out where the system allows that, and wiped when it goes.
class VaultKey {
public:
    static constexpr std::size_t kBytes = 32;

    /// From a file that `make_key_file` wrote. Throws KeyError when it is missing, can be read or written by others, or
    /// holds something else.
    static VaultKey read(std::filesystem::path const& file);

    /// 16 hex digits that say which key it is, and nothing about it.
    std::string const& fingerprint() const { return fingerprint_; }
    unsigned char const* bytes() const { return bytes_.get(); }

private:
    explicit VaultKey(std::string_view base64);

    std::unique_ptr<unsigned char, void (*)(void*)> bytes_;
    std::string fingerprint_;
};

/// Draws a key into a new file, its owner's alone, and on disk when this returns. Throws KeyError when the file is
/// there already.
void make_key_file(std::filesystem::path const& file);

/// "post:12": what a sealed text belongs to.
std::string place_of(std::string_view kind, std::int64_t id);

/// Whether a stored text is sealed, with whatever key.
bool is_sealed(std::string_view stored);
/// Whether a text is more than nothing: empty ones, and empty lists of nodes, are stored as they are.
bool has_words(std::string_view text);
/// What a sealed text says of itself, which is true once it was opened; nothing when it is not formed like one.
struct SealedHead {
    std::string_view fingerprint;
    std::string_view place; ///< "post:12:body"
};
std::optional<SealedHead> head_of(std::string_view stored);

/// Seals and opens with one key. Thread-safe.
class Vault {
public:
    /// `log` gets a line for each text that does not open, without its words.
    Vault(VaultKey key, std::function<void(std::string const&)> log);

    std::string const& fingerprint() const { return key_.fingerprint(); }

    /// `place`: "post:12", `field`: "body". What has no words stays as it is.
    std::string seal(std::string_view place, std::string_view field, std::string_view words) const;

    /// Nothing when the text was changed, or sealed with another key. Texts that are not sealed are as they stand.
    std::optional<std::string> open(std::string_view stored) const;

    /// For whoever reads rows. A text that does not open becomes a sentence that says so, and what is no text for
    /// people (an event, an answer) becomes empty: one changed byte takes no page away, and is in the log each time.
    std::string read(std::string_view stored) const;

private:
    VaultKey key_;
    std::function<void(std::string const&)> log_;
};

/// For who writes: the text as it is to be stored, with or without a vault.
std::string stored_as(Vault const* vault, std::string_view place, std::string_view field, std::string_view words);

/// Fields of sealed texts that are no text for people.
inline constexpr std::string_view kEventField = "event";
inline constexpr std::string_view kAnswerField = "answer";
/// A post's content, as nodes.
inline constexpr std::string_view kContentField = "content";

} // namespace lateral::storage

#include "storage/vault.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

/// Key files: one line of base64, their owner's alone.
namespace lateral::storage {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongest = 128; ///< more than a key and its line end; anything longer is another file

/// Closes when it goes.
class File {
public:
    File(fs::path path, int flags) : path_(std::move(path)), file_(::open(path_.c_str(), flags | O_CLOEXEC, 0600)) {
        if (file_ < 0) fail(std::strerror(errno));
    }
    ~File() { close(file_); }
    File(File const&) = delete;
    File& operator=(File const&) = delete;

    int get() const { return file_; }
    [[noreturn]] void fail(std::string const& why) const {
        throw KeyError("the key file " + path_.string() + ": " + why);
    }

private:
    fs::path path_;
    int file_;
};

void require_private(File const& file) {
    struct stat info{};
    if (fstat(file.get(), &info) != 0) file.fail(std::strerror(errno));
    if (!S_ISREG(info.st_mode)) file.fail("it is no file");
    if ((info.st_mode & 077) != 0) file.fail("others can read or write it; chmod 600 it");
}

} // namespace

VaultKey VaultKey::read(fs::path const& path) {
    File const file(path, O_RDONLY);
    require_private(file);
    std::array<char, kLongest> text{};
    auto const size = ::read(file.get(), text.data(), text.size());
    if (size < 0) file.fail(std::strerror(errno));
    try {
        VaultKey key(std::string_view(text.data(), static_cast<std::size_t>(size)));
        sodium_memzero(text.data(), text.size());
        return key;
    } catch (KeyError const& error) {
        sodium_memzero(text.data(), text.size());
        file.fail(error.what());
    }
}

void make_key_file(fs::path const& path) {
    if (sodium_init() < 0) throw KeyError("libsodium cannot start");
    std::array<unsigned char, VaultKey::kBytes> key{};
    randombytes_buf(key.data(), key.size());
    std::array<char, sodium_base64_ENCODED_LEN(VaultKey::kBytes, sodium_base64_VARIANT_ORIGINAL)> text{};
    sodium_bin2base64(text.data(), text.size(), key.data(), key.size(), sodium_base64_VARIANT_ORIGINAL);
    text.back() = '\n';
    File const file(path, O_WRONLY | O_CREAT | O_EXCL);
    bool const written =
        write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file.get()) == 0;
    auto const why = std::string(std::strerror(errno));
    sodium_memzero(key.data(), key.size());
    sodium_memzero(text.data(), text.size());
    if (!written) {
        unlink(path.c_str()); // half a key is none
        file.fail(why);
    }
    File const folder(fs::absolute(path).parent_path(), O_RDONLY | O_DIRECTORY);
    if (fsync(folder.get()) != 0) folder.fail(std::strerror(errno));
}

} // namespace lateral::storage

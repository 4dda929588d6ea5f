#include "server/files/store.hpp"

#include "server/base/digest.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>

namespace lateral::files {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail_with(std::string const& what) { throw std::system_error(errno, std::generic_category(), what); }

std::string_view suffix_of(Copy copy) {
    switch (copy) {
    case Copy::small: return ".small";
    case Copy::large: return ".large";
    case Copy::face: return ".face";
    case Copy::original: break;
    }
    return "";
}

/// A name is on disk when its folder was synced.
void sync_folder(fs::path const& folder) {
    Descriptor const opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || fsync(opened.get()) != 0) fail_with(folder.string());
}

void make_folder(fs::path const& folder) {
    if (fs::create_directory(folder)) sync_folder(folder.parent_path());
}

std::string digest_of(Descriptor const& content) {
    base::Sha256 sum;
    std::array<char, 64 * 1024> bytes{};
    for (off_t at = 0;;) {
        auto const read = pread(content.get(), bytes.data(), bytes.size(), at);
        if (read < 0) fail_with("reading a file");
        if (read == 0) return sum.hex();
        sum.add(std::span(bytes).first(static_cast<std::size_t>(read)));
        at += read;
    }
}

/// What lies there already is the same content, or was damaged.
void move_to(Scratch const& content, fs::path const& path) {
    if (fsync(content.file().get()) != 0 || rename(content.path().c_str(), path.c_str()) != 0) fail_with(path.string());
    sync_folder(path.parent_path());
}

bool is_hex(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

Descriptor::~Descriptor() {
    if (file_ >= 0) close(file_);
}

Scratch::~Scratch() {
    std::error_code gone; // it has a place by now
    fs::remove(path_, gone);
}

Store::Store(fs::path folder) : folder_(std::move(folder)) {
    for (auto const& made : {folder_, folder_ / "incoming", folder_ / "scratch", folder_ / "bin"}) make_folder(made);
}

fs::path Store::path_of(std::string const& digest, Copy copy) const {
    return folder_ / digest.substr(0, 2) / (digest.substr(2) + std::string(suffix_of(copy)));
}

Result<Descriptor> Store::open_incoming(protocol::FileId file) const {
    auto const path = folder_ / "incoming" / std::to_string(file.value);
    Descriptor opened(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!opened) fail_with(path.string());
    if (flock(opened.get(), LOCK_EX | LOCK_NB) == 0) return opened;
    return protocol::fail(protocol::ErrorCode::conflict, "file", "another upload of it is under way");
}

std::int64_t Store::size_on_disk(Descriptor const& incoming) {
    struct stat info{};
    if (fsync(incoming.get()) != 0 || fstat(incoming.get(), &info) != 0) fail_with("syncing an upload");
    return info.st_size;
}

Result<void> Store::append(Descriptor const& incoming, std::span<char const> bytes) {
    while (!bytes.empty()) {
        auto const written = write(incoming.get(), bytes.data(), bytes.size());
        if (written < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG))
            return protocol::fail(protocol::ErrorCode::no_room, "size", "the disk is full");
        if (written < 0) fail_with("writing an upload");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

void Store::remove_incoming(protocol::FileId file) const {
    fs::remove(folder_ / "incoming" / std::to_string(file.value));
}

Scratch Store::scratch() const {
    auto path = (folder_ / "scratch" / "XXXXXX").string();
    Descriptor made(mkostemp(path.data(), O_CLOEXEC));
    if (!made) fail_with(path);
    return {std::move(made), path};
}

void Store::clear_scratch() const {
    for (auto const& entry : fs::directory_iterator(folder_ / "scratch")) fs::remove(entry.path());
}

std::string Store::place(Scratch const& content) const {
    auto digest = digest_of(content.file());
    auto const path = path_of(digest);
    make_folder(path.parent_path());
    move_to(content, path);
    return digest;
}

void Store::place_copy(std::string const& digest, Copy copy, Scratch const& content) const {
    move_to(content, path_of(digest, copy));
}

Descriptor Store::open(std::string const& digest, Copy copy) const {
    return Descriptor(::open(path_of(digest, copy).c_str(), O_RDONLY | O_CLOEXEC));
}

bool Store::has(std::string const& digest, std::int64_t size) const {
    struct stat info{};
    return stat(path_of(digest).c_str(), &info) == 0 && info.st_size == size;
}

void Store::put_aside(std::string const& digest) const {
    for (auto const copy : {Copy::small, Copy::large, Copy::face, Copy::original}) {
        auto const to = folder_ / "bin" / (digest + std::string(suffix_of(copy)));
        if (rename(path_of(digest, copy).c_str(), to.c_str()) != 0 && errno != ENOENT) fail_with(to.string());
    }
}

void Store::empty_bin() const {
    for (auto const& entry : fs::directory_iterator(folder_ / "bin")) fs::remove(entry.path());
}

std::int64_t Store::free_bytes() const {
    struct statvfs info{};
    if (statvfs(folder_.c_str(), &info) != 0) fail_with(folder_.string());
    return static_cast<std::int64_t>(info.f_bavail) * static_cast<std::int64_t>(info.f_frsize);
}

template <class Take>
void Store::each_in(std::size_t part, std::chrono::hours older, Take take) const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string const start{digits[part / 16 % 16], digits[part % 16]};
    if (!fs::exists(folder_ / start)) return;
    for (auto const& entry : fs::directory_iterator(folder_ / start)) {
        auto const name = entry.path().filename().string();
        auto const rest = name.substr(0, name.find('.'));
        auto const age = fs::file_time_type::clock::now() - entry.last_write_time();
        if (rest.size() == 62 && is_hex(rest) && age >= older) take(start + rest, rest != name);
    }
}

std::vector<std::string> Store::contents(std::size_t part, std::chrono::hours older) const {
    std::vector<std::string> found;
    each_in(part, older, [&](std::string digest, bool is_copy) {
        if (!is_copy) found.push_back(std::move(digest));
    });
    return found;
}

std::vector<std::string> Store::copies_left(std::size_t part, std::chrono::hours older) const {
    std::vector<std::string> found;
    each_in(part, older, [&](std::string digest, bool is_copy) {
        if (is_copy && !fs::exists(path_of(digest))) found.push_back(std::move(digest));
    });
    return found;
}

void Store::take_copy(Descriptor const& content) const {
    auto const made = scratch();
    copy(content, made.file());
    place(made);
}

std::vector<protocol::FileId> Store::incoming() const {
    std::vector<protocol::FileId> found;
    for (auto const& entry : fs::directory_iterator(folder_ / "incoming")) {
        auto const name = entry.path().filename().string();
        std::int64_t id = 0;
        std::from_chars(name.data(), name.data() + name.size(), id);
        if (std::to_string(id) == name) found.push_back({id});
    }
    return found;
}

void copy(Descriptor const& from, Descriptor const& to) {
    std::array<char, 64 * 1024> bytes{};
    for (off_t at = 0;;) {
        auto const got = pread(from.get(), bytes.data(), bytes.size(), at);
        if (got < 0) fail_with("reading a file");
        if (got == 0) return;
        at += got;
        if (!Store::append(to, std::span(bytes).first(static_cast<std::size_t>(got)))) {
            errno = ENOSPC;
            fail_with("keeping a file");
        }
    }
}

std::string problem_of(Store const& store, std::string const& digest, std::int64_t size) {
    auto const content = store.open(digest);
    if (!content) return "is missing";
    if (!store.has(digest, size) || digest_of(content) != digest) return "is damaged";
    return {};
}

} // namespace lateral::files

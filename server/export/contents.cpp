#include "server/export/contents.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace lateral::exporting {
namespace fs = std::filesystem;
namespace {

/// Of up to five letters and digits; empty for all else.
std::string ending_of(std::string_view name) {
    auto const dot = name.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == name.size() || name.size() - dot > 6) return {};
    std::string ending(name.substr(dot));
    for (auto& one : std::span(ending).subspan(1)) {
        if (std::isalnum(static_cast<unsigned char>(one)) == 0) return {};
        one = static_cast<char>(std::tolower(static_cast<unsigned char>(one)));
    }
    return ending;
}

/// The digest of what was copied.
std::string copy_to(files::Descriptor const& from, fs::path const& path) {
    NewFile to(path);
    std::array<char, 64 * 1024> bytes{};
    for (;;) {
        auto const got = read(from.get(), bytes.data(), bytes.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), path.string());
        if (got == 0) break;
        to.write({bytes.data(), static_cast<std::size_t>(got)});
    }
    to.finish();
    return to.digest();
}

} // namespace

fs::path place_of(std::string_view digest, std::string_view name) {
    return fs::path("files") / digest.substr(0, 2) / (std::string(digest) + ending_of(name));
}

Contents::Contents(files::Store const& store, NewFolder const& folder)
    : store_(store), folder_(folder), gathered_(folder.folder("gathered")) {}

bool Contents::fetch(std::string const& digest) const {
    auto const path = gathered_ / digest;
    if (fs::exists(path)) return true;
    auto const content = store_.open(digest);
    if (!content) return false;
    if (copy_to(content, path) == digest) return true;
    fs::remove(path);
    return false;
}

void Contents::gather(std::function<void()> const& go_on) {
    for (std::size_t part = 0; part < files::Store::kParts; ++part)
        for (auto const& digest : store_.contents(part)) {
            go_on();
            fetch(digest);
        }
}

bool Contents::take(std::string const& digest, std::int64_t size, std::string_view name) {
    if (!fetch(digest)) {
        ++missing_;
        return false;
    }
    folder_.folder("files");
    folder_.folder(fs::path("files") / digest.substr(0, 2));
    fs::rename(gathered_ / digest, folder_.path() / place_of(digest, name));
    ++count_;
    bytes_ += size;
    return true;
}

void Contents::finish() { fs::remove_all(gathered_); }

} // namespace lateral::exporting

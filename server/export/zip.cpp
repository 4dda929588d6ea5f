#include "server/export/zip.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>
#include <minizip/zip.h>
#include <stdexcept>
#include <utility>

namespace lateral::exporting {
namespace {

constexpr std::size_t kLongest = 100;
constexpr std::size_t kLongestEnding = 12;
constexpr unsigned long kUtf8 = 1U << 11U;             ///< names are UTF-8 (APPNOTE 4.4.4)
constexpr unsigned long kMadeOnUnix = (3U << 8U) | 20; ///< so that the rights below count
constexpr unsigned long kOwnersAlone = 0100600U << 16U;
/// From here on an entry needs the wider numbers.
constexpr std::int64_t kHuge = 0x7fffffff;

void must(int code) {
    if (code != ZIP_OK) throw std::runtime_error("the ZIP cannot be written: " + std::to_string(code));
}

zip_fileinfo info_at(protocol::Timestamp at) {
    auto const seconds = static_cast<std::time_t>(at.value / 1'000'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    zip_fileinfo info{};
    info.tmz_date.tm_sec = static_cast<uInt>(parts.tm_sec);
    info.tmz_date.tm_min = static_cast<uInt>(parts.tm_min);
    info.tmz_date.tm_hour = static_cast<uInt>(parts.tm_hour);
    info.tmz_date.tm_mday = static_cast<uInt>(parts.tm_mday);
    info.tmz_date.tm_mon = static_cast<uInt>(parts.tm_mon);
    info.tmz_date.tm_year = static_cast<uInt>(parts.tm_year + 1900);
    info.external_fa = kOwnersAlone;
    return info;
}

/// Turn the direction of writing around, so that "gpj.exe" reads "exe.jpg".
bool is_turning(std::string_view three) {
    return (three.starts_with("\xE2\x80") &&
            ((three[2] >= '\x8E' && three[2] <= '\x8F') || (three[2] >= '\xAA' && three[2] <= '\xAE'))) ||
           (three.starts_with("\xE2\x81") && three[2] >= '\xA6' && three[2] <= '\xA9');
}

/// No longer than so many bytes, and no piece of a letter at its end.
std::string_view shortened(std::string_view text, std::size_t longest) {
    if (text.size() <= longest) return text;
    while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0U) == 0x80U) --longest;
    return text.substr(0, longest);
}

} // namespace

Zip::Zip(std::filesystem::path const& place, protocol::Timestamp at)
    : file_(zipOpen64(place.c_str(), APPEND_STATUS_CREATE)), at_(at) {
    if (!file_) throw std::runtime_error("the ZIP cannot be begun");
    std::filesystem::permissions(place, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

Zip::~Zip() {
    if (file_) zipClose(file_, nullptr); // broken off; whoever asked for it deletes it
}

void Zip::begin(std::string const& name, bool is_packed, bool is_huge) {
    auto const info = info_at(at_);
    must(zipOpenNewFileInZip4_64(file_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                 is_packed ? Z_DEFLATED : 0, is_packed ? 6 : 0, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                                 Z_DEFAULT_STRATEGY, nullptr, 0, kMadeOnUnix, kUtf8, is_huge ? 1 : 0));
    sum_ = base::Sha256();
}

void Zip::begin_text(std::string const& name) { begin(name, true, false); }

void Zip::begin_bytes(std::string const& name, std::int64_t size) { begin(name, false, size >= kHuge); }

void Zip::write(std::string_view bytes) {
    sum_.add(bytes);
    must(zipWriteInFileInZip(file_, bytes.data(), static_cast<unsigned>(bytes.size())));
}

std::string Zip::end() {
    must(zipCloseFileInZip(file_));
    return sum_.hex();
}

void Zip::finish() { must(zipClose(std::exchange(file_, nullptr), nullptr)); }

std::string safe_name(std::string_view name) {
    constexpr std::string_view refused = "<>:\"/\\|?*";
    std::string made;
    for (std::size_t at = 0; at < name.size(); ++at) {
        auto const one = static_cast<unsigned char>(name[at]);
        if (name.size() - at >= 3 && is_turning(name.substr(at, 3)))
            at += 2;
        else
            made += one < 0x20 || one == 0x7F || refused.contains(name[at]) ? '_' : name[at];
    }
    auto const dot = made.rfind('.');
    bool const has_ending = dot != std::string::npos && made.size() - dot <= kLongestEnding;
    auto const ending = has_ending ? made.substr(dot) : std::string();
    made = std::string(shortened(made.substr(0, has_ending ? dot : made.size()), kLongest)) + ending;
    // Windows takes these off, and two names would be one.
    while (!made.empty() && (made.back() == '.' || made.back() == ' ')) made.pop_back();
    return made.empty() ? "file" : made;
}

std::string href_of(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (char const c : path) {
        auto const one = static_cast<unsigned char>(c);
        if (one < 0x80 && (std::isalnum(one) != 0 || c == '-' || c == '.' || c == '_' || c == '/'))
            made += c;
        else
            made.append("%").append(1, digits[one >> 4U]).append(1, digits[one & 15U]);
    }
    return made;
}

} // namespace lateral::exporting

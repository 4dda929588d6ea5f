#include "server/files/names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <unicode/utf8.h>
#include <vector>

namespace lateral::files {
namespace {

struct Ending {
    std::string_view ending;
    std::string_view type;
};

/// Media types whose content looks alike, and the endings that may stay. The first ending is given to all other names.
struct Family {
    std::vector<std::string_view> found; ///< beginnings of media types
    std::vector<Ending> endings;
};

constexpr std::string_view kBytes = "application/octet-stream";
constexpr std::string_view kText = "text/plain; charset=utf-8";

std::vector<Family> const& families() {
    static std::vector<Family> const table{
        {{"application/pdf"}, {{"pdf", "application/pdf"}}},
        {{"application/vnd.openxmlformats-officedocument.wordprocessingml"},
         {{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}}},
        {{"application/vnd.openxmlformats-officedocument.spreadsheetml"},
         {{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}},
        {{"application/vnd.openxmlformats-officedocument.presentationml"},
         {{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"}}},
        {{"application/vnd.oasis.opendocument.text"}, {{"odt", "application/vnd.oasis.opendocument.text"}}},
        {{"application/vnd.oasis.opendocument.spreadsheet"},
         {{"ods", "application/vnd.oasis.opendocument.spreadsheet"}}},
        {{"application/vnd.oasis.opendocument.presentation"},
         {{"odp", "application/vnd.oasis.opendocument.presentation"}}},
        {{"application/epub+zip"}, {{"epub", "application/epub+zip"}}},
        // Never unpacked here. Some programs write office files whose beginning says no more than this.
        {{"application/zip"},
         {{"zip", "application/zip"},
          {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
          {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
          {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
          {"pages", kBytes},
          {"numbers", kBytes},
          {"key", kBytes}}},
        {{"application/msword", "application/vnd.ms-", "application/CDFV2", "application/x-ole-storage"},
         {{"doc", "application/msword"},
          {"xls", "application/vnd.ms-excel"},
          {"ppt", "application/vnd.ms-powerpoint"},
          {"pub", kBytes}}},
        {{"text/rtf", "application/rtf"}, {{"rtf", "application/rtf"}}},
        // A picture that can hold a program: downloaded only, and named nothing that a browser would show.
        {{"image/svg+xml"}, {{"svg", kBytes}}},
        {{"text/", "application/json", "application/csv", "application/x-ndjson"},
         {{"txt", kText},
          {"md", kText},
          {"csv", "text/csv; charset=utf-8"},
          {"tsv", kText},
          {"vtt", kText},
          {"srt", kText},
          {"ics", "text/calendar; charset=utf-8"},
          {"json", kText}}},
    };
    return table;
}

std::string lower(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return made;
}

/// "Plan.v2.PDF" ends in "pdf"; ".profile" in nothing.
std::string ending_of(std::string_view name) {
    auto const dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : lower(name.substr(dot + 1));
}

std::string_view without_ending(std::string_view name) {
    auto const dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

/// What no system allows in a name, or takes for a path, is "_". Dots and spaces at its ends mean something to some.
std::string tame(std::string_view name) {
    std::string made(name);
    std::ranges::replace_if(
        made,
        [](unsigned char c) {
            return c < 0x20 || c == 0x7F || std::string_view("/\\:*?\"<>|").contains(static_cast<char>(c));
        },
        '_');
    while (!made.empty() && (made.back() == '.' || made.back() == ' ')) made.pop_back();
    while (!made.empty() && (made.front() == '.' || made.front() == ' ')) made.erase(0, 1);
    return made.empty() ? "file" : made;
}

bool is_plain(unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view("!#$&+-.^_`|~").contains(static_cast<char>(c));
}

} // namespace

std::optional<Document> document_of(std::string_view found, std::string_view name) {
    auto const& table = families();
    auto const family = std::ranges::find_if(table, [&](Family const& one) {
        return std::ranges::any_of(one.found, [&](auto beginning) { return found.starts_with(beginning); });
    });
    if (family == table.end()) return std::nullopt;
    auto const kept = tame(name);
    auto const ending = std::ranges::find(family->endings, ending_of(kept), &Ending::ending);
    if (ending != family->endings.end()) return Document{std::string(ending->type), kept};
    auto const& first = family->endings.front();
    return Document{std::string(first.type), kept + "." + std::string(first.ending)};
}

std::string picture_name(std::string_view type, std::string_view name) {
    auto const kept = tame(name);
    auto const ending = ending_of(kept);
    if (type == "image/jpeg" && (ending == "jpg" || ending == "jpeg")) return kept;
    auto const wanted = type == "image/jpeg" ? "jpg" : type.substr(type.find('/') + 1);
    if (ending == wanted) return kept;
    return std::string(without_ending(kept)) + "." + std::string(wanted);
}

std::string disposition(std::string_view name, bool is_shown) {
    std::string ascii;
    std::string encoded;
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const byte : name) {
        auto const c = static_cast<unsigned char>(byte);
        if (!U8_IS_TRAIL(c))
            ascii += c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%' ? static_cast<char>(c) : '_';
        if (is_plain(c))
            encoded += static_cast<char>(c);
        else
            encoded += {'%', digits[c >> 4], digits[c & 15]};
    }
    return std::string(is_shown ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" +
           encoded;
}

} // namespace lateral::files

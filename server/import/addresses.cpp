#include "server/import/html.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

namespace lateral::import {
namespace {

/// Longer ones are no addresses but data.
constexpr std::size_t kLongest = 2'000;

std::string trimmed_and_quoted(std::string_view address) {
    while (!address.empty() && std::isspace(static_cast<unsigned char>(address.front()))) address.remove_prefix(1);
    while (!address.empty() && std::isspace(static_cast<unsigned char>(address.back()))) address.remove_suffix(1);
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (char const letter : address) {
        auto const c = static_cast<unsigned char>(letter);
        bool const is_plain = c > 0x20 && c != 0x7F &&
                              std::string_view("<>()\\\"`[]{}|^*").find(static_cast<char>(c)) == std::string_view::npos;
        if (is_plain)
            made += static_cast<char>(c);
        else
            made += {'%', digits[c / 16], digits[c % 16]};
    }
    return made;
}

bool begins(std::string_view text, std::string_view with) {
    return text.size() >= with.size() &&
           std::ranges::equal(text.substr(0, with.size()), with,
                              [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
}

/// The part of an address after `mark`, up to where its next part begins.
std::string part_after(std::string_view address, std::string_view mark) {
    auto const at = address.find(mark);
    if (at == std::string_view::npos) return {};
    auto const rest = address.substr(at + mark.size());
    return std::string(rest.substr(0, rest.find_first_of("?&/#")));
}

} // namespace

std::optional<std::string> web_address(std::string_view given) {
    auto address = trimmed_and_quoted(given);
    if (address.starts_with("//")) address.insert(0, "https:");
    if (begins(address, "www.")) address.insert(0, "http://");
    bool const leads = begins(address, "http://") || begins(address, "https://") || begins(address, "mailto:");
    if (!leads || address.size() > kLongest || address.ends_with(":") || address.ends_with("//")) return std::nullopt;
    return address;
}

std::string watching_address(std::string const& address) {
    bool const is_youtube =
        address.find("youtube.com/") != std::string::npos || address.find("youtube-nocookie.com/") != std::string::npos;
    for (std::string_view const mark : {"/embed/", "/v/"})
        if (auto const film = part_after(address, mark); is_youtube && !film.empty())
            return "https://www.youtube.com/watch?v=" + film;
    if (address.find("vimeo.com/") != std::string::npos)
        for (std::string_view const mark : {"/video/", "clip_id="})
            if (auto const film = part_after(address, mark); !film.empty()) return "https://vimeo.com/" + film;
    return address;
}

std::string without_entities(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        auto const end = text.find(';');
        bool const is_entity = text[0] == '&' && end != std::string_view::npos && end > 1 && end < 12;
        auto const name = is_entity ? std::string(text.substr(1, end - 1)) : std::string();
        unsigned c = 0;
        if (name.starts_with("#x") || name.starts_with("#X"))
            std::from_chars(name.data() + 2, name.data() + name.size(), c, 16);
        else if (name.starts_with('#'))
            std::from_chars(name.data() + 1, name.data() + name.size(), c);
        else if (auto const* known = htmlEntityLookup(reinterpret_cast<xmlChar const*>(name.c_str()));
                 known && is_entity)
            c = known->value;
        if (name == "apos") c = '\'';
        if (c < 0x20 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
            made += text[0];
            text.remove_prefix(1);
            continue;
        }
        std::array<xmlChar, 8> bytes{};
        int const size = xmlCopyChar(0, bytes.data(), static_cast<int>(c));
        made.append(reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(size));
        text.remove_prefix(end + 1);
    }
    return made;
}

} // namespace lateral::import

#include "server/domain/addresses.hpp"

#include <algorithm>
#include <charconv>

namespace lateral::domain {
namespace {

using protocol::FileId;
using protocol::MemberId;
using protocol::SpaceId;

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.size() > prefix.size() && std::ranges::equal(text.substr(0, prefix.size()), prefix, [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

template <class Id>
std::optional<Id> id_of_address(std::string_view url, std::string_view prefix) {
    if (!url.starts_with(prefix)) return std::nullopt;
    url.remove_prefix(prefix.size());
    std::int64_t id = 0;
    auto const [end, fault] = std::from_chars(url.data(), url.data() + url.size(), id);
    if (fault != std::errc() || end != url.data() + url.size() || id < 1 || id > protocol::kMaxId) return std::nullopt;
    return Id{id};
}

} // namespace

bool is_safe_address(std::string_view url) {
    bool const clean = std::ranges::none_of(url, [](unsigned char c) { return c <= 0x20 || c == 0x7F; });
    return clean && (starts_with(url, "http://") || starts_with(url, "https://") || starts_with(url, "mailto:"));
}

std::optional<MemberId> member_of_address(std::string_view url) {
    return id_of_address<MemberId>(url, "lateral:member/");
}

std::optional<SpaceId> space_of_address(std::string_view url) { return id_of_address<SpaceId>(url, "lateral:space/"); }

std::optional<FileId> file_of_address(std::string_view url) { return id_of_address<FileId>(url, "file:"); }

} // namespace lateral::domain

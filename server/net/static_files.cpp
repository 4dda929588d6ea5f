#include "server/net/static_files.hpp"

#include "server/base/digest.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace lateral::net {
namespace {

std::string content_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string type_of(std::filesystem::path const& path) {
    static std::map<std::string, std::string> const types{{".html", "text/html; charset=utf-8"},
                                                          {".js", "text/javascript; charset=utf-8"},
                                                          {".css", "text/css; charset=utf-8"},
                                                          {".svg", "image/svg+xml; charset=utf-8"},
                                                          {".png", "image/png"},
                                                          {".ico", "image/x-icon"},
                                                          {".json", "application/json; charset=utf-8"},
                                                          {".webmanifest", "application/manifest+json; charset=utf-8"},
                                                          {".txt", "text/plain; charset=utf-8"}};
    auto const found = types.find(path.extension().string());
    return found == types.end() ? "application/octet-stream" : found->second;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.size() <= 16 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool is_client_route(std::string_view path) {
    static constexpr std::array<std::string_view, 18> kPages{
        "/",         "/sign-in", "/join",           "/reset",  "/members",  "/organisations",
        "/settings", "/notices", "/administration", "/search", "/flagged",  "/come",
        "/ask",      "/journal", "/desk",           "/peers",  "/activity", "/cycles"};
    static constexpr std::array<std::string_view, 5> kWithId{"/s/", "/t/", "/members/", "/organisations/", "/cycles/"};
    if (std::ranges::find(kPages, path) != kPages.end()) return true;
    return std::ranges::any_of(
        kWithId, [&](auto prefix) { return path.starts_with(prefix) && all_digits(path.substr(prefix.size())); });
}

StaticFiles::StaticFiles(std::filesystem::path const& folder) {
    if (!std::filesystem::exists(folder / "index.html"))
        throw std::runtime_error("no web client in " + folder.string() + "; scripts/run builds it");
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        auto const extension = entry.path().extension();
        if (!entry.is_regular_file() || extension == ".br" || extension == ".gz" || extension == ".map") continue;
        File file;
        auto const name = "/" + std::filesystem::relative(entry.path(), folder).generic_string();
        file.type = type_of(entry.path());
        file.plain = content_of(entry.path());
        file.brotli = content_of(entry.path().string() + ".br");
        file.gzip = content_of(entry.path().string() + ".gz");
        file.etag = "\"" + base::sha256_hex(file.plain).substr(0, 20) + "\"";
        file.immutable = name.starts_with("/assets/");
        files_.emplace(name, std::move(file));
    }
}

StaticFiles::File const* StaticFiles::find(std::string_view path) const {
    auto const found = files_.find(is_client_route(path) ? std::string_view("/index.html") : path);
    return found == files_.end() ? nullptr : &found->second;
}

} // namespace lateral::net

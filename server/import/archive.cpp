#include "server/import/archive.hpp"

#include "server/import/defects.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/stat.h>
#include <vector>

namespace lateral::import {
namespace {

/// The folders of an archive. What begins otherwise is no file of it.
constexpr std::array<std::string_view, 10> kFolders{"members", "discussions", "blogs",  "groups", "events",
                                                    "photos",  "pages",       "videos", "notes",  "music"};

std::vector<std::string> steps_of(std::string_view path) {
    std::vector<std::string> steps;
    while (true) {
        auto const end = std::min(path.find('/'), path.size());
        steps.emplace_back(path.substr(0, end));
        if (end == path.size()) return steps;
        path.remove_prefix(end + 1);
    }
}

bool leads_out(std::string const& step) {
    return step.empty() || step == "." || step == ".." || step.find('\0') != std::string::npos;
}

std::string resolved(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        auto const digits = text.substr(i + 1, 2);
        auto const* const end = digits.data() + digits.size();
        bool const is_hex =
            text[i] == '%' && digits.size() == 2 && std::from_chars(digits.begin(), end, value, 16).ptr == end;
        made += is_hex ? static_cast<char>(value) : text[i];
        if (is_hex) i += 2;
    }
    return made;
}

} // namespace

Archive::Archive(std::filesystem::path const& folder)
    : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (!folder_) throw Unreadable(folder.string() + ": no folder that can be read");
}

Archive::Opened Archive::open(std::string_view path) const {
    auto steps = steps_of(path);
    if (std::ranges::any_of(steps, leads_out)) return {Found::outside, {}, 0};
    auto const name = std::move(steps.back());
    steps.pop_back();
    files::Descriptor held;
    int at = folder_.get();
    auto const failed = [] {
        return Opened{errno == ELOOP || errno == ENOTDIR ? Found::outside : Found::missing, {}, 0};
    };
    for (auto const& step : steps) {
        files::Descriptor next(openat(at, step.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (!next) return failed();
        held = std::move(next);
        at = held.get();
    }
    // A pipe would make whoever opens it wait for ever.
    files::Descriptor file(openat(at, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file) return failed();
    struct stat info{};
    if (fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return {Found::outside, {}, 0};
    return {Found::yes, std::move(file), info.st_size};
}

std::optional<std::string> path_in_archive(std::string_view reference) {
    reference = reference.substr(0, reference.find_first_of("?#"));
    if (reference.starts_with("./")) reference.remove_prefix(2);
    auto path = resolved(reference);
    auto const first = path.substr(0, path.find('/'));
    bool const is_media = first.size() < path.size() && std::ranges::find(kFolders, first) != kFolders.end();
    // "../x" is a path too: one that is refused where it is opened, and told of.
    if (!is_media && first != "..") return std::nullopt;
    return path;
}

std::string file_name_of(std::string_view path) {
    auto name = path.substr(path.rfind('/') + 1);
    auto const dash = name.find('-');
    bool const is_numbered = dash != std::string_view::npos && dash > 0 && dash + 1 < name.size() &&
                             std::ranges::all_of(name.substr(0, dash), [](unsigned char c) { return std::isdigit(c); });
    return std::string(is_numbered ? name.substr(dash + 1) : name);
}

} // namespace lateral::import

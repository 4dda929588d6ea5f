#include "server/import/pieces.hpp"

#include "protocol/commands/files.hpp"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace lateral::import {
namespace {

/// Bytes: at least as many as code points. A fence that was cut has room for its ends.
constexpr std::size_t kMostBytes = protocol::Body::max - 100;

std::size_t pictures_in(std::string_view text) {
    std::size_t count = 0;
    for (auto at = text.find("](file:"); at != std::string_view::npos; at = text.find("](file:", at + 1)) ++count;
    return count;
}

bool fits(std::string_view text) { return text.size() <= kMostBytes && pictures_in(text) <= protocol::kMaxFiles; }

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (true) {
        auto const end = std::min(text.find(at), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

/// As many bytes as fit and end with a whole character.
std::string_view head_of(std::string_view text) {
    auto end = std::min(text.size(), kMostBytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

class Packer {
public:
    void add(std::string_view text, std::string_view between) {
        if (!bodies_.back().empty() && fits(bodies_.back() + std::string(between) + std::string(text))) {
            bodies_.back().append(between).append(text);
            return;
        }
        if (!bodies_.back().empty() && !text.empty()) bodies_.emplace_back();
        if (fits(text))
            bodies_.back().append(text);
        else
            add_parts(text);
    }
    std::vector<std::string> take() { return std::move(bodies_); }

private:
    void add_parts(std::string_view text) {
        if (text.find('\n') != std::string_view::npos) return add_lines(text);
        if (text.find(' ') != std::string_view::npos) {
            for (auto const word : split(text, ' ')) add(word, " ");
            return;
        }
        for (; !text.empty(); text.remove_prefix(head_of(text).size())) bodies_.emplace_back(head_of(text));
    }
    /// Code that is cut stays code on both sides.
    void add_lines(std::string_view text) {
        auto const fence = std::string(text.substr(0, text.find_first_not_of('`')));
        bool const is_code = fence.size() >= 3;
        for (auto const line : split(text, '\n')) {
            auto const before = bodies_.size();
            add(line, "\n");
            if (!is_code || bodies_.size() == before || line == fence) continue;
            bodies_[before - 1] += "\n" + fence;
            bodies_.back().insert(0, fence + "\n");
        }
    }

    std::vector<std::string> bodies_{std::string()};
};

bool is_left_out(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_CONTROL_CHAR ||
           (c >= 0xFFF9 && c <= 0xFFFB);
}

} // namespace

std::vector<std::string> bodies_of(std::vector<std::string> const& parts) {
    Packer packer;
    for (auto const& part : parts)
        if (!part.empty()) packer.add(part, "\n\n");
    auto bodies = packer.take();
    std::erase_if(bodies, [](std::string const& body) { return !protocol::Body::create(body); });
    if (bodies.empty()) bodies.emplace_back("*(no text)*");
    return bodies;
}

std::string plain_line(std::string_view text, std::size_t most_code_points, bool& cut) {
    std::string made;
    std::size_t count = 0;
    bool gap = false;
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
        auto const begin = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), c); // NOLINT: ICU's macro
        if (c < 0) continue;
        if (u_isUWhiteSpace(c)) {
            gap = !made.empty();
            continue;
        }
        if (is_left_out(c)) continue;
        if (count + (gap ? 2 : 1) >= most_code_points) {
            cut = true;
            return made + "\xE2\x80\xA6";
        }
        if (gap) made += ' ';
        count += gap ? 2 : 1;
        gap = false;
        made.append(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
    }
    return made;
}

} // namespace lateral::import

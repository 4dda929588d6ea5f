#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lateral::tests {

inline bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The first plain value of this name, without quotes; for texts that need no escapes. Empty: there is none.
inline std::string field(std::string const& json, std::string const& name) {
    auto const found = json.find("\"" + name + "\":");
    if (found == std::string::npos) return {};
    auto const at = found + name.size() + 3;
    auto value = json.substr(at, json.find_first_of(",}]", at) - at);
    std::erase(value, '"');
    return value;
}

/// Arguments of a hello that goes on after `seq` of the log that this welcome is of.
inline std::string resume_after(std::string const& welcome, std::int64_t seq) {
    return R"({"resume":{"epoch":")" + field(welcome, "epoch") + R"(","seq":)" + std::to_string(seq) + "}}";
}

/// What a client keeps of its last hello, to go on from there.
inline std::string place_of(std::string const& welcome) {
    return resume_after(welcome, std::stoll(field(welcome, "seq")));
}

} // namespace lateral::tests

#include "server/auth/common_passwords.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace lateral::auth {
namespace {

std::string folded(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

/// What every community of ours is called on its pages (ASVS 6.2.11).
constexpr std::string_view kOurName = "lateral";

/// Parts of a name or address that a password must not be made of: "dana" and "whitfield", not "k".
bool holds_part_of(std::string const& password, std::string_view source) {
    std::string parts = folded(source.substr(0, source.find('@')));
    std::ranges::replace_if(parts, [](char c) { return c == '.' || c == '-' || c == '_' || c == '+'; }, ' ');
    std::istringstream words(parts);
    for (std::string word; words >> word;)
        if (word.size() >= 4 && password.contains(word) && password.size() < word.size() + 8) return true;
    return false;
}

} // namespace

CommonPasswords::CommonPasswords(std::filesystem::path const& file) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && !line.starts_with("#!")) list_.insert(folded(line));
    if (list_.size() < 3'000)
        throw std::runtime_error("the list of common passwords is missing or short: " + file.string());
}

bool CommonPasswords::refuses(std::string_view password, std::string_view name, std::string_view email) const {
    auto const low = folded(password);
    if (low.size() < 8 || list_.contains(low)) return true;
    // A common one with digits or signs behind it is as easily guessed.
    auto const letters = low.substr(0, low.find_last_of("abcdefghijklmnopqrstuvwxyz") + 1);
    if (low.size() < 15 && letters.size() >= 4 && letters.size() < low.size() && list_.contains(letters)) return true;
    return holds_part_of(low, name) || holds_part_of(low, email) || holds_part_of(low, kOurName);
}

} // namespace lateral::auth

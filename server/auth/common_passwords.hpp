#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace lateral::auth {

/// Passwords that guessers try first, and those that hold the person's own name or address or ours
/// (ASVS 6.2.4, 6.2.11).
class CommonPasswords {
public:
    CommonPasswords() = default;
    /// One password a line. Throws std::runtime_error when the file cannot be read: a server without its list is not
    /// safe.
    explicit CommonPasswords(std::filesystem::path const& file);

    /// At least 8 characters are asked for; long ones need no digits or signs.
    bool refuses(std::string_view password, std::string_view name, std::string_view email) const;

private:
    std::set<std::string, std::less<>> list_;
};

} // namespace lateral::auth

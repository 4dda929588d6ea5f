#pragma once

#include "protocol/model.hpp"
#include "storage/transaction.hpp"

#include <string>
#include <string_view>

/// Passwords, sessions and links at rest: what is kept is a hash, what goes out is shown once.
namespace lateral::auth {

/// A session ends when it was not used for 30 days, and 180 days after sign-in in any case (ASVS 7.3.1; a school year
/// has about that many days).
inline constexpr std::int64_t kIdleDays = 30;
inline constexpr std::int64_t kLongestDays = 180;

/// ASVS 6.4.3.
inline constexpr std::int64_t kResetLinkSeconds = 3600;

/// A credential made for somebody: `token` is given away, `hash` is kept.
struct Secret {
    std::string token;
    std::string hash;
};
Secret make_secret();
std::string hash_of_token(std::string_view token);

/// Argon2id with 19 MiB and 2 passes (OWASP's first choice for servers). About 20 ms of CPU: never on a loop or a
/// storage thread. Throws std::bad_alloc when the memory cannot be had.
std::string hash_password(std::string_view password);
bool password_matches(std::string const& hash, std::string_view password);
/// Whether a hash was made with other parameters than those of today: whoever knows the password makes it anew.
bool is_outdated(std::string const& hash);
/// A hash that no password has: compared with when there is no account, so that both cost the same time. The first call
/// makes it, and costs as much as hash_password().
std::string const& nobodys_hash();

} // namespace lateral::auth

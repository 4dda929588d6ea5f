#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>

namespace lateral::protocol {

/// Every way a command can be refused. A code is part of the wire contract: clients choose their words by it, so a code
/// is never renamed or reused. What each one means to a caller stands in docs/protocol.md, from describe().
enum class ErrorCode : std::uint8_t {
    malformed,
    unknown_command,
    invalid,
    unauthenticated,
    sign_in_failed,
    link_invalid,
    password_too_common,
    forbidden,
    not_found,
    conflict,
    closed,
    key_reused,
    too_large,
    type_not_allowed,
    unreadable,
    no_room,
    may_identify,
    agreement_due,
    not_your_turn,
    rate_limited,
    read_only,
    unavailable,
    outcome_unknown,
    internal,
};
BOOST_DESCRIBE_ENUM(ErrorCode, malformed, unknown_command, invalid, unauthenticated, sign_in_failed, link_invalid,
                    password_too_common, forbidden, not_found, conflict, closed, key_reused, too_large,
                    type_not_allowed, unreadable, no_room, may_identify, agreement_due, not_your_turn, rate_limited,
                    read_only, unavailable, outcome_unknown, internal)

/// One English sentence for developers. `message` on the wire starts from it.
const char* describe(ErrorCode code);

/// The HTTP status that carries `code` when the command came by POST.
int http_status(ErrorCode code);

/// What a person or a peer did wrong, or what stands in the way. Safe to send: never holds internal detail, nor
/// anything that the caller may not see.
struct Error {
    ErrorCode code{};
    std::string field;   ///< path of the argument at fault, "args.title" style without "args."; or empty
    std::string message; ///< English, for developers; empty means describe(code)
    std::optional<std::int64_t> retry_after; ///< seconds until the same command may succeed
    std::string params{}; ///< more to say it with, as a JSON object; or empty. Which, the code says (docs/protocol.md)
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string field = {}, std::string message = {}) {
    return std::unexpected(Error{code, std::move(field), std::move(message), std::nullopt});
}

} // namespace lateral::protocol

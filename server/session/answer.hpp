#pragma once

#include "protocol/encode.hpp"
#include "protocol/errors.hpp"
#include "protocol/ids.hpp"

#include <optional>
#include <string>

namespace lateral::session {

/// Who stands at the other end, before it is known whether anybody is signed in there.
struct Caller {
    std::string token;   ///< the credential as it came; empty: none
    std::string address; ///< of the person, by the proxy's word where one is trusted
};

/// What a command came to, ready for either way out.
struct Answer {
    protocol::Result<std::string> ok;  ///< the encoded reply
    protocol::Seq as_of;               ///< reads only
    std::optional<std::string> cookie; ///< a new credential for the browser to keep
    bool signed_out = false;           ///< the credential is dead: the browser drops it and what it kept
};

inline Answer refusal(protocol::Error error) { return {std::unexpected(std::move(error)), {}, {}, false}; }
inline Answer refusal(protocol::ErrorCode code, std::string field = {}) {
    return refusal(protocol::Error{code, std::move(field), {}, std::nullopt});
}

template <class Reply>
Answer answer(protocol::Result<Reply> const& result, protocol::Seq as_of = {}) {
    if (!result) return refusal(result.error());
    return {protocol::encode(*result), as_of, {}, false};
}

} // namespace lateral::session

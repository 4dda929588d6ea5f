#pragma once

#include "protocol/model.hpp"

#include <optional>
#include <string>

namespace lateral::domain {

/// Who asks, read from the database in the same transaction as what they ask for, so that a session that was ended or a
/// role that was taken counts at once. Never suspended: those are turned away before any handler.
struct Actor {
    protocol::SessionId session;
    protocol::MemberId id;
    std::string name;
    protocol::NetworkRole role{};
    std::string organisation; ///< of the main affiliation today; empty when there is none
    std::string title;
    std::optional<protocol::FileId> photo{};
    protocol::Timestamp seen_at{}; ///< when the session was last noted as used
    bool agreed = true;            ///< to the agreement as it is today, or there is none

    protocol::Author as_author() const { return {id, name, organisation, title, photo}; }
    /// Nothing for the command line, which is nobody.
    std::optional<protocol::MemberId> known_id() const { return id ? std::optional(id) : std::nullopt; }
    protocol::MemberRef as_ref() const { return {id, name}; }
};
BOOST_DESCRIBE_STRUCT(Actor, (), (session, id, name, role, organisation, title, photo, seen_at, agreed))

/// The client's key for this write and a digest of its arguments; both empty when the client asked for no idempotency.
/// Handlers whose rows keep the key for ever (posts) take it; for all others the dispatcher keeps the answer for seven
/// days.
struct RequestKey {
    std::string key;
    std::string digest;
};

} // namespace lateral::domain

#pragma once

#include "protocol/commands/peers.hpp"
#include "server/domain/access.hpp"

#include <optional>
#include <vector>

/// Rows of peer threads, and how they are shown to whom they are for.
namespace lateral::domain {

struct PeerRow {
    protocol::PeerId id;
    protocol::PeerKind kind{};
    protocol::PeerState state{};
    std::string focus;
    std::string opening;
    protocol::MemberRef proposed_by;
    protocol::Timestamp proposed_at;
    std::optional<protocol::SpaceId> space;
    std::optional<protocol::ThreadId> thread;
    std::int64_t version = 0; ///< in force; what waits is the next
};
BOOST_DESCRIBE_STRUCT(PeerRow, (), (id, kind, state, focus, opening, proposed_by, proposed_at, space, thread, version))

struct PeerVersionRow {
    std::int64_t version = 0;
    protocol::Encoded<std::vector<protocol::PeerAgreement>> agreements;
    std::string words;
    protocol::MemberRef proposed_by;
    std::optional<protocol::MemberId> adds;
};
BOOST_DESCRIBE_STRUCT(PeerVersionRow, (), (version, agreements, words, proposed_by, adds))

struct PeerAccess {
    PeerRow row;
    protocol::PeerStanding standing{};

    bool is_party() const { return standing == protocol::PeerStanding::party; }
};

/// One that the actor is in or asked into; to everybody else there is none.
Result<PeerAccess> access_peer(storage::ReadTransaction& tx, Actor const& actor, protocol::PeerId peer);

/// Those of the actor, newest first.
std::vector<PeerRow> peers_of(storage::ReadTransaction& tx, Actor const& actor);

/// As the actor has it.
protocol::PeerThread shown_peer(storage::ReadTransaction& tx, Actor const& actor, PeerRow row);

std::optional<PeerVersionRow> pending_of(storage::ReadTransaction& tx, PeerRow const& row);

/// Everybody in it or asked into it; `agreed` says of the version that waits.
std::vector<protocol::PeerMember> peer_members(storage::ReadTransaction& tx, PeerRow const& row);

} // namespace lateral::domain

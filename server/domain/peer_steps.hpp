#pragma once

#include "server/domain/peer_rows.hpp"

/// What happens to a peer thread once somebody was found to be allowed to make it happen.
namespace lateral::domain {

/// Tells those who were or are in it that something changed, without a word of what.
void tell_peers(storage::Transaction& tx, protocol::PeerId peer, std::vector<protocol::PeerMember> const& members);

/// Makes everybody in it parties, and opens its conversation with these first words. Refused as a first post is.
Result<void> begin_peer(storage::Transaction& tx, PeerRow& row, Actor const& author, std::string const& opening,
                        std::optional<protocol::NotStudents> const& not_a_student);

/// A version that waits for everybody; its proposer has agreed to it.
void propose_version(storage::Transaction& tx, Actor const& actor, PeerRow const& row, PeerVersionRow const& version,
                     bool open_history);

/// What waits, waits no more; who was asked in is not.
void drop_pending(storage::Transaction& tx, PeerRow& row);

/// Puts in force what everybody has agreed to.
Result<void> settle_peer(storage::Transaction& tx, PeerRow& row);

void set_peer_state(storage::Transaction& tx, PeerRow& row, protocol::PeerState state);

/// Takes its words away when nobody is left who could read them.
void forget_unless_read(storage::Transaction& tx, PeerRow const& row);

/// Takes a party out. Whoever is left alone keeps it to read; what nobody is left of is dissolved.
void take_out_party(storage::Transaction& tx, PeerRow& row, protocol::MemberId member);

} // namespace lateral::domain

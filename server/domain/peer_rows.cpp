#include "server/domain/peer_rows.hpp"

#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::PeerStanding;
namespace sql = storage::sql;

constexpr std::int64_t kMostListed = 200;

protocol::PeerTerms terms_of(PeerVersionRow version) {
    return {version.version, std::move(version.agreements), std::move(version.words)};
}

protocol::PeerPending shown_pending(storage::ReadTransaction& tx, PeerRow const& row, PeerVersionRow version) {
    protocol::PeerPending pending;
    pending.proposed_by = version.proposed_by;
    pending.opens_history = tx.row<std::int64_t>(sql::peer_history_kept, row.id, version.version).value() == 0;
    if (version.adds) {
        auto const member = tx.row<protocol::Member>(sql::member_shown, *version.adds).value();
        pending.adds = protocol::MemberRef{member.id, member.name};
    }
    pending.terms = terms_of(std::move(version));
    return pending;
}

} // namespace

Result<PeerAccess> access_peer(storage::ReadTransaction& tx, Actor const& actor, protocol::PeerId peer) {
    auto const standing = tx.row<PeerStanding>(sql::peer_standing, peer, actor.id);
    if (!standing) return protocol::fail(protocol::ErrorCode::not_found, "peer");
    return PeerAccess{tx.row<PeerRow>(sql::peer_row, peer).value(), *standing};
}

std::vector<PeerRow> peers_of(storage::ReadTransaction& tx, Actor const& actor) {
    return tx.rows<PeerRow>(sql::peer_rows_of, actor.id, kMostListed);
}

protocol::PeerThread shown_peer(storage::ReadTransaction& tx, Actor const& actor, PeerRow row) {
    protocol::PeerThread shown;
    shown.members = peer_members(tx, row);
    if (auto version = tx.row<PeerVersionRow>(sql::peer_version, row.id, row.version))
        shown.terms = terms_of(*std::move(version));
    if (auto version = pending_of(tx, row))
        shown.pending = shown_pending(tx, row, *std::move(version));
    else
        for (auto& member : shown.members) member.agreed = true;
    auto const self = std::ranges::find(shown.members, actor.id, [](auto const& one) { return one.member.id; });
    shown.id = row.id;
    shown.kind = row.kind;
    shown.state = row.state;
    shown.focus = std::move(row.focus);
    shown.opening = std::move(row.opening);
    shown.proposed_by = std::move(row.proposed_by);
    shown.proposed_at = row.proposed_at;
    if (self != shown.members.end() && self->standing == PeerStanding::party) {
        shown.space = row.space;
        shown.thread = row.thread;
    }
    return shown;
}

std::optional<PeerVersionRow> pending_of(storage::ReadTransaction& tx, PeerRow const& row) {
    return tx.row<PeerVersionRow>(sql::peer_version, row.id, row.version + 1);
}

std::vector<protocol::PeerMember> peer_members(storage::ReadTransaction& tx, PeerRow const& row) {
    return tx.rows<protocol::PeerMember>(sql::peer_members_of, row.version + 1, row.id);
}

} // namespace lateral::domain

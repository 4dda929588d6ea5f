#include "server/base/sort_key.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/peers.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <tuple>

/// Members who look for a peer. They say so themselves, and take it back at once.
namespace lateral::domain {
namespace {

using protocol::OrganisationId;
using protocol::SuggestedPeer;
namespace sql = storage::sql;

constexpr std::int64_t kMostLookedAt = 200;
constexpr std::size_t kMostSuggested = 20;

bool works_elsewhere(std::vector<OrganisationId> const& mine, std::vector<OrganisationId> const& theirs) {
    return !theirs.empty() &&
           std::ranges::none_of(theirs, [&](OrganisationId id) { return std::ranges::binary_search(mine, id); });
}

} // namespace

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LookForPeer const& command) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    tx.run(sql::peer_topics_delete, actor.id);
    if (!command.looking) {
        tx.run(sql::peer_seeker_delete, actor.id);
        return protocol::Done{};
    }
    tx.run(sql::peer_seeker_upsert, actor.id, tx.now());
    for (auto const& topic : command.focus.items)
        tx.run(sql::peer_topic_insert, actor.id, base::sort_key(topic.str()), topic.str());
    return protocol::Done{};
}

Result<protocol::SuggestedPeersReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                             protocol::SuggestPeers const&) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    auto const mine = tx.rows<OrganisationId>(sql::districts_of, actor.id);
    protocol::SuggestedPeersReply reply;
    for (auto& member : tx.rows<protocol::Member>(sql::peer_seekers_shown, actor.id, kMostLookedAt)) {
        SuggestedPeer one;
        one.focus = tx.rows<std::string>(sql::peer_topics_of, member.id);
        one.shared = tx.rows<std::string>(sql::peer_topics_shared, actor.id, member.id);
        one.elsewhere = works_elsewhere(mine, tx.rows<OrganisationId>(sql::districts_of, member.id));
        one.member = std::move(member);
        reply.members.push_back(std::move(one));
    }
    std::ranges::sort(reply.members, [](SuggestedPeer const& a, SuggestedPeer const& b) {
        return std::tuple(b.elsewhere, b.shared.size(), a.member.id) <
               std::tuple(a.elsewhere, a.shared.size(), b.member.id);
    });
    reply.members.resize(std::min(reply.members.size(), kMostSuggested));
    return reply;
}

} // namespace lateral::domain

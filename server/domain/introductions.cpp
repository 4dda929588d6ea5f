#include "server/domain/introductions.hpp"

#include "server/base/clock.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::ErrorCode;
using protocol::fail;
using protocol::SpaceId;
namespace sql = storage::sql;

/// More than three are noise at first, and fewer are soon empty.
constexpr std::int64_t kChannelsToFollow = 3;
constexpr std::int64_t kMostSuggested = 6;
/// In events of the network: what happened in the last of them makes a channel lively.
constexpr std::int64_t kLately = 20'000;

/// The channel, if the actor may write there.
std::optional<SpaceId> introductions_for(storage::ReadTransaction& tx, Actor const& actor) {
    auto const space = tx.row<SpaceId>(sql::introductions_space);
    if (!space) return std::nullopt;
    auto const access = access_space(tx, actor, *space);
    if (!access || !open_for_writing(*access)) return std::nullopt;
    return space;
}

bool is_new(storage::ReadTransaction& tx, Actor const& actor) {
    auto const joined = tx.row<protocol::Timestamp>(sql::member_joined_at, actor.id).value();
    return tx.now().value - joined.value < kNewDays * base::kDay;
}

} // namespace

Result<protocol::FirstStepsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                         protocol::GetFirstSteps const&) {
    protocol::FirstStepsReply reply{introductions_for(tx, actor), false, false, 0, {}};
    if (!is_new(tx, actor)) return reply;
    auto const followed = tx.row<std::int64_t>(sql::spaces_followed_count, actor.id).value();
    reply.to_follow = std::max<std::int64_t>(0, kChannelsToFollow - followed);
    if (reply.to_follow > 0)
        reply.suggested = tx.rows<SpaceId>(sql::spaces_to_follow, actor.id, protocol::Seq{tx.as_of().value - kLately},
                                           kMostSuggested);
    reply.to_introduce =
        reply.introductions && !tx.row<protocol::ThreadId>(sql::introduced_in, *reply.introductions, actor.id);
    reply.to_describe = !tx.row<protocol::MemberId>(sql::member_describes, actor.id);
    return reply;
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::SetIntroductions const& command) {
    if (auto allowed = require(actor, Capability::create_network_space); !allowed)
        return std::unexpected(allowed.error());
    if (command.space) {
        auto const access = access_channel(tx, actor, *command.space);
        if (!access) return std::unexpected(access.error());
        if (access->space.visibility != protocol::Visibility::network)
            return fail(ErrorCode::invalid, "space", "newcomers of the whole network have to see it");
        if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());
    }
    tx.run(sql::introductions_set, command.space);
    audit(tx, actor, command, command.space ? events::subject("space", *command.space) : std::string("network"));
    return Done{};
}

} // namespace lateral::domain

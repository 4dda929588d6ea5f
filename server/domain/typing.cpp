#include "server/domain/typing.hpp"

#include "server/domain/stage_plans.hpp"

namespace lateral::domain {

Result<protocol::SpaceId> may_type(storage::ReadTransaction& tx, Actor const& actor,
                                   protocol::StartTyping const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());
    if (auto turn = has_turn(*access, actor, tx.now()); !turn) return std::unexpected(turn.error());
    return access->thread.space;
}

} // namespace lateral::domain

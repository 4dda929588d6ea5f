#include "server/domain/quiet_spaces.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/space_pages.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {

namespace sql = storage::sql;

Result<protocol::QuietSpacesReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                          protocol::ListQuietSpaces const&) {
    return protocol::QuietSpacesReply{tx.rows<protocol::QuietSpace>(sql::spaces_quiet, kQuietDays, actor.id, tx.now(),
                                                                    may(actor, Capability::take_stewardship))};
}

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::KeepSpace const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto open = open_for_writing(*access); !open) return std::unexpected(open.error());
    if (auto steward = as_steward(*access); !steward) return std::unexpected(steward.error());
    auto page = page_of(tx, command.space);
    page.kept_at = tx.now();
    put_page(tx, command.space, page);
    return protocol::Done{};
}

} // namespace lateral::domain

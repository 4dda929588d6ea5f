#include "server/domain/rotas.hpp"

#include "server/domain/notice_times.hpp"
#include "server/domain/space_pages.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <date/tz.h>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
namespace sql = storage::sql;

struct Turn {
    MemberId member;
    std::int64_t since_week = 0;
    bool able = false;
};
BOOST_DESCRIBE_STRUCT(Turn, (), (member, since_week, able))

Result<void> may_arrange(SpaceAccess const& access) {
    if (auto open = open_for_writing(access); !open) return open;
    return as_steward(access);
}

bool looks_after(storage::ReadTransaction& tx, protocol::SpaceId space, MemberId member) {
    auto const stewards = tx.rows<MemberId>(sql::stewards_of, space);
    return std::ranges::find(stewards, member) != stewards.end();
}

} // namespace

std::int64_t week_of(protocol::Timestamp time) {
    date::sys_time<std::chrono::microseconds> const at(std::chrono::microseconds(time.value));
    auto const days =
        is_zone(kDefaultZone)
            ? date::floor<date::days>(date::locate_zone(std::string(kDefaultZone))->to_local(at)).time_since_epoch()
            : date::floor<date::days>(at).time_since_epoch();
    constexpr int kMondayToThursday = 3; // the first of January, 1970
    return (days.count() + kMondayToThursday) / 7;
}

std::optional<MemberId> on_duty(storage::ReadTransaction& tx, protocol::SpaceId space) {
    auto const turns = tx.rows<Turn>(sql::rota_of, space);
    if (turns.empty()) return std::nullopt;
    auto const week = week_of(tx.now());
    if (auto const handed = tx.row<MemberId>(sql::rota_week_of, space, week)) return handed;
    auto const size = std::ssize(turns);
    auto const first = std::max<std::int64_t>(0, week - turns.front().since_week);
    for (std::int64_t i = 0; i < size; ++i)
        if (auto const& turn = turns[static_cast<std::size_t>((first + i) % size)]; turn.able) return turn.member;
    return std::nullopt;
}

std::vector<MemberId> rota_of(storage::ReadTransaction& tx, protocol::SpaceId space) {
    std::vector<MemberId> members;
    for (auto const& turn : tx.rows<Turn>(sql::rota_of, space))
        if (turn.able) members.push_back(turn.member);
    return members;
}

Result<protocol::SpaceAbout> handle(storage::Transaction& tx, Actor const& actor, protocol::SetRota const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto allowed = may_arrange(*access); !allowed) return std::unexpected(allowed.error());
    auto const& members = command.members.items;
    for (auto at = members.begin(); at != members.end(); ++at) {
        if (!looks_after(tx, command.space, *at)) return fail(ErrorCode::invalid, "members", "stewards of the channel");
        if (std::find(members.begin(), at, *at) != at) return fail(ErrorCode::invalid, "members", "each once");
    }
    tx.run(sql::rota_delete, command.space);
    tx.run(sql::rota_week_delete, command.space);
    std::int64_t position = 0;
    for (auto const member : members) tx.run(sql::rota_insert, command.space, position++, member, week_of(tx.now()));
    return page_changed(tx, *access);
}

Result<protocol::SpaceAbout> handle(storage::Transaction& tx, Actor const& actor, protocol::HandWeek const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto allowed = may_arrange(*access); !allowed) return std::unexpected(allowed.error());
    if (!on_duty(tx, command.space)) return fail(ErrorCode::conflict, "space", "there is no rota");
    if (!looks_after(tx, command.space, command.member))
        return fail(ErrorCode::invalid, "member", "a steward of the channel");
    tx.run(sql::rota_week_upsert, command.space, week_of(tx.now()), command.member);
    return page_changed(tx, *access);
}

} // namespace lateral::domain

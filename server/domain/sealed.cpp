#include "server/domain/sealed.hpp"

#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <stdexcept>

namespace lateral::domain {
namespace {

using protocol::MemberId;
using protocol::Seq;
using protocol::Space;
using protocol::SpaceId;
using protocol::SpaceRole;
using protocol::SpaceState;
namespace sql = storage::sql;

/// A channel that came here by mistake would lose its name and its stewards.
Space sealed_space(storage::ReadTransaction& tx, SpaceId space) {
    auto found = tx.row<Space>(sql::sealed_space, space);
    if (!found) throw std::logic_error("not a sealed space");
    return *std::move(found);
}

} // namespace

Space make_sealed(storage::Transaction& tx, MemberId by, std::vector<MemberId> const& parties) {
    Space space;
    space.id = tx.new_id<SpaceId>();
    space.visibility = protocol::Visibility::sealed;
    tx.run(sql::sealed_space_insert, space.id, tx.now(), by);
    for (auto const member : parties) add_party(tx, space.id, member, History::all);
    return space;
}

Seq add_party(storage::Transaction& tx, SpaceId space, MemberId member, History history) {
    auto const shown = sealed_space(tx, space);
    bool const is_new = !tx.row<SpaceRole>(sql::membership_role, space, member);
    auto const from = history == History::all ? Seq{} : tx.last_seq();
    auto const since = tx.next_seq();
    tx.run(sql::sealed_party_upsert, space, member, from, since);
    if (is_new) give_space(tx, member, shown, SpaceRole::member);
    return since;
}

protocol::Thread show_thread(storage::Transaction& tx, protocol::ThreadId thread, Seq seq) {
    auto shown = tx.row<protocol::Thread>(sql::thread_shown, thread).value();
    sealed_space(tx, shown.space);
    shown.last_seq = std::max(shown.last_seq, seq);
    tx.run(sql::thread_grow, shown.last_position, shown.last_seq, shown.last_post_at, thread);
    events::emit(tx, events::space_topic(shown.space), protocol::ThreadChanged{shown},
                 events::subject("thread", thread));
    return shown;
}

void remove_party(storage::Transaction& tx, SpaceId space, MemberId member) {
    sealed_space(tx, space);
    if (tx.run(sql::membership_delete, space, member) > 0)
        events::emit(tx, events::member_topic(member), protocol::SpaceLost{space}, events::subject("space", space));
}

std::vector<MemberId> parties_of(storage::ReadTransaction& tx, SpaceId space) {
    return tx.rows<MemberId>(sql::sealed_parties, space);
}

void set_sealed_state(storage::Transaction& tx, SpaceId space, SpaceState state) {
    auto shown = sealed_space(tx, space);
    if (shown.state == state) return;
    shown.state = state;
    tx.run(sql::sealed_space_set_state, state, space);
    events::emit(tx, events::space_topic(space), protocol::SpaceChanged{shown}, events::subject("space", space));
}

void dissolve_sealed(storage::Transaction& tx, SpaceId space) {
    set_sealed_state(tx, space, SpaceState::archived);
    for (auto const member : parties_of(tx, space)) remove_party(tx, space, member);
}

std::int64_t sealed_count(storage::ReadTransaction& tx) {
    return tx.row<std::int64_t>(sql::sealed_spaces_count).value();
}

} // namespace lateral::domain

#include "server/domain/visibility.hpp"

#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {

namespace sql = storage::sql;

VisibilityBefore::VisibilityBefore(storage::ReadTransaction& tx, std::vector<protocol::MemberId> const& members) {
    for (auto member : members) before_.emplace(member, seen_by(tx, member));
}

VisibilityBefore::Seen VisibilityBefore::seen_by(storage::ReadTransaction& tx, protocol::MemberId member) {
    Seen seen;
    for (auto& access : tx.rows<SpaceAccess>(sql::spaces_of_member, member))
        seen.emplace(access.space.id, std::move(access));
    return seen;
}

void VisibilityBefore::emit_changes(storage::Transaction& tx) const {
    for (auto const& [member, before] : before_) {
        auto const topic = events::member_topic(member);
        auto const after = seen_by(tx, member);
        for (auto const& [id, access] : before)
            if (!after.contains(id)) events::emit(tx, topic, protocol::SpaceLost{id}, events::subject("space", id));
        for (auto const& [id, access] : after) {
            auto const old = before.find(id);
            if (old == before.end())
                give_space(tx, member, access.space, access.role);
            else if (old->second.role != access.role)
                events::emit(tx, topic, protocol::SpaceGained{access.space, access.role}, events::subject("space", id));
        }
    }
}

void give_space(storage::Transaction& tx, protocol::MemberId member, protocol::Space const& space,
                protocol::SpaceRole role) {
    auto const topic = events::member_topic(member);
    auto const subject = events::subject("space", space.id);
    auto const seq = events::emit(tx, topic, protocol::SpaceGained{space, role}, subject);
    auto const level = tx.row<protocol::Level>(sql::space_gain, member, space.id, seq).value();
    if (level != protocol::Level::normal) events::emit(tx, topic, protocol::SpaceFollowed{space.id, level}, subject);
}

void emit_member_changed(storage::Transaction& tx, protocol::MemberId member) {
    auto const shown = tx.row<protocol::Member>(sql::member_shown, member).value();
    events::emit(tx, events::network_topic(), protocol::MemberChanged{shown}, events::subject("member", member));
}

} // namespace lateral::domain

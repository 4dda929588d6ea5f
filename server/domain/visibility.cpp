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
            if (old != before.end() && old->second.role == access.role) continue;
            events::emit(tx, topic, protocol::SpaceGained{access.space, access.role}, events::subject("space", id));
        }
    }
}

void emit_member_changed(storage::Transaction& tx, protocol::MemberId member) {
    auto const shown = tx.row<protocol::Member>(sql::member_shown, member).value();
    events::emit(tx, events::network_topic(), protocol::MemberChanged{shown}, events::subject("member", member));
}

} // namespace lateral::domain

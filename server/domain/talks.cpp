#include "server/domain/talks.hpp"

#include "server/domain/blocks.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {

namespace sql = storage::sql;

Actor as_actor(protocol::Member const& member) {
    return {{}, member.id, member.name, member.role, member.organisation, member.title, member.photo};
}

protocol::NotStudents said_of(storage::ReadTransaction& tx, std::string const& subject) {
    protocol::NotStudents said;
    for (auto const& words : tx.rows<std::string>(sql::not_students_of, subject))
        if (auto checked = protocol::NoStudentsWords::create(words)) said.items.push_back(*std::move(checked));
    return said;
}

void listen_in(storage::Transaction& tx, protocol::MemberId member, protocol::SpaceId space, protocol::ThreadId thread,
               protocol::MemberId begun_by) {
    auto const topic = events::member_topic(member);
    if (has_blocked(tx, member, begun_by)) {
        tx.run(sql::space_level_upsert, space, protocol::Level::muted, member);
        events::emit(tx, topic, protocol::SpaceFollowed{space, protocol::Level::muted},
                     events::subject("space", space));
        return;
    }
    tx.run(sql::thread_level_upsert, member, thread, protocol::Level::following);
    events::emit(tx, topic, protocol::ThreadFollowed{thread, protocol::Level::following},
                 events::subject("thread", thread));
}

} // namespace lateral::domain

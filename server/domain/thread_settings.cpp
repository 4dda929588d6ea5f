#include "server/domain/thread_settings.hpp"

#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Done;
namespace sql = storage::sql;

struct Settings {
    protocol::Level level{};
    std::int64_t read_position = 0;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (level, read_position))

bool is_unread(storage::ReadTransaction& tx, Actor const& actor, protocol::Thread const& thread,
               std::int64_t position) {
    if (thread.last_position <= position) return false;
    return thread.last_seq > tx.row<protocol::Seq>(sql::watermark_of, thread.space, actor.id).value();
}

} // namespace

protocol::ThreadView view_of(storage::ReadTransaction& tx, Actor const& actor, protocol::Thread thread) {
    auto const settings = tx.row<Settings>(sql::thread_settings_of, actor.id, thread.id).value_or(Settings{});
    return {std::move(thread), settings.level, settings.read_position};
}

void set_read_position(storage::Transaction& tx, Actor const& actor, protocol::Thread const& thread,
                       std::int64_t position) {
    tx.run(sql::thread_read_upsert, actor.id, thread.id, position);
    protocol::ThreadRead const read{thread.id, thread.space, position, is_unread(tx, actor, thread, position),
                                    thread.last_seq};
    events::emit(tx, events::member_topic(actor.id), read, events::subject("thread", thread.id));
}

std::vector<protocol::UnreadThread> unread_threads(storage::ReadTransaction& tx, protocol::MemberId member,
                                                   protocol::SpaceId space, protocol::Seq after) {
    auto threads =
        tx.rows<protocol::UnreadThread>(sql::threads_unread, space, after, kUnreadWindow, member, kMaxUnread);
    std::ranges::reverse(threads);
    return threads;
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FollowThread const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    tx.run(sql::thread_level_upsert, actor.id, command.thread, command.level);
    events::emit(tx, events::member_topic(actor.id), protocol::ThreadFollowed{command.thread, command.level},
                 events::subject("thread", command.thread));
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkThreadRead const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    set_read_position(tx, actor, access->thread, std::min(command.position.value, access->thread.last_position));
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FollowSpace const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    tx.run(sql::space_level_upsert, command.space, command.level, actor.id);
    events::emit(tx, events::member_topic(actor.id), protocol::SpaceFollowed{command.space, command.level},
                 events::subject("space", command.space));
    return Done{};
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkSpaceRead const& command) {
    auto const access = access_space(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    // A watermark ahead of the log would hide what is yet to be written.
    auto const watermark = std::min(command.watermark, tx.last_seq());
    tx.run(sql::space_watermark_upsert, actor.id, command.space, watermark);
    events::emit(tx, events::member_topic(actor.id), protocol::SpaceRead{command.space, watermark},
                 events::subject("space", command.space));
    return Done{};
}

} // namespace lateral::domain

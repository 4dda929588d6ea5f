#include "server/domain/thread_settings.hpp"

#include "server/domain/stage_plans.hpp"
#include "server/domain/unread.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Done;
using protocol::Seq;
namespace sql = storage::sql;

struct Settings {
    protocol::Level level{};
    std::int64_t read_position = 0;
    Seq kept_seq;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (level, read_position, kept_seq))

SpaceReading reading_of(storage::ReadTransaction& tx, Actor const& actor, SpaceAccess const& access) {
    return {access.space.id, tx.row<Seq>(sql::watermark_of, access.space.id, actor.id).value(), access.from_seq};
}

bool is_unread(protocol::ThreadView const& view, SpaceReading const& reading) {
    return view.thread.last_position > view.read_position &&
           (view.thread.last_seq > reading.watermark || view.kept_seq > reading.watermark);
}

} // namespace

protocol::ThreadView view_of(storage::ReadTransaction& tx, Actor const& actor, protocol::Thread thread) {
    auto const settings = tx.row<Settings>(sql::thread_settings_of, actor.id, thread.id).value_or(Settings{});
    fill_plan(tx, thread);
    return {std::move(thread), settings.level, settings.read_position, settings.kept_seq};
}

std::optional<std::int64_t> first_unread(storage::ReadTransaction& tx, Actor const& actor, ThreadAccess const& access,
                                         protocol::ThreadView const& view) {
    if (view.level == protocol::Level::muted) return std::nullopt;
    auto const read = read_up_to(tx, view, reading_of(tx, actor, access.in));
    return read < view.thread.last_position ? std::optional(read + 1) : std::nullopt;
}

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::FollowThread const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    tx.run(sql::thread_level_upsert, actor.id, command.thread, command.level);
    events::emit(tx, events::member_topic(actor.id), protocol::ThreadFollowed{command.thread, command.level},
                 events::subject("thread", command.thread));
    return Done{};
}

/// Going back leaves the rest unread by hand, until it is read or a later watermark covers it.
Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkThreadRead const& command) {
    auto const access = access_thread(tx, actor, command.thread);
    if (!access) return std::unexpected(access.error());
    auto view = view_of(tx, actor, access->thread);
    auto const reading = reading_of(tx, actor, access->in);
    auto const last = view.thread.last_position;
    auto const before = read_up_to(tx, view, reading);
    view.read_position = std::min(command.position.value, last);
    if (view.read_position < before) view.kept_seq = tx.next_seq();
    if (view.read_position == last) view.kept_seq = {};
    tx.run(sql::thread_read_upsert, actor.id, command.thread, view.read_position, view.kept_seq);
    protocol::ThreadRead const read{command.thread,           access->in.space.id,  view.read_position,
                                    is_unread(view, reading), view.thread.last_seq, view.kept_seq};
    events::emit(tx, events::member_topic(actor.id), read, events::subject("thread", command.thread));
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

Result<Done> handle(storage::Transaction& tx, Actor const& actor, protocol::MarkSpacesRead const& command) {
    for (auto const& mark : command.marks.items)
        if (auto const access = access_space(tx, actor, mark.space, "marks"); !access)
            return std::unexpected(access.error());
    for (auto const& [space, wanted] : command.marks.items) {
        // A watermark ahead of the log would hide what is yet to be written.
        auto const watermark = std::min(wanted, tx.last_seq());
        tx.run(sql::space_watermark_upsert, actor.id, space, watermark);
        events::emit(tx, events::member_topic(actor.id), protocol::SpaceRead{space, watermark},
                     events::subject("space", space));
    }
    return Done{};
}

} // namespace lateral::domain

#include "server/domain/spaces.hpp"

#include "protocol/encode.hpp"
#include "server/domain/audit.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/organisations.hpp"
#include "server/domain/space_pages.hpp"
#include "server/domain/unread.hpp"
#include "server/domain/visibility.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Space;
using protocol::SpaceView;
using protocol::Visibility;
namespace sql = storage::sql;

struct Settings {
    protocol::Level level{};
    protocol::Seq watermark;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (level, watermark))

SpaceView view_of(storage::ReadTransaction& tx, Actor const& actor, SpaceAccess const& access) {
    auto const settings = tx.row<Settings>(sql::space_settings_of, access.space.id, actor.id).value();
    return {access.space, access.role, settings.level, settings.watermark,
            unread_threads(tx, actor.id, {access.space.id, settings.watermark, access.from_seq},
                           kept_threads(tx, actor.id))};
}

Result<void> may_create_closed(storage::ReadTransaction& tx, Actor const& actor) {
    if (auto allowed = require(actor, Capability::create_closed_space); !allowed) return allowed;
    if (tx.row<std::int64_t>(sql::spaces_closed_by, actor.id).value() >= kMaxClosedByOne)
        return fail(ErrorCode::conflict, "visibility", "you opened too many closed spaces");
    return {};
}

Result<void> may_create(storage::ReadTransaction& tx, Actor const& actor, protocol::CreateSpace const& command) {
    if ((command.visibility == Visibility::organisation) != command.organisation.has_value())
        return fail(ErrorCode::invalid, "organisation", "belongs to spaces of an organisation, and only to them");
    switch (command.visibility) {
    case Visibility::network: return require(actor, Capability::create_network_space);
    case Visibility::closed: return may_create_closed(tx, actor);
    case Visibility::sealed: return fail(ErrorCode::invalid, "visibility", "made by what it is for");
    case Visibility::organisation: break;
    }
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return allowed;
    if (auto there = open_organisation(tx, *command.organisation); !there) return std::unexpected(there.error());
    if (!may_at(tx, actor, Capability::create_organisation_space, *command.organisation))
        return fail(ErrorCode::forbidden);
    return {};
}

/// Names are unique as far as the asker sees. `space` is not compared with itself.
Result<void> free_name(storage::ReadTransaction& tx, Actor const& actor, std::string const& name,
                       protocol::SpaceId space) {
    if (tx.row<protocol::SpaceId>(sql::space_name_taken, actor.id, name, space))
        return fail(ErrorCode::conflict, "name");
    return {};
}

/// Who learns of a new space one by one; a space for the whole network is told on its topic instead.
void announce(storage::Transaction& tx, Actor const& actor, Space const& space) {
    give_space(tx, actor.id, space, protocol::SpaceRole::steward);
    if (space.visibility == Visibility::network)
        events::emit(tx, events::network_topic(), protocol::SpaceChanged{space}, events::subject("space", space.id));
    if (space.visibility != Visibility::organisation) return;
    for (auto member : tx.rows<protocol::MemberId>(sql::members_who_see, space.id))
        if (member != actor.id) give_space(tx, member, space, protocol::SpaceRole::none);
}

/// Administrators read the chain and do not see closed spaces: those are named by their id alone.
struct StateDetail {
    std::optional<std::string> name;
    protocol::SpaceState state{};
};
BOOST_DESCRIBE_STRUCT(StateDetail, (), (name, state))

std::optional<std::string> shown_name(Space const& space) {
    return space.visibility == Visibility::closed ? std::nullopt : std::optional(space.name);
}

Result<void> may_update(storage::ReadTransaction& tx, Actor const& actor, SpaceAccess const& access,
                        protocol::UpdateSpace const& command) {
    if (command.why && command.state != protocol::SpaceState::archived)
        return fail(ErrorCode::invalid, "why", "goes with `archived`");
    bool const reopens = command.state == protocol::SpaceState::open;
    if (auto open = open_for_writing(access); !open && !reopens) return open;
    if (auto steward = as_steward(access); !steward) return steward;
    if (command.name) return free_name(tx, actor, command.name->str(), access.space.id);
    return {};
}

} // namespace

std::vector<ListedSpace> listed_spaces(storage::ReadTransaction& tx, protocol::MemberId member) {
    auto spaces = tx.rows<ListedSpace>(sql::spaces_visible, member);
    auto const kept = kept_threads(tx, member);
    for (auto& [view, from_seq] : spaces)
        view.unread = unread_threads(tx, member, {view.space.id, view.watermark, from_seq}, kept);
    return spaces;
}

std::vector<SpaceView> space_views(storage::ReadTransaction& tx, protocol::MemberId member) {
    std::vector<SpaceView> views;
    for (auto& listed : listed_spaces(tx, member)) views.push_back(std::move(listed.view));
    return views;
}

Result<protocol::SpacesReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListSpaces const&) {
    return protocol::SpacesReply{space_views(tx, actor.id)};
}

Result<protocol::SpaceReply> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::CreateSpace const& command) {
    if (auto allowed = may_create(tx, actor, command); !allowed) return std::unexpected(allowed.error());
    if (auto free = free_name(tx, actor, command.name.str(), {}); !free) return std::unexpected(free.error());
    Space const space{tx.new_id<protocol::SpaceId>(),
                      command.name.str(),
                      command.description ? command.description->str() : std::string(),
                      command.visibility,
                      command.organisation,
                      protocol::SpaceState::open};
    tx.run(sql::space_insert, space.id, space.name, space.description, space.visibility, space.organisation, tx.now(),
           actor.id);
    tx.run(sql::membership_upsert, space.id, actor.id, protocol::SpaceRole::steward, tx.next_seq());
    announce(tx, actor, space);
    return protocol::SpaceReply{view_of(tx, actor, {space, protocol::SpaceRole::steward, {}})};
}

Result<protocol::SpaceReply> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::UpdateSpace const& command) {
    auto access = access_channel(tx, actor, command.space);
    if (!access) return std::unexpected(access.error());
    if (auto allowed = may_update(tx, actor, *access, command); !allowed) return std::unexpected(allowed.error());
    auto& space = access->space;
    bool const turns = command.state && *command.state != space.state;
    if (command.name) space.name = command.name->str();
    if (command.description) space.description = command.description->str();
    if (command.state) space.state = *command.state;
    if (turns)
        note_closing(tx, space.id,
                     command.why && space.state == protocol::SpaceState::archived ? command.why->str() : "");
    tx.run(sql::space_update, space.name, space.description, space.state, space.id);
    auto const subject = events::subject("space", space.id);
    events::emit(tx, events::space_topic(space.id), protocol::SpaceChanged{space}, subject);
    if (turns)
        append_audit(tx, actor.id, name_of_command<protocol::UpdateSpace>(), subject,
                     protocol::encode(StateDetail{shown_name(space), space.state}));
    return protocol::SpaceReply{view_of(tx, actor, *access)};
}

} // namespace lateral::domain

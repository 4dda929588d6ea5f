#include "tests/replay/snapshot.hpp"

#include "protocol/codec.hpp"
#include "server/domain/handlers.hpp"
#include "tests/replay/apply.hpp"

#include <algorithm>
#include <set>

namespace lateral::tests {
namespace {

using domain::Actor;

std::string space_topic(protocol::SpaceId id) { return "space:" + std::to_string(id.value); }

void take_threads(storage::ReadTransaction& tx, Actor const& actor, protocol::SpaceId space, Snapshot& into) {
    auto const page =
        domain::handle(tx, actor, protocol::ListThreads{space, {}, protocol::Number<1, 100>{100}}).value();
    for (auto const& view : page.threads) {
        into.threads.push_back(view);
        auto posts =
            domain::handle(tx, actor, protocol::ListPosts{view.thread.id, {}, {}, {}, protocol::Number<1, 200>{200}})
                .value()
                .posts;
        into.posts.insert(into.posts.end(), posts.begin(), posts.end());
    }
}

void take_directory(storage::ReadTransaction& tx, Actor const& actor, Snapshot const& known, Snapshot& into) {
    into.members =
        domain::handle(tx, actor, protocol::ListMembers{{}, {}, {}, {}, {}, {}, protocol::Number<1, 100>{100}})
            .value()
            .members;
    into.organisations =
        domain::handle(tx, actor, protocol::ListOrganisations{{}, {}, {}, {}, protocol::Number<1, 200>{200}})
            .value()
            .organisations;
    for (auto const& met : known.members)
        if (std::ranges::find(into.members, met.id, &protocol::Member::id) == into.members.end())
            into.members.push_back(domain::handle(tx, actor, protocol::GetMember{met.id}).value().member);
    for (auto const& met : known.organisations)
        if (std::ranges::find(into.organisations, met.id, &protocol::Organisation::id) == into.organisations.end())
            into.organisations.push_back(
                domain::handle(tx, actor, protocol::GetOrganisation{met.id}).value().organisation);
}

template <class Item, class Id>
void sort_by(std::vector<Item>& items, Id id) {
    std::ranges::sort(items, {}, id);
}

} // namespace

Snapshot take_snapshot(storage::ReadTransaction& tx, protocol::MemberId me, Snapshot const& known) {
    auto const member = domain::member_reply(tx, me).member;
    Actor const actor{{}, me, member.name, member.role, member.organisation, member.title};
    Snapshot taken;
    taken.me = me;
    taken.spaces = domain::handle(tx, actor, protocol::ListSpaces{}).value().spaces;
    for (auto const& view : taken.spaces) take_threads(tx, actor, view.space.id, taken);
    if (member.role != protocol::NetworkRole::guest) take_directory(tx, actor, known, taken);
    for (auto const& blocked : domain::handle(tx, actor, protocol::ListBlocks{}).value().members)
        taken.blocked.push_back(blocked.id);
    auto const agreement = domain::handle(tx, actor, protocol::GetAgreement{}).value();
    taken.agreement_due = agreement.agreement && agreement.accepted < agreement.agreement->version;
    sort(taken);
    return taken;
}

void sort(Snapshot& snapshot) {
    sort_by(snapshot.spaces, [](auto const& view) { return view.space.id; });
    for (auto& view : snapshot.spaces) sort_by(view.unread, [](auto const& entry) { return entry.thread; });
    sort_by(snapshot.threads, [](auto const& view) { return view.thread.id; });
    sort_by(snapshot.posts, [](auto const& post) { return post.id; });
    for (auto& post : snapshot.posts)
        sort_by(post.reactions, [](auto const& reaction) { return std::pair(reaction.kind, reaction.member.id); });
    sort_by(snapshot.members, [](auto const& member) { return member.id; });
    std::ranges::sort(snapshot.blocked);
    sort_by(snapshot.organisations, [](auto const& organisation) { return organisation.id; });
}

std::vector<storage::EventRecord> heard_by(Snapshot const& before, protocol::NetworkRole role,
                                           std::vector<storage::EventRecord> const& events) {
    std::set<std::string> topics{"member:" + std::to_string(before.me.value), "server"};
    if (role != protocol::NetworkRole::guest) topics.insert("network");
    for (auto const& view : before.spaces) topics.insert(space_topic(view.space.id));
    std::vector<storage::EventRecord> heard;
    for (auto const& event : events) {
        if (!topics.contains(event.topic)) continue;
        heard.push_back(event);
        if (event.name == "space.lost") topics.erase(space_topic(data_of<protocol::SpaceLost>(event).space));
        if (event.name == "space.gained") topics.insert(space_topic(data_of<protocol::SpaceGained>(event).space.id));
        if (event.name == "space.changed") topics.insert(space_topic(data_of<protocol::SpaceChanged>(event).space.id));
    }
    return heard;
}

Snapshot as_far_as_loaded(Snapshot fresh, Snapshot const& before, std::vector<storage::EventRecord> const& events) {
    std::set<protocol::SpaceId> gained;
    std::set<protocol::ThreadId> moved;
    std::set<protocol::ThreadId> born; // heard from the beginning, also in a space that was gained just before
    for (auto const& event : events) {
        if (event.name == "space.gained") gained.insert(data_of<protocol::SpaceGained>(event).space.id);
        if (event.name == "thread.created") moved.insert(data_of<protocol::ThreadCreated>(event).thread.id);
        if (event.name == "thread.created") born.insert(data_of<protocol::ThreadCreated>(event).thread.id);
        if (event.name == "post.created") moved.erase(data_of<protocol::PostCreated>(event).post.thread);
        if (event.name != "space.changed" || event.topic != "network") continue;
        auto const space = data_of<protocol::SpaceChanged>(event).space.id;
        for (auto& view : fresh.spaces)
            if (view.space.id == space && !gained.contains(space)) view.watermark = event.seq;
    }
    for (auto const& view : before.spaces) gained.erase(view.space.id);
    for (auto const& view : before.threads) moved.erase(view.thread.id);
    std::erase_if(fresh.threads, [&](auto const& view) {
        return gained.contains(view.thread.space) && !born.contains(view.thread.id);
    });
    std::erase_if(fresh.posts, [&](auto const& post) {
        return (gained.contains(post.space) && !born.contains(post.thread)) || moved.contains(post.thread);
    });
    return fresh;
}

} // namespace lateral::tests

#include "tests/replay/apply.hpp"

#include <algorithm>

namespace lateral::tests {

using protocol::Level;
using protocol::Post;
using protocol::Seq;
using protocol::SpaceView;
using protocol::ThreadView;

namespace {

template <class Items, class Project, class IdT>
auto* find(Items& items, Project id_of, IdT id) {
    auto const found = std::ranges::find_if(items, [&](auto const& item) { return id_of(item) == id; });
    return found == items.end() ? nullptr : &*found;
}

SpaceView* find_space(Snapshot& state, protocol::SpaceId id) {
    return find(state.spaces, [](auto const& view) { return view.space.id; }, id);
}
ThreadView* find_thread(Snapshot& state, protocol::ThreadId id) {
    return find(state.threads, [](auto const& view) { return view.thread.id; }, id);
}
Post* find_post(Snapshot& state, protocol::PostId id) {
    return find(state.posts, [](auto const& post) { return post.id; }, id);
}

template <class Item>
void upsert(std::vector<Item>& items, Item const& item) {
    if (auto* known = find(items, [](auto const& one) { return one.id; }, item.id))
        *known = item;
    else
        items.push_back(item);
}

void take_mark(SpaceView& space, protocol::ThreadId thread) {
    std::erase_if(space.unread, [&](auto const& entry) { return entry.thread == thread; });
}

void mark(SpaceView& space, protocol::ThreadId thread, Seq last) {
    take_mark(space, thread);
    space.unread.push_back({thread, last});
}

/// Marks a thread as the numbers say.
void mark_by_numbers(Snapshot& state, ThreadView const& view) {
    auto* space = find_space(state, view.thread.space);
    if (!space) return;
    bool const open = view.thread.last_seq > space->watermark || view.kept_seq > space->watermark;
    bool const unread = open && view.level != Level::muted && view.thread.last_position > view.read_position;
    if (unread)
        mark(*space, view.thread.id, view.thread.last_seq);
    else
        take_mark(*space, view.thread.id);
}

} // namespace

void apply(Snapshot& state, protocol::PostCreated const& event, Seq at) {
    auto const& post = event.post;
    upsert(state.posts, post);
    auto* view = find_thread(state, post.thread);
    if (view) {
        view->thread.last_post_at = post.created_at;
        view->thread.last_seq = at;
        view->thread.last_position = post.position;
    }
    auto* space = find_space(state, post.space);
    if (post.author.id == state.me) {
        if (view) {
            view->read_position = post.position;
            view->kept_seq = {};
        }
        if (space) take_mark(*space, post.thread);
        return;
    }
    bool const muted = view && view->level == Level::muted;
    if (space && !muted) mark(*space, post.thread, at);
}

void apply(Snapshot& state, protocol::PostEdited const& event, Seq) {
    if (auto* post = find_post(state, event.post.id)) *post = event.post;
}

void apply(Snapshot& state, protocol::PostDeleted const& event, Seq) {
    if (auto* post = find_post(state, event.post.id)) *post = event.post;
    for (auto& answer : state.posts)
        if (answer.reply_to == event.post.id) answer.quote.reset();
}

void apply(Snapshot& state, protocol::ReactionAdded const& event, Seq) {
    if (auto* post = find_post(state, event.post)) post->reactions.push_back(event.reaction);
}

void apply(Snapshot& state, protocol::ReactionRemoved const& event, Seq) {
    if (auto* post = find_post(state, event.post))
        std::erase_if(post->reactions,
                      [&](auto const& one) { return one.kind == event.kind && one.member.id == event.member; });
}

/// A known thread was moved here: its reader's own part stays.
void apply(Snapshot& state, protocol::ThreadCreated const& event, Seq) {
    auto const& thread = event.thread;
    if (auto* known = find_thread(state, thread.id))
        known->thread = thread;
    else
        state.threads.push_back({thread, Level::normal, 0, {}});
    for (auto& post : state.posts)
        if (post.thread == thread.id) post.space = thread.space;
    mark_by_numbers(state, *find_thread(state, thread.id));
}

void apply(Snapshot& state, protocol::ThreadChanged const& event, Seq) {
    if (auto* view = find_thread(state, event.thread.id)) view->thread = event.thread;
    if (auto* space = find_space(state, event.thread.space))
        for (auto& entry : space->unread)
            if (entry.thread == event.thread.id) entry.last_seq = event.thread.last_seq;
}

void apply(Snapshot& state, protocol::ThreadRemoved const& event, Seq) {
    std::erase_if(state.threads,
                  [&](auto const& view) { return view.thread.id == event.thread && view.thread.space == event.space; });
    std::erase_if(state.posts,
                  [&](auto const& post) { return post.thread == event.thread && post.space == event.space; });
    if (auto* space = find_space(state, event.space)) take_mark(*space, event.thread);
}

void apply(Snapshot& state, protocol::SpaceChanged const& event, Seq at) {
    if (auto* view = find_space(state, event.space.id))
        view->space = event.space;
    else
        apply(state, protocol::SpaceGained{event.space, protocol::SpaceRole::none}, at);
}

void apply(Snapshot& state, protocol::SpaceGained const& event, Seq at) {
    if (auto* view = find_space(state, event.space.id)) {
        view->space = event.space;
        view->role = event.role;
    } else
        state.spaces.push_back({event.space, event.role, Level::normal, at, {}});
}

void apply(Snapshot& state, protocol::SpaceLost const& event, Seq) {
    std::erase_if(state.spaces, [&](auto const& view) { return view.space.id == event.space; });
    std::erase_if(state.threads, [&](auto const& view) { return view.thread.space == event.space; });
    std::erase_if(state.posts, [&](auto const& post) { return post.space == event.space; });
}

void apply(Snapshot& state, protocol::ThreadRead const& event, Seq) {
    auto* view = find_thread(state, event.thread);
    if (view) {
        view->read_position = event.position;
        view->kept_seq = event.kept_seq;
    }
    auto* space = find_space(state, event.space);
    if (!space) return;
    bool const muted = view && view->level == Level::muted;
    if (event.unread && !muted)
        mark(*space, event.thread, event.last_seq);
    else
        take_mark(*space, event.thread);
}

/// A watermark may go back, and threads that it covered are unread again.
void apply(Snapshot& state, protocol::SpaceRead const& event, Seq) {
    auto* space = find_space(state, event.space);
    if (!space) return;
    space->watermark = event.watermark;
    std::erase_if(space->unread, [&](auto const& entry) { return entry.last_seq <= event.watermark; });
    for (auto const& view : state.threads)
        if (view.thread.space == event.space) mark_by_numbers(state, view);
}

void apply(Snapshot& state, protocol::ThreadFollowed const& event, Seq) {
    auto* view = find_thread(state, event.thread);
    if (!view) return;
    view->level = event.level;
    mark_by_numbers(state, *view);
}

void apply(Snapshot& state, protocol::SpaceFollowed const& event, Seq) {
    if (auto* view = find_space(state, event.space)) view->level = event.level;
}

void apply(Snapshot& state, protocol::MemberBlocked const& event, Seq) { state.blocked.push_back(event.member); }

void apply(Snapshot& state, protocol::AgreementPublished const&, Seq) { state.agreement_due = true; }

void apply(Snapshot& state, protocol::AgreementAccepted const&, Seq) { state.agreement_due = false; }

/// Who may admit asks for the list.
void apply(Snapshot&, protocol::JoinRequestsChanged const&, Seq) {}

/// Whose it is asks for the list.
void apply(Snapshot&, protocol::PeerChanged const&, Seq) {}
void apply(Snapshot&, protocol::DeskChanged const&, Seq) {}
void apply(Snapshot&, protocol::CycleChanged const&, Seq) {}
void apply(Snapshot&, protocol::CoachingChanged const&, Seq) {}

void apply(Snapshot& state, protocol::MemberUnblocked const& event, Seq) { std::erase(state.blocked, event.member); }

void apply(Snapshot&, protocol::SessionEnded const&, Seq) {} // the server closes that session's connections

// Clients ask anew what there is to tell, and for their drafts: nothing of it is in what they keep.
void apply(Snapshot&, protocol::NoticeRaised const&, Seq) {}
void apply(Snapshot&, protocol::NoticesRead const&, Seq) {}
void apply(Snapshot&, protocol::DraftSaved const&, Seq) {}
void apply(Snapshot&, protocol::DraftDiscarded const&, Seq) {}

/// Everything that they wrote carries their present name.
void apply(Snapshot& state, protocol::MemberChanged const& event, Seq) {
    auto const& member = event.member;
    upsert(state.members, member);
    auto const renew = [&](protocol::Author& author) {
        if (author.id != member.id) return;
        author.name = member.name;
        author.photo = member.photo;
    };
    for (auto& view : state.threads) renew(view.thread.author);
    for (auto& post : state.posts) {
        renew(post.author);
        for (auto& reaction : post.reactions)
            if (reaction.member.id == member.id) reaction.member.name = member.name;
    }
}

void apply(Snapshot& state, protocol::OrganisationChanged const& event, Seq) {
    upsert(state.organisations, event.organisation);
}

void apply(Snapshot& state, storage::EventRecord const& event) {
    boost::mp11::mp_for_each<protocol::Events>([&](auto spec) {
        using Spec = decltype(spec);
        if constexpr (Spec::lasting == protocol::Lasting::logged)
            if (event.name == Spec::name) apply(state, data_of<typename Spec::Data>(event), event.seq);
    });
}

} // namespace lateral::tests

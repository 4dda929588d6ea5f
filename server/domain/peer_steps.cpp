#include "server/domain/peer_steps.hpp"

#include "server/domain/confidence.hpp"
#include "server/domain/new_thread.hpp"
#include "server/domain/sealed.hpp"
#include "server/domain/talks.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::MemberId;
using protocol::PeerMember;
using protocol::PeerStanding;
using protocol::PeerState;
namespace sql = storage::sql;

bool have_agreed(std::vector<PeerMember> const& members) {
    return std::ranges::all_of(members, [](PeerMember const& one) { return one.agreed; });
}

Result<void> begin_agreed(storage::Transaction& tx, PeerRow& row) {
    auto const proposer = tx.row<protocol::Member>(sql::member_shown, row.proposed_by.id).value();
    if (proposer.state != protocol::MemberState::active) return protocol::fail(protocol::ErrorCode::closed, "peer");
    auto const subject = events::subject("peer", row.id);
    if (auto begun = begin_peer(tx, row, as_actor(proposer), row.opening, said_of(tx, subject)); !begun) return begun;
    forget_not_students(tx, subject);
    return {};
}

/// The one who comes sees what is said from here on, or all of it when every party opened that.
void take_in(storage::Transaction& tx, PeerRow const& row, PeerVersionRow const& version) {
    bool const opened = tx.row<std::int64_t>(sql::peer_history_kept, row.id, version.version).value() == 0;
    tx.run(sql::peer_member_upsert, row.id, *version.adds, PeerStanding::party);
    auto const seq = add_party(tx, *row.space, *version.adds, opened ? History::all : History::from_now);
    if (!opened) show_thread(tx, *row.thread, seq);
    listen_in(tx, *version.adds, *row.space, *row.thread, row.proposed_by.id);
}

} // namespace

void tell_peers(storage::Transaction& tx, protocol::PeerId peer, std::vector<PeerMember> const& members) {
    for (auto const& one : members)
        events::emit(tx, events::member_topic(one.member.id), protocol::PeerChanged{peer},
                     events::subject("peer", peer));
}

Result<void> begin_peer(storage::Transaction& tx, PeerRow& row, Actor const& author, std::string const& opening,
                        std::optional<protocol::NotStudents> const& not_a_student) {
    std::vector<MemberId> parties;
    for (auto const& one : peer_members(tx, row)) parties.push_back(one.member.id);
    row.space = make_sealed(tx, author.id, parties).id;
    NewThread const opened{*row.space, protocol::ThreadKind::discussion, row.focus, opening, {}, not_a_student};
    auto const made = open_thread(tx, author, opened, {tx.new_id<protocol::PostId>()}, {});
    if (!made) return std::unexpected(made.error());
    row.thread = made->thread.id;
    row.state = PeerState::active;
    row.opening.clear();
    tx.run(sql::peer_begin, row.space, row.thread, row.id);
    for (auto const member : parties) {
        tx.run(sql::peer_member_upsert, row.id, member, PeerStanding::party);
        listen_in(tx, member, *row.space, *row.thread, row.proposed_by.id);
    }
    return {};
}

void propose_version(storage::Transaction& tx, Actor const& actor, PeerRow const& row, PeerVersionRow const& version,
                     bool open_history) {
    // Answers to one that was dropped are not answers to this one.
    tx.run(sql::peer_answers_delete, row.id, version.version);
    tx.run(sql::peer_version_insert, row.id, version.version, version.agreements,
           stored_words(tx, "peer", row.id.value, "words", version.words), actor.id, version.adds);
    tx.run(sql::peer_answer_insert, row.id, version.version, actor.id, open_history, tx.now());
}

void drop_pending(storage::Transaction& tx, PeerRow& row) {
    bool const waited = pending_of(tx, row).has_value();
    tx.run(sql::peer_answers_delete, row.id, row.version + 1);
    tx.run(sql::peer_version_delete, row.id, row.version + 1);
    tx.run(sql::peer_invited_delete, row.id);
    if (!waited || row.version == 0) return;
    // What is in force takes the number of what was dropped: a yes that was meant for that must find nothing under it.
    tx.run(sql::peer_version_renumber, row.id, row.version);
    tx.run(sql::peer_answers_renumber, row.id, row.version);
    row.version += 1;
    tx.run(sql::peer_set_version, row.version, row.id);
}

Result<void> settle_peer(storage::Transaction& tx, PeerRow& row) {
    auto const pending = pending_of(tx, row);
    auto const members = peer_members(tx, row);
    if (!pending || !have_agreed(members)) return {};
    bool const waits_for_one = pending->adds && !tx.row<PeerStanding>(sql::peer_standing, row.id, *pending->adds);
    if (waits_for_one) {
        tx.run(sql::peer_member_upsert, row.id, *pending->adds, PeerStanding::invited);
        return {};
    }
    row.version = pending->version;
    tx.run(sql::peer_set_version, row.version, row.id);
    if (row.state == PeerState::proposed) return begin_agreed(tx, row);
    if (pending->adds) take_in(tx, row, *pending);
    return {};
}

void set_peer_state(storage::Transaction& tx, PeerRow& row, PeerState state) {
    row.state = state;
    tx.run(sql::peer_set_state, state, row.id);
    if (row.space)
        set_sealed_state(tx, *row.space,
                         state == PeerState::active ? protocol::SpaceState::open : protocol::SpaceState::archived);
}

void forget_unless_read(storage::Transaction& tx, PeerRow const& row) {
    if (!peer_members(tx, row).empty()) return;
    tx.run(sql::peer_forget, row.id);
    tx.run(sql::peer_answers_forget, row.id);
    tx.run(sql::peer_versions_forget, row.id);
    forget_not_students(tx, events::subject("peer", row.id));
}

void take_out_party(storage::Transaction& tx, PeerRow& row, MemberId member) {
    drop_pending(tx, row);
    remove_party(tx, *row.space, member);
    tx.run(sql::peer_member_delete, row.id, member);
    auto const left = peer_members(tx, row).size();
    if (left == 1 && row.state != PeerState::closed) set_peer_state(tx, row, PeerState::closed);
    if (left == 0) dissolve_sealed(tx, *row.space);
    forget_unless_read(tx, row);
}

} // namespace lateral::domain

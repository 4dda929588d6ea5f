#include "server/domain/peers.hpp"

#include "protocol/encode.hpp"
#include "server/base/clock.hpp"
#include "server/domain/authority.hpp"
#include "server/domain/confidence.hpp"
#include "server/domain/markdown.hpp"
#include "server/domain/members.hpp"
#include "server/domain/peer_steps.hpp"
#include "server/domain/posts.hpp"
#include "server/domain/students.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::MemberId;
using protocol::PeerAgreement;
using protocol::PeerKind;
using protocol::PeerReply;
using protocol::PeerStanding;
using protocol::PeerState;
namespace sql = storage::sql;

using Agreements = protocol::List<PeerAgreement, 4>;

/// Of each line one: what stays here, who may know, how we give feedback, how often.
int line_of(PeerAgreement agreement) {
    switch (agreement) {
    case PeerAgreement::stays_here: return 0;
    case PeerAgreement::nobody_knows:
    case PeerAgreement::who_and_focus: return 1;
    case PeerAgreement::warm_and_cool:
    case PeerAgreement::questions_first: return 2;
    case PeerAgreement::weekly:
    case PeerAgreement::fortnightly:
    case PeerAgreement::monthly: return 3;
    }
    return 0;
}

Result<void> fit(PeerKind kind, Agreements const& agreements, std::string const& words) {
    std::array<int, 4> of_line{};
    for (auto const one : agreements.items) ++of_line[static_cast<std::size_t>(line_of(one))];
    bool const fits = kind == PeerKind::message ? agreements.items.empty() && words.empty() : of_line[0] == 1;
    if (!fits || std::ranges::any_of(of_line, [](int count) { return count > 1; }))
        return fail(ErrorCode::invalid, "agreements", "one of each line at most, and the first always");
    return {};
}

/// Somebody who can be asked: a colleague who is here.
Result<void> may_ask(storage::ReadTransaction& tx, Actor const& actor, MemberId member, const char* field) {
    if (member == actor.id) return fail(ErrorCode::invalid, field, "not yourself");
    auto const found = access_member(tx, actor, member);
    if (!found) return fail(ErrorCode::not_found, field);
    if (found->state != protocol::MemberState::active) return fail(ErrorCode::closed, field);
    if (found->role == protocol::NetworkRole::guest) return fail(ErrorCode::invalid, field, "not a guest");
    return {};
}

Result<void> may_ask_all(storage::ReadTransaction& tx, Actor const& actor, std::vector<MemberId> const& members) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return allowed;
    if (members.empty()) return fail(ErrorCode::invalid, "members", "nobody is named");
    for (auto const member : members) {
        if (auto asked = may_ask(tx, actor, member, "members"); !asked) return asked;
        if (std::ranges::count(members, member) > 1) return fail(ErrorCode::invalid, "members", "named twice");
    }
    return {};
}

/// Whoever may write to everybody could write to everybody.
Result<void> may_begin(storage::ReadTransaction& tx, Actor const& actor) {
    auto const since = protocol::Timestamp{tx.now().value - base::kDay};
    if (tx.row<std::int64_t>(sql::peer_begun_since, actor.id, since).value() < kMostBegunADay) return {};
    constexpr std::int64_t hour = 3'600;
    return std::unexpected(protocol::Error{ErrorCode::rate_limited, "members", {}, hour});
}

PeerRow insert_peer(storage::Transaction& tx, Actor const& actor, PeerKind kind, std::string focus, std::string opening,
                    std::vector<MemberId> const& others) {
    PeerRow row;
    row.id = tx.new_id<protocol::PeerId>();
    row.kind = kind;
    row.focus = std::move(focus);
    row.opening = std::move(opening);
    row.proposed_by = actor.as_ref();
    row.proposed_at = tx.now();
    tx.run(sql::peer_insert, row.id, row.kind, row.state, row.focus,
           stored_words(tx, "peer", row.id.value, "opening", row.opening), actor.id, row.proposed_at);
    tx.run(sql::peer_member_upsert, row.id, actor.id, PeerStanding::party);
    for (auto const member : others) tx.run(sql::peer_member_upsert, row.id, member, PeerStanding::invited);
    return row;
}

PeerVersionRow next_version(PeerRow const& row, Agreements const& agreements,
                            std::optional<protocol::PeerWords> const& words) {
    PeerVersionRow version;
    version.version = row.version + 1;
    version.agreements.json = protocol::encode(agreements.items);
    if (words) version.words = words->str();
    return version;
}

Result<PeerReply> told(storage::Transaction& tx, Actor const& actor, PeerRow const& row,
                       std::vector<protocol::PeerMember> const& before = {}) {
    auto heard = peer_members(tx, row);
    for (auto const& one : before)
        if (std::ranges::none_of(heard, [&](auto const& now) { return now.member.id == one.member.id; }))
            heard.push_back(one);
    tell_peers(tx, row.id, heard);
    return PeerReply{shown_peer(tx, actor, row)};
}

/// The private thread of exactly these, if they have one.
std::optional<PeerRow> message_of(storage::ReadTransaction& tx, Actor const& actor,
                                  std::vector<MemberId> const& others) {
    for (auto const id : tx.rows<protocol::PeerId>(sql::peer_messages_of, others.front(), actor.id)) {
        auto row = tx.row<PeerRow>(sql::peer_row, id).value();
        auto members = peer_members(tx, row);
        // Who is asked in only does not read yet.
        std::erase_if(members, [](auto const& one) { return one.standing != PeerStanding::party; });
        bool const same =
            members.size() == others.size() + 1 && std::ranges::all_of(others, [&](MemberId other) {
                return std::ranges::any_of(members, [&](auto const& one) { return one.member.id == other; });
            });
        if (same) return row;
    }
    return std::nullopt;
}

Result<void> checked(StudentCheck& check, std::string const& text, const char* field) {
    return check.pass(student_words_in_lines(text), field);
}

/// A party of one that goes on.
Result<PeerAccess> access_open(storage::ReadTransaction& tx, Actor const& actor, protocol::PeerId peer) {
    auto access = access_peer(tx, actor, peer);
    if (!access) return access;
    if (!access->is_party()) return fail(ErrorCode::forbidden, "peer");
    if (access->row.state == PeerState::closed) return fail(ErrorCode::closed, "peer");
    return access;
}

/// A proposal ends with the first who declines; an amendment leaves all as it was.
void decline(storage::Transaction& tx, PeerRow& row) {
    bool const ends = row.state == PeerState::proposed;
    drop_pending(tx, row);
    if (ends) set_peer_state(tx, row, PeerState::closed);
}

} // namespace

Result<protocol::PeersReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListPeers const&) {
    protocol::PeersReply reply;
    for (auto& row : peers_of(tx, actor)) reply.threads.push_back(shown_peer(tx, actor, std::move(row)));
    reply.looking = tx.row<MemberId>(sql::peer_seeks, actor.id).has_value();
    reply.focus = tx.rows<std::string>(sql::peer_topics_of, actor.id);
    return reply;
}

Result<PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::ProposePeer const& command) {
    auto const& others = command.members.items;
    if (auto allowed = may_ask_all(tx, actor, others); !allowed) return std::unexpected(allowed.error());
    auto const words = command.words ? command.words->str() : std::string();
    if (auto good = fit(PeerKind::coaching, command.agreements, words); !good) return std::unexpected(good.error());
    if (auto allowed = may_begin(tx, actor); !allowed) return std::unexpected(allowed.error());
    StudentCheck check(tx, command.not_a_student);
    if (auto good = checked(check, command.focus.str(), "focus"); !good) return std::unexpected(good.error());
    if (auto good = check.pass(student_words_in(parse_markdown(command.opening.str())), "opening"); !good)
        return std::unexpected(good.error());
    if (auto good = checked(check, words, "words"); !good) return std::unexpected(good.error());
    auto const row = insert_peer(tx, actor, PeerKind::coaching, command.focus.str(), command.opening.str(), others);
    check.keep(tx, actor, events::subject("peer", row.id));
    propose_version(tx, actor, row, next_version(row, command.agreements, command.words), true);
    return told(tx, actor, row);
}

Result<PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SendMessage const& command) {
    auto const& others = command.members.items;
    if (auto allowed = may_ask_all(tx, actor, others); !allowed) return std::unexpected(allowed.error());
    if (auto const row = message_of(tx, actor, others)) {
        protocol::CreatePost post{*row->thread, command.body, {}, {}};
        post.not_a_student = command.not_a_student;
        if (auto const made = handle(tx, actor, post, RequestKey{}); !made) return std::unexpected(made.error());
        return PeerReply{shown_peer(tx, actor, *row)};
    }
    if (auto allowed = may_begin(tx, actor); !allowed) return std::unexpected(allowed.error());
    auto row = insert_peer(tx, actor, PeerKind::message, {}, {}, others);
    if (auto begun = begin_peer(tx, row, actor, command.body.str(), command.not_a_student); !begun)
        return std::unexpected(begun.error());
    return told(tx, actor, row);
}

Result<PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::AnswerPeer const& command) {
    auto access = access_peer(tx, actor, command.peer);
    if (!access) return std::unexpected(access.error());
    auto& row = access->row;
    auto const pending = pending_of(tx, row);
    if (!pending || pending->version != command.version.value) return fail(ErrorCode::conflict, "version");
    if (row.state == PeerState::closed) return fail(ErrorCode::closed, "peer");
    auto const before = peer_members(tx, row);
    if (!command.agree) {
        decline(tx, row);
        return told(tx, actor, row, before);
    }
    tx.run(sql::peer_answer_insert, row.id, pending->version, actor.id, command.open_history, tx.now());
    if (auto settled = settle_peer(tx, row); !settled) return std::unexpected(settled.error());
    return told(tx, actor, row, before);
}

Result<PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::AmendPeer const& command) {
    auto access = access_open(tx, actor, command.peer);
    if (!access) return std::unexpected(access.error());
    auto const& row = access->row;
    if (row.state == PeerState::proposed) return fail(ErrorCode::closed, "peer");
    if (pending_of(tx, row)) return fail(ErrorCode::conflict, "peer", "something waits already");
    auto const words = command.words ? command.words->str() : std::string();
    if (auto good = fit(row.kind, command.agreements, words); !good) return std::unexpected(good.error());
    if (command.adds) {
        if (tx.row<PeerStanding>(sql::peer_standing, row.id, *command.adds))
            return fail(ErrorCode::conflict, "adds", "in it already");
        if (auto asked = may_ask(tx, actor, *command.adds, "adds"); !asked) return std::unexpected(asked.error());
        if (peer_members(tx, row).size() >= kMostParties) return fail(ErrorCode::conflict, "adds", "four at most");
    }
    StudentCheck check(tx, command.not_a_student);
    if (auto good = checked(check, words, "words"); !good) return std::unexpected(good.error());
    auto version = next_version(row, command.agreements, command.words);
    version.adds = command.adds;
    propose_version(tx, actor, row, version, command.open_history);
    return told(tx, actor, row);
}

Result<PeerReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SetPeerState const& command) {
    auto access = access_open(tx, actor, command.peer);
    if (!access) return std::unexpected(access.error());
    auto& row = access->row;
    if (command.state == PeerState::proposed || row.state == PeerState::proposed)
        return fail(ErrorCode::invalid, "state", "it has not begun, or has");
    if (row.state == command.state) return PeerReply{shown_peer(tx, actor, row)};
    auto const before = peer_members(tx, row);
    if (command.state == PeerState::closed) drop_pending(tx, row);
    set_peer_state(tx, row, command.state);
    return told(tx, actor, row, before);
}

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::LeavePeer const& command) {
    auto access = access_peer(tx, actor, command.peer);
    if (!access) return std::unexpected(access.error());
    auto& row = access->row;
    auto const before = peer_members(tx, row);
    if (access->is_party() && row.space) {
        take_out_party(tx, row, actor.id);
    } else {
        decline(tx, row);
        tx.run(sql::peer_member_delete, row.id, actor.id);
        forget_unless_read(tx, row);
    }
    tell_peers(tx, row.id, before);
    return protocol::Done{};
}

} // namespace lateral::domain

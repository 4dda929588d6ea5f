#pragma once

#include "protocol/decode.hpp"
#include "protocol/events.hpp"
#include "protocol/json_text.hpp"
#include "tests/replay/snapshot.hpp"

namespace lateral::tests {

/// What an event says. Throws when it is not what the protocol says: events are our own.
template <class Data>
Data data_of(storage::EventRecord const& event) {
    Data data{};
    protocol::detail::Decoder decoder;
    if (!decoder.read(protocol::detail::parse_json(event.body).value(), data))
        throw std::runtime_error(event.name + ": " + decoder.error().field + " " + decoder.error().message);
    return data;
}

/// What each event does to a client's state, in the order of protocol::Events; web/src/state/apply.ts does the same.
void apply(Snapshot& state, protocol::PostCreated const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::PostEdited const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::PostDeleted const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::ReactionAdded const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::ReactionRemoved const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::ThreadCreated const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::ThreadChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::ThreadRemoved const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::SpaceChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::SpaceGained const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::SpaceLost const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::ThreadRead const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::SpaceRead const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::ThreadFollowed const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::SpaceFollowed const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::NoticeRaised const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::DraftSaved const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::DraftDiscarded const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::NoticesRead const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::MemberBlocked const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::MemberUnblocked const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::AgreementPublished const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::AgreementAccepted const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::JoinRequestsChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::PeerChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::DeskChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::CycleChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::CoachingChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::SessionEnded const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::MemberChanged const& event, protocol::Seq at);
void apply(Snapshot& state, protocol::OrganisationChanged const& event, protocol::Seq at);

/// The one of these that the event's name chooses.
void apply(Snapshot& state, storage::EventRecord const& event);

} // namespace lateral::tests

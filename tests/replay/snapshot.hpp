#pragma once

#include "protocol/model.hpp"
#include "storage/transaction.hpp"

#include <string>
#include <vector>

namespace lateral::tests {

/// What one member sees of the network: the same shape as in web/src/state/model.ts.
struct Snapshot {
    protocol::MemberId me;
    std::vector<protocol::SpaceView> spaces;
    std::vector<protocol::ThreadView> threads;
    std::vector<protocol::Post> posts;
    std::vector<protocol::Member> members;
    std::vector<protocol::Organisation> organisations;
    std::vector<protocol::MemberId> blocked;
    bool agreement_due = false;
};
BOOST_DESCRIBE_STRUCT(Snapshot, (), (me, spaces, threads, posts, members, organisations, blocked, agreement_due))

/// Reads everything by the commands that a client has for it. What lists hide (suspended members, merged organisations)
/// is asked for one by one when `known` has it, as a client keeps what it has met.
Snapshot take_snapshot(storage::ReadTransaction& tx, protocol::MemberId me, Snapshot const& known = {});

/// In an order of its own, so that equal snapshots are equal as text.
void sort(Snapshot& snapshot);

/// The events that reach the member's open connection, in order: their own topic, the server's, the network's unless
/// they are a guest, and those of spaces seen before, gained, and not yet lost.
std::vector<storage::EventRecord> heard_by(Snapshot const& before, protocol::NetworkRole role,
                                           std::vector<storage::EventRecord> const& events);

/// A fresh snapshot cut down to what a client can have that followed `events` from `before` and asked for nothing:
/// - threads and posts of a space that it gained are not loaded;
/// - the posts of a thread that was moved in are not loaded;
/// - a space that opened to the whole network has the watermark of its opening (a fresh one says when the member
/// joined:
///   the same, since nothing in it is older).
Snapshot as_far_as_loaded(Snapshot fresh, Snapshot const& before, std::vector<storage::EventRecord> const& events);

} // namespace lateral::tests

#pragma once

#include "server/domain/access.hpp"

#include <vector>

/// Spaces that are their parties' alone (docs/adr/0023-sealed-spaces.md): no name, no steward, no organisation, and no
/// command that reaches into them from outside. What one is for (a peer thread, a journal, a coaching cycle) keeps rows
/// of its own beside it, and calls this; the gate stays the one view `visible_spaces`, by memberships as in any space.
/// Handlers of what belongs to channels ask with `access_channel` and `refuse_sealed` (access.hpp), which refuse these.
///
/// Nothing here asks who may: the caller did. Called in a write, in the caller's transaction.
namespace lateral::domain {

/// How much of what was said before is a party's to read.
enum class History : std::uint8_t { all, from_now };

/// An open space with these parties, who are told (`space.gained`) and subscribed. No member twice.
protocol::Space make_sealed(storage::Transaction& tx, protocol::MemberId by,
                            std::vector<protocol::MemberId> const& parties);

/// One more party, and the seq with which they came. With `from_now`, threads that nobody wrote in since are not there
/// for them: `show_thread` with that seq makes one known. Adding a party again changes what they may read, and its seq
/// means nothing.
protocol::Seq add_party(storage::Transaction& tx, protocol::SpaceId space, protocol::MemberId member, History history);

/// Makes a thread known to who came with this seq, before its next post. It counts as written in then.
protocol::Thread show_thread(storage::Transaction& tx, protocol::ThreadId thread, protocol::Seq seq);

/// They lose it in their place in the order of events. Their own words stay theirs, in their own export too.
void remove_party(storage::Transaction& tx, protocol::SpaceId space, protocol::MemberId member);

/// Named in it, suspended or not, by id.
std::vector<protocol::MemberId> parties_of(storage::ReadTransaction& tx, protocol::SpaceId space);

/// Open: written in. Archived: read by its parties, and nobody writes.
void set_sealed_state(storage::Transaction& tx, protocol::SpaceId space, protocol::SpaceState state);

/// Takes it from everybody: nobody sees it any more, and nobody can be let in by mistake.
void dissolve_sealed(storage::Transaction& tx, protocol::SpaceId space);

/// How many there are, which is all that is ever told of them.
std::int64_t sealed_count(storage::ReadTransaction& tx);

} // namespace lateral::domain

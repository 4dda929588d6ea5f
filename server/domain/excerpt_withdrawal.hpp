#pragma once

#include "protocol/commands/excerpts.hpp"
#include "server/domain/access.hpp"

/// Taking an excerpt back (docs/adr/0027): its words are gone for everybody at once, and its thread goes into the
/// author's own journal, with the replies, where nobody else reads and nobody writes. Who replied is told. A thread in
/// which something flagged waits stays where those who decide see it, without the words, until they decided.
namespace lateral::domain {

Result<protocol::OwnExcerptReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                         protocol::GetExcerpt const& command);
Result<protocol::ExcerptReply> handle(storage::Transaction& tx, Actor const& actor,
                                      protocol::WithdrawExcerpt const& command);

/// All that the author published of a reflection, which they delete.
void withdraw_excerpts_of(storage::Transaction& tx, Actor const& author, protocol::ThreadId reflection);

/// Whether it is an excerpt that was taken back: its words do not come back, whatever is decided.
bool is_withdrawn(storage::ReadTransaction& tx, protocol::ThreadId thread);
/// After a decision about a post of it: a withdrawn excerpt goes home when nothing of it waits any more.
void send_home_withdrawn(storage::Transaction& tx, protocol::ThreadId thread);

} // namespace lateral::domain

#pragma once

#include "server/domain/access.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

/// Where it is told what became of a post that is there already.
namespace lateral::domain {

/// To all who see its space, on the space's topic; in a sealed space into which somebody came after the post, to each
/// of those who were there before on their own (docs/adr/0023): a topic is heard by everybody who sees the space now.
template <class Data>
void emit_of_post(storage::Transaction& tx, PostAccess const& access, Data const& data) {
    auto const subject = events::subject("post", access.post.id);
    std::vector<protocol::MemberId> readers;
    if (access.in.in.sealed()) readers = tx.rows<protocol::MemberId>(storage::sql::sealed_readers, access.post.id);
    if (readers.empty()) events::emit(tx, events::space_topic(access.post.space), data, subject);
    for (auto const reader : readers) events::emit(tx, events::member_topic(reader), data, subject);
}

} // namespace lateral::domain

#include "server/domain/snippets.hpp"

#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::SnippetsReply;
namespace sql = storage::sql;

SnippetsReply snippets_of(storage::ReadTransaction& tx, Actor const& actor) {
    return {tx.rows<protocol::Snippet>(sql::snippets_of, actor.id)};
}

} // namespace

Result<SnippetsReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListSnippets const&) {
    return snippets_of(tx, actor);
}

Result<SnippetsReply> handle(storage::Transaction& tx, Actor const& actor, protocol::KeepSnippet const& command) {
    if (command.was) tx.run(sql::snippet_delete, actor.id, command.was->str());
    tx.run(sql::snippet_upsert, actor.id, command.name.str(), command.body.str());
    auto kept = snippets_of(tx, actor);
    // Refused as a whole: what it was called before is there again.
    if (kept.snippets.size() > kMaxSnippets)
        return protocol::fail(protocol::ErrorCode::conflict, "name", "as many as may be are there");
    return kept;
}

Result<SnippetsReply> handle(storage::Transaction& tx, Actor const& actor, protocol::DropSnippet const& command) {
    tx.run(sql::snippet_delete, actor.id, command.name.str());
    return snippets_of(tx, actor);
}

} // namespace lateral::domain

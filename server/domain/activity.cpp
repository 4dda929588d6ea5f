#include "server/domain/activity.hpp"

#include "server/domain/markdown.hpp"
#include "server/domain/members.hpp"
#include "server/domain/search_documents.hpp"
#include "server/domain/search_marks.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

namespace sql = storage::sql;

constexpr std::int64_t kPage = 20;

struct PostRow {
    protocol::FoundPost post;
    std::string title;
    std::string body;
    bool accepted = false;
};
BOOST_DESCRIBE_STRUCT(PostRow, (), (post, title, body, accepted))

/// Nothing was looked for, so nothing is marked.
std::uint32_t no_terms(base::Word const&) { return 0; }

} // namespace

Result<protocol::ActivityReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListActivity const& command) {
    auto const author = command.member.value_or(actor.id);
    if (auto const member = access_member(tx, actor, author); !member) return std::unexpected(member.error());
    protocol::Search by_author;
    by_author.author = author;
    auto scope = SearchScope::make(tx, actor, by_author);
    if (!scope) return std::unexpected(scope.error());
    if (command.before) scope->end_before(*command.before);

    auto const limit = static_cast<std::size_t>(command.limit ? command.limit->value : kPage);
    base::Stemmer const stemmer;
    auto const found = Documents(tx, actor.id, *scope, stemmer).posts({}, limit + 1);
    protocol::ActivityReply reply;
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) {
        auto row = tx.row<PostRow>(sql::activity_post, found[i].seq, actor.id);
        if (!row) continue; // deleted, or out of sight, since it was indexed
        row->post.title = marked(row->title, no_terms);
        row->post.snippet = snippet(plain_text(row->body), no_terms);
        reply.entries.push_back({std::move(row->post), row->accepted});
    }
    if (found.size() > limit) reply.next = found[limit - 1].seq;
    return reply;
}

} // namespace lateral::domain

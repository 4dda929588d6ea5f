#include "server/domain/space_mentions.hpp"

#include "server/domain/markdown.hpp"
#include "storage/statements.hpp"

#include <map>
#include <optional>

namespace lateral::domain {
namespace {

using protocol::Node;
using protocol::NodeKind;
using protocol::SpaceId;
namespace sql = storage::sql;

/// What was found of the spaces of one text, so that each is looked for once.
class Seen {
public:
    Seen(storage::ReadTransaction& tx, SpaceId here) : tx_(tx), here_(here) {}

    bool by_all(SpaceId space) {
        auto const known = answers_.find(space.value);
        if (known != answers_.end()) return known->second;
        if (answers_.size() >= kMaxSpaceMentions) return false;
        bool const is_seen = tx_.row<SpaceId>(sql::space_seen_by_all, here_, space).has_value();
        answers_.emplace(space.value, is_seen);
        return is_seen;
    }

private:
    storage::ReadTransaction& tx_;
    SpaceId here_;
    std::map<std::int64_t, bool> answers_;
};

void keep_shared(Seen& seen, std::vector<Node>& nodes) {
    for (auto& node : nodes) {
        if (node.children) keep_shared(seen, *node.children);
        if (node.kind != NodeKind::space_mention || seen.by_all(node.space.value())) continue;
        node.kind = NodeKind::text;
        node.space.reset();
    }
}

} // namespace

std::vector<Node> parse_for(storage::ReadTransaction& tx, SpaceId here, std::string_view markdown) {
    auto content = parse_markdown(markdown);
    Seen seen(tx, here);
    keep_shared(seen, content);
    return content;
}

} // namespace lateral::domain

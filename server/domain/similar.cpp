#include "server/domain/similar.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/blocks.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <map>

namespace lateral::domain {
namespace {

using protocol::MemberId;
using protocol::OrganisationId;
using protocol::SimilarMember;
namespace sql = storage::sql;

constexpr std::size_t kMostShown = 12;
/// People looked at for each topic and each role.
constexpr std::int64_t kMostWith = 100;
/// Of the likeliest so many are asked where they work.
constexpr std::size_t kMostTried = 200;
/// A topic in common says more than a role in common.
constexpr int kOfTopic = 2;
constexpr int kOfRole = 1;

struct TopicRow {
    std::string sort_key;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(TopicRow, (), (sort_key, name))

struct Likeness {
    int score = 0;
    bool has_role = false;
    std::vector<std::string> topics; ///< as the asker writes them
};

class Finder {
public:
    Finder(storage::ReadTransaction& tx, Actor const& actor)
        : tx_(tx), actor_(actor), districts_(districts_of(actor.id)), blocked_(blocked_by(tx, actor.id)) {}

    std::vector<SimilarMember> find() {
        std::vector<SimilarMember> found;
        gather();
        for (auto const& [member, likeness] : likeliest()) {
            if (found.size() == kMostShown) break;
            if (auto shown = suggested(member))
                found.push_back({*std::move(shown), likeness.topics, likeness.has_role});
        }
        return found;
    }

private:
    void gather() {
        std::vector<std::string> seen;
        for (auto const& topic : tx_.rows<TopicRow>(sql::topic_keys_of, actor_.id)) {
            if (std::ranges::find(seen, topic.sort_key) != seen.end()) continue; // a course and a topic of one name
            seen.push_back(topic.sort_key);
            for_those_with(sql::members_with_topic, topic.sort_key, [&](Likeness& likeness) {
                likeness.score += kOfTopic;
                likeness.topics.push_back(topic.name);
            });
        }
        for (auto const role : tx_.rows<protocol::AffiliationRole>(sql::roles_of, actor_.id))
            for_those_with(sql::members_with_role, role, [](Likeness& likeness) {
                likeness.score += likeness.has_role ? 0 : kOfRole;
                likeness.has_role = true;
            });
    }

    /// Begins behind the asker's own id and goes round.
    template <class What, class Note>
    void for_those_with(storage::Statement const& statement, What const& what, Note note) {
        auto members = tx_.rows<MemberId>(statement, what, actor_.id, kMostWith);
        if (std::ssize(members) < kMostWith)
            for (auto const member : tx_.rows<MemberId>(statement, what, MemberId{0}, kMostWith - std::ssize(members)))
                if (std::ranges::find(members, member) == members.end()) members.push_back(member);
        for (auto const member : members)
            if (member != actor_.id) note(likenesses_[member]);
    }

    /// Best first, in the same order each time.
    std::vector<std::pair<MemberId, Likeness>> likeliest() {
        std::vector<std::pair<MemberId, Likeness>> all(std::make_move_iterator(likenesses_.begin()),
                                                       std::make_move_iterator(likenesses_.end()));
        auto const rank = [](auto const& one) { return std::pair(-one.second.score, one.first); };
        auto const end = all.begin() + static_cast<std::ptrdiff_t>(std::min(kMostTried, all.size()));
        std::ranges::partial_sort(all, end, {}, rank);
        all.erase(end, all.end());
        return all;
    }

    std::optional<protocol::Member> suggested(MemberId member) {
        if (std::ranges::binary_search(blocked_, member)) return std::nullopt;
        auto const theirs = districts_of(member);
        bool const elsewhere = !theirs.empty() && std::ranges::none_of(theirs, [&](OrganisationId id) {
            return std::ranges::binary_search(districts_, id);
        });
        if (!elsewhere) return std::nullopt;
        auto shown = tx_.row<protocol::Member>(sql::member_shown, member);
        bool const is_colleague =
            shown && shown->state == protocol::MemberState::active && shown->role != protocol::NetworkRole::guest;
        if (!is_colleague) shown.reset();
        return shown;
    }

    std::vector<OrganisationId> districts_of(MemberId member) {
        return tx_.rows<OrganisationId>(sql::districts_of, member);
    }

    storage::ReadTransaction& tx_; // NOLINT: both outlive it
    Actor const& actor_;           // NOLINT
    std::vector<OrganisationId> const districts_;
    std::vector<MemberId> const blocked_;
    std::map<MemberId, Likeness> likenesses_;
};

} // namespace

Result<protocol::SimilarReply> handle(storage::ReadTransaction& tx, Actor const& actor, protocol::ListSimilar const&) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    return protocol::SimilarReply{Finder(tx, actor).find()};
}

} // namespace lateral::domain

#include "server/domain/profiles.hpp"

#include "server/base/sort_key.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
namespace sql = storage::sql;

/// The two lists of a profile, as the rows name them.
enum class TopicKind : std::uint8_t { course, topic };
BOOST_DESCRIBE_ENUM(TopicKind, course, topic)

using Topics = std::optional<protocol::List<protocol::Topic, 12>>;

Result<void> check_topics(Topics const& topics, std::string const& field) {
    if (!topics) return {};
    for (std::size_t i = 0; i < topics->items.size(); ++i)
        if (base::sort_key(topics->items[i].str()).empty())
            return fail(ErrorCode::invalid, field + "[" + std::to_string(i) + "]", "needs a letter or a digit");
    return {};
}

void write_topics(storage::Transaction& tx, protocol::MemberId member, TopicKind kind, Topics const& topics) {
    if (!topics) return;
    tx.run(sql::topics_delete, member, kind);
    std::int64_t position = 0;
    for (auto const& topic : topics->items)
        tx.run(sql::topic_insert, member, kind, base::sort_key(topic.str()), topic, position++);
}

} // namespace

protocol::Profile profile_of(storage::ReadTransaction& tx, protocol::MemberId member) {
    auto profile = tx.row<protocol::Profile>(sql::profile_of, member).value();
    profile.courses = tx.rows<std::string>(sql::topics_of, member, TopicKind::course);
    profile.topics = tx.rows<std::string>(sql::topics_of, member, TopicKind::topic);
    return profile;
}

Result<void> update_profile(storage::Transaction& tx, protocol::MemberId member,
                            protocol::UpdateMember const& command) {
    if (auto good = check_topics(command.courses, "courses"); !good) return good;
    if (auto good = check_topics(command.topics, "topics"); !good) return good;
    if (command.pronouns || command.about) {
        auto const before = tx.row<protocol::Profile>(sql::profile_of, member).value();
        tx.run(sql::profile_upsert, member, command.pronouns ? command.pronouns->str() : before.pronouns,
               command.about ? command.about->str() : before.about);
    }
    write_topics(tx, member, TopicKind::course, command.courses);
    write_topics(tx, member, TopicKind::topic, command.topics);
    return {};
}

} // namespace lateral::domain

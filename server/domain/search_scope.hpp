#pragma once

#include "protocol/commands/search.hpp"
#include "server/domain/access.hpp"
#include "server/domain/search_query.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

/// What of the network a search goes through: the asker's spaces, and what the filters leave of them.
namespace lateral::domain {

class SearchScope {
public:
    /// `not_found` when a filter names what the asker may not see.
    static Result<SearchScope> make(storage::ReadTransaction& tx, Actor const& actor, protocol::Search const& command);

    /// In no space is there anything to look for.
    bool is_empty() const { return spaces_.empty(); }
    /// Whether a filter chooses among posts.
    bool is_filtered() const { return is_filtered_; }

    Condition const& condition() const { return condition_; }
    /// Posts between the two times, as the index orders them; the times themselves are compared by `is_in_time`.
    protocol::Seq after() const { return after_; }
    protocol::Seq until() const { return until_; }
    bool is_in_time(protocol::Timestamp at) const { return at >= from_ && at < before_; }

    /// Whether the asker sees the document: by the space in its marks, and by where their membership begins.
    bool sees(protocol::Seq seq, std::vector<std::string_view> const& tokens) const;

    /// Leaves out what is not older than `seq`.
    void end_before(protocol::Seq seq) { until_ = std::min(until_, protocol::Seq{seq.value - 1}); }

    std::vector<SpaceAccess> const& spaces() const { return spaces_; }

private:
    void add_times(storage::ReadTransaction& tx, protocol::Search const& command);

    std::vector<SpaceAccess> spaces_;
    std::map<std::string, protocol::Seq, std::less<>> begins_; ///< by the space's mark
    Condition condition_;
    bool is_filtered_ = false;
    protocol::Timestamp from_{INT64_MIN};
    protocol::Timestamp before_{INT64_MAX};
    protocol::Seq after_{0};
    protocol::Seq until_{INT64_MAX};
};

} // namespace lateral::domain

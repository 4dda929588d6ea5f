#include "server/domain/search_scope.hpp"

#include "server/domain/authority.hpp"
#include "server/domain/imports.hpp"
#include "server/domain/members.hpp"
#include "server/domain/search_text.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::Seq;
using protocol::Timestamp;
namespace sql = storage::sql;

/// One mark stands for all spaces of the network, which everybody sees but guests.
std::vector<std::string> audience(Actor const& actor, std::vector<SpaceAccess> const& spaces) {
    bool const has_network = actor.role != protocol::NetworkRole::guest;
    std::vector<std::string> marks;
    if (has_network) marks.emplace_back(kNetworkMark);
    for (auto const& access : spaces)
        if (!has_network || access.space.visibility != protocol::Visibility::network)
            marks.push_back(space_mark(access.space.id));
    return marks;
}

/// Posts by people of an organisation that merged into this one count as its own.
Result<std::vector<std::string>> organisation_marks(storage::ReadTransaction& tx, Actor const& actor,
                                                    protocol::OrganisationId id) {
    if (auto allowed = require(actor, Capability::see_directory); !allowed) return std::unexpected(allowed.error());
    if (!tx.row<protocol::Organisation>(sql::organisation_by_id, id)) return fail(ErrorCode::not_found, "organisation");
    std::vector<std::string> marks{organisation_mark(id)};
    for (auto const& merged : tx.rows<protocol::Organisation>(sql::organisations_merged_into, id))
        marks.push_back(organisation_mark(merged.id));
    return marks;
}

std::string_view mark_of(protocol::SearchHas has) {
    if (has == protocol::SearchHas::file) return kFileMark;
    return file_kind_mark(has == protocol::SearchHas::picture ? protocol::FileKind::picture
                                                              : protocol::FileKind::document);
}

struct PostTime {
    Seq seq;
    Timestamp at;
};
BOOST_DESCRIBE_STRUCT(PostTime, (), (seq, at))

/// The newest seq whose post is from before `time`. Clocks that went back make it inexact, which the caller evens out.
Seq newest_before(storage::ReadTransaction& tx, Timestamp time) {
    Seq low{0};
    Seq high = tx.as_of();
    while (low < high) {
        Seq const middle{low.value + (high.value - low.value) / 2};
        auto const next = tx.row<PostTime>(sql::post_time_after, middle);
        if (next && next->at < time)
            low = next->seq;
        else
            high = middle;
    }
    return low;
}

} // namespace

Result<SearchScope> SearchScope::make(storage::ReadTransaction& tx, Actor const& actor,
                                      protocol::Search const& command) {
    SearchScope scope;
    scope.spaces_ = tx.rows<SpaceAccess>(sql::spaces_of_member, actor.id);
    if (command.space) {
        std::erase_if(scope.spaces_, [&](auto const& access) { return access.space.id != *command.space; });
        if (scope.spaces_.empty()) return fail(ErrorCode::not_found, "space");
        scope.condition_.require({space_mark(*command.space)});
    } else {
        scope.condition_.require(audience(actor, scope.spaces_));
    }
    for (auto const& access : scope.spaces_) scope.begins_.emplace(space_mark(access.space.id), access.from_seq);
    if (command.author) {
        auto const author = access_member(tx, actor, *command.author);
        if (!author) return fail(ErrorCode::not_found, "author");
        scope.condition_.require({author_mark(*command.author)});
    }
    if (command.organisation) {
        auto marks = organisation_marks(tx, actor, *command.organisation);
        if (!marks) return std::unexpected(marks.error());
        scope.condition_.require(*std::move(marks));
    }
    if (command.kind) scope.condition_.require({kind_mark(*command.kind)});
    if (command.has) scope.condition_.require({std::string(mark_of(*command.has))});
    scope.add_times(tx, command);
    scope.is_filtered_ = command.space || command.author || command.organisation || command.kind || command.has ||
                         command.from || command.until;
    return scope;
}

void SearchScope::add_times(storage::ReadTransaction& tx, protocol::Search const& command) {
    if (command.from) from_ = *command.from;
    if (command.until) before_ = *command.until;
    // Then time says nothing about numbers, and each post is asked.
    if (is_out_of_order(tx)) return;
    if (command.from) after_ = newest_before(tx, from_);
    if (command.until) until_ = newest_before(tx, before_);
}

bool SearchScope::sees(Seq seq, std::vector<std::string_view> const& tokens) const {
    for (auto token : tokens) {
        if (!token.starts_with("_s")) continue;
        auto const begins = begins_.find(token);
        return begins != begins_.end() && begins->second < seq;
    }
    return false;
}

} // namespace lateral::domain

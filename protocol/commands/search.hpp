#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/model.hpp"

/// Search over everything that one may see.
namespace lateral::protocol {

enum class SearchOrder : std::uint8_t { best, newest };
BOOST_DESCRIBE_ENUM(SearchOrder, best, newest)

/// What a post is to have beside its words.
enum class SearchHas : std::uint8_t { file, picture, document };
BOOST_DESCRIBE_ENUM(SearchHas, file, picture, document)

/// Every word must be there, in any form; the last may be a beginning; "in quotes" they stand together. `organisation`
/// is the author's when they wrote, or one above it. Without words: everything that the filters leave.
struct Search {
    SearchWords words;
    std::optional<SpaceId> space;
    std::optional<MemberId> author;
    std::optional<OrganisationId> organisation;
    std::optional<ThreadKind> kind;
    std::optional<SearchHas> has;
    std::optional<Timestamp> from;
    std::optional<Timestamp> until; ///< excluded
    std::optional<SearchOrder> order;
    std::optional<Number<0, 9>> page;
};
BOOST_DESCRIBE_STRUCT(Search, (), (words, space, author, organisation, kind, has, from, until, order, page))
/// People, spaces and threads come with the first page. `found` counts posts and stops at 200, the newest that match.
struct SearchReply {
    std::vector<FoundPerson> people;
    std::vector<FoundSpace> spaces;
    std::vector<FoundThread> threads;
    std::vector<FoundPost> posts;
    std::int64_t found = 0;
    bool more = false;
    std::vector<SimilarWord> similar;
};
BOOST_DESCRIBE_STRUCT(SearchReply, (), (people, spaces, threads, posts, found, more, similar))

using SearchCommands = boost::mp11::mp_list<
    CommandSpec<"search.find", Search, SearchReply,
                "Looks through everything that you may see: people, spaces, threads, posts, the names of "
                "files.">>;

} // namespace lateral::protocol

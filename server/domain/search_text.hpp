#pragma once

#include "protocol/model.hpp"
#include "server/base/words.hpp"
#include "storage/values.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Posts and titles as the indexes hold them: one text of tokens with a space between. First come marks, which begin
/// with `_` as no word does: who may see it and what the filters ask for. Then the stems of the words in their order.
namespace lateral::domain {

/// Between a title's stems and those of the post that opens the thread.
inline constexpr std::string_view kBodyMark = "_b";
/// Before the name of each file of a post; behind it stand `_fp` or `_fd`, a picture's or a document's.
inline constexpr std::string_view kFileMark = "_f";
/// Of posts in spaces that everybody but guests sees, so that nobody's query names all of those.
inline constexpr std::string_view kNetworkMark = "_n";

std::string space_mark(protocol::SpaceId space);
std::string author_mark(protocol::MemberId author);
std::string organisation_mark(protocol::OrganisationId organisation);
std::string kind_mark(protocol::ThreadKind kind);
std::string_view file_kind_mark(protocol::FileKind kind);

struct IndexedFile {
    protocol::FileKind kind{};
    std::string name;
};
BOOST_DESCRIBE_STRUCT(IndexedFile, (), (kind, name))

/// A post as it is indexed: the columns of posts_to_index, and its files beside them.
struct IndexedPost {
    protocol::Seq seq;
    protocol::SpaceId space;
    protocol::Visibility visibility{};
    protocol::ThreadId thread;
    protocol::ThreadKind kind{};
    std::string title;
    std::int64_t position = 0;
    protocol::MemberId author;
    std::string body; ///< Markdown
    bool deleted = false;
    std::vector<IndexedFile> files;
};
BOOST_DESCRIBE_STRUCT(IndexedPost, (), (seq, space, visibility, thread, kind, title, position, author, body, deleted))

/// The marks of a post, or of the thread that it opens. `organisations`: the author's.
std::string marks_of(IndexedPost const& post, std::vector<protocol::OrganisationId> const& organisations);

/// The same marks in another space.
std::string moved_marks(std::string_view tokens, protocol::SpaceId space, protocol::Visibility visibility);

/// Tokens from the first file's mark on; empty for a post without files.
std::string_view file_tokens_in(std::string_view tokens);

/// The marks alone, of tokens.
std::string_view marks_in(std::string_view tokens);

/// Splits at spaces.
std::vector<std::string_view> tokens_in(std::string_view tokens);

/// Appends the stems of a text.
void append_stems(std::string& tokens, std::string_view text, base::Stemmer const& stemmer);

/// Everything that a post is found by but a title: its text and the names of its files.
std::string words_of(IndexedPost const& post);

/// Tokens of a post: `marks`, the title when it opens its thread, its text, its files' names.
std::string post_tokens(std::string_view marks, IndexedPost const& post, base::Stemmer const& stemmer);
/// Tokens of a thread's title.
std::string title_tokens(std::string_view marks, std::string_view title, base::Stemmer const& stemmer);

} // namespace lateral::domain

#pragma once

#include "server/base/digest.hpp"
#include "server/domain/attachments.hpp"
#include "server/domain/spaces.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Rows of what is brought from elsewhere (docs/adr/0015-moving-in.md). Nothing here is an act of anybody who is here:
/// no event, no notice, no mention. Everything is noted under what it is called there, in the same transaction, and its
/// id follows from that name; the caller looks with imported() first. Storage threads.
namespace lateral::domain {

inline constexpr std::string_view kNing = "ning";

std::optional<std::int64_t> imported(storage::ReadTransaction& tx, std::string_view kind, std::string_view foreign);
std::int64_t imported_count(storage::ReadTransaction& tx, std::string_view kind);
void note_imported(storage::Transaction& tx, std::string_view kind, std::string_view foreign, std::int64_t ours);
/// The id that a thing from elsewhere gets.
template <class IdT>
IdT id_of_import(std::string_view kind, std::string_view foreign) {
    return IdT{base::id_from(std::string(kNing) + " " + std::string(kind) + " " + std::string(foreign))};
}

/// The place of posts in the log's numbers: `size` of them after the first that is returned. The same again for the
/// same archive. From then on nobody resumes from before it.
protocol::Seq reserve_seqs(storage::Transaction& tx, std::string_view archive, std::int64_t size,
                           std::string_view epoch);

struct ImportedMember {
    std::string foreign;
    protocol::PersonName name;
    std::string email; ///< in the regular form; empty: none, and an address of nobody stands in its place
    protocol::MemberState state = protocol::MemberState::awaited;
    protocol::Timestamp joined_at;
    std::string about;
    std::optional<FileContent> photo; ///< its bytes are on disk
};
/// Who has the address already is that member, and stays as they are.
enum class MemberMade : std::uint8_t { made, known_by_address, without_address };
MemberMade import_member(storage::Transaction& tx, ImportedMember const& member, std::string_view password_hash);

struct ImportedSpace {
    std::string foreign;
    std::string name; ///< as wished for; a number is added when there is one of that name
    std::string description;
    protocol::Visibility visibility{};
    std::optional<protocol::MemberId> created_by;
    protocol::Timestamp created_at;
};
void import_space(storage::Transaction& tx, ImportedSpace const& space);
/// False when the space has as many named members as one may have. Guests look after nothing.
bool import_membership(storage::Transaction& tx, protocol::SpaceId space, protocol::MemberId member,
                       protocol::SpaceRole role);

struct ImportedThread {
    std::string foreign;
    protocol::SpaceId space;
    protocol::ThreadKind kind{};
    protocol::Title title;
    protocol::MemberId author;
    protocol::Timestamp created_at;
    bool locked = false;
};
void import_thread(storage::Transaction& tx, ImportedThread const& thread);

struct ImportedFile {
    protocol::FileId id;
    FileContent content; ///< its bytes are on disk
    std::string description;
    bool is_shown = false; ///< in the text
};
struct ImportedPost {
    std::string foreign;
    protocol::MemberId author;
    protocol::Timestamp created_at;
    protocol::Seq seq;
    std::string body; ///< within the bounds of protocol::Body
    std::vector<ImportedFile> files;
};
/// At the end of its thread, in the order given.
void import_posts(storage::Transaction& tx, protocol::ThreadId thread, std::vector<ImportedPost> const& posts);

/// What was brought counts as read by all who are here. `until`: the last number that posts got.
void mark_imported_read(storage::Transaction& tx, protocol::Seq until);
/// For the audit chain.
void audit_import(storage::Transaction& tx, std::string_view act, std::string const& detail);

/// What all files take together.
std::int64_t file_bytes(storage::ReadTransaction& tx);

/// Whether numbers do not follow time: something was brought when there were posts already.
bool is_out_of_order(storage::ReadTransaction& tx);

} // namespace lateral::domain

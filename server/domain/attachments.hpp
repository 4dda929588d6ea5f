#pragma once

#include "protocol/commands/files.hpp"
#include "server/domain/access.hpp"

#include <optional>
#include <string>
#include <vector>

/// Files as rows: whose they are, on which post they hang, who may read them. The bytes are the business of
/// server/files; a row with a digest is written only when they are on disk.
namespace lateral::domain {

/// Bounds of the configuration, in bytes.
struct FileBounds {
    std::int64_t document_bytes = 0;
    std::int64_t picture_bytes = 0;
    std::int64_t member_bytes = 0;
    std::int64_t total_bytes = 0;
};

/// So many files of one member may be on their way at a time.
inline constexpr std::int64_t kMaxComing = 20;

/// A file with what no client sees of it. `digest`: none while its bytes come. `is_photo` is no column: access_file()
/// says that it was a member's photo that it let through.
struct FileRow {
    protocol::Attachment shown;
    std::optional<std::string> digest;
    std::optional<protocol::PostId> post;
    bool is_photo = false;
    protocol::MemberId owner{}; ///< of own_file()
};
BOOST_DESCRIBE_STRUCT(FileRow, (), (shown, digest, post))

/// What the bytes of a file turned out to be.
struct FileContent {
    std::string digest;
    std::string name; ///< with the ending that belongs to the type
    std::int64_t size = 0;
    protocol::FileKind kind{};
    std::string type;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
};

protocol::FileLimits limits_of(storage::ReadTransaction& tx, Actor const& actor, FileBounds const& bounds);
Result<protocol::FileBegun> begin_file(storage::Transaction& tx, Actor const& actor, protocol::BeginFile const& command,
                                       FileBounds const& bounds);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::ForgetFile const& command);

/// A file that the actor uploads or uploaded, on its way or kept; `not_found` for everybody else's.
Result<FileRow> own_file(storage::ReadTransaction& tx, Actor const& actor, protocol::FileId file);
/// A kept file that the actor may read: the gate of downloads.
Result<FileRow> access_file(storage::ReadTransaction& tx, Actor const& actor, protocol::FileId file);
/// Writes what the bytes are. They must be on disk. Doing it again changes nothing.
Result<protocol::FileReply> keep_file(storage::Transaction& tx, Actor const& actor, protocol::FileId file,
                                      FileContent const& content, FileBounds const& bounds);

/// The files that a post by `actor` is to have: those listed (without a list `before`, those that it has), then those
/// that stand in `content`. Pictures there get their size; what is not the author's to show becomes its description.
/// Nothing is written yet: a new post has no row.
Result<std::vector<protocol::Attachment>> choose_files(storage::ReadTransaction& tx, Actor const& actor,
                                                       protocol::PostId post, std::vector<protocol::Node>& content,
                                                       std::optional<protocol::AttachedFiles> const& listed,
                                                       std::vector<protocol::Attachment> before = {});
/// Hangs them on the post, and throws away what hung there `before` and does not any more.
void attach_files(storage::Transaction& tx, protocol::PostId post, std::vector<protocol::Attachment> const& files,
                  std::vector<protocol::Attachment> const& before = {});
/// Throws away one that nothing refers to.
void discard_file(storage::Transaction& tx, protocol::FileId file);
/// Throws away all files of a post.
void detach_files(storage::Transaction& tx, protocol::PostId post);

/// Puts the files into posts of one thread that stand in the order of their positions.
void fill_attachments(storage::ReadTransaction& tx, protocol::ThreadId thread, std::vector<protocol::Post>& posts);

/// Throws away what was begun or kept longer ago than the grace and hangs on no post and is nobody's photo, then
/// contents that no file has any more: their digests, for the disk. A bounded piece of it.
std::vector<std::string> collect_files(storage::Transaction& tx, std::int64_t grace_micros);
bool is_content(storage::ReadTransaction& tx, std::string const& digest);
/// Whether a file's bytes are still expected.
bool is_coming(storage::ReadTransaction& tx, protocol::FileId file);

/// A page of all contents, in the order of their digests, for `lateral check` and backups.
struct ContentRow {
    std::string digest;
    std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(ContentRow, (), (digest, size))
std::vector<ContentRow> contents_after(storage::ReadTransaction& tx, std::string const& digest);

} // namespace lateral::domain

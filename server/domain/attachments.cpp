#include "server/domain/attachments.hpp"

#include "server/domain/photos.hpp"
#include "server/domain/students.hpp"
#include "server/events/emit.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace lateral::domain {
namespace {

using protocol::Attachment;
using protocol::ErrorCode;
using protocol::fail;
using protocol::FileId;
using protocol::FileKind;
using protocol::Node;
using protocol::NodeKind;
namespace sql = storage::sql;

/// Rows a turn: it never holds the writer for more than some milliseconds.
constexpr std::int64_t kCollected = 100;
constexpr std::int64_t kPage = 1'000;

struct MemberFiles {
    std::int64_t bytes = 0;
    std::int64_t coming = 0;
};
BOOST_DESCRIBE_STRUCT(MemberFiles, (), (bytes, coming))

struct AttachmentOfPost {
    protocol::PostId post;
    Attachment file;
};
BOOST_DESCRIBE_STRUCT(AttachmentOfPost, (), (post, file))

MemberFiles files_of(storage::ReadTransaction& tx, Actor const& actor) {
    return tx.row<MemberFiles>(sql::files_of_member, actor.id).value();
}

bool has(std::vector<Attachment> const& files, FileId file) {
    return std::ranges::find(files, file, &Attachment::file) != files.end();
}

void collect_pictures(std::vector<Node> const& nodes, std::vector<Node const*>& into) {
    for (auto const& node : nodes) {
        if (node.kind == NodeKind::picture) into.push_back(&node);
        if (node.children) collect_pictures(*node.children, into);
    }
}

/// Pictures get their size from the file; what is none of these becomes what was written about it.
void settle_pictures(std::vector<Node>& nodes, std::vector<Attachment> const& files) {
    for (auto& node : nodes) {
        if (node.children) settle_pictures(*node.children, files);
        if (node.kind != NodeKind::picture) continue;
        auto const found = std::ranges::find(files, *node.file, &Attachment::file);
        if (found != files.end() && found->kind == FileKind::picture) {
            node.width = found->width;
            node.height = found->height;
        } else {
            node.kind = NodeKind::text;
            node.file.reset();
        }
    }
}

Result<void> add_listed(storage::ReadTransaction& tx, Actor const& actor, protocol::PostId post,
                        protocol::AttachedFiles const& listed, std::vector<Attachment>& into) {
    for (auto const& wanted : listed.items) {
        if (has(into, wanted.file)) return fail(ErrorCode::invalid, "files", "a file stands twice");
        auto file = tx.row<Attachment>(sql::file_to_attach, wanted.file, actor.id, post);
        if (!file) return fail(ErrorCode::not_found, "files");
        file->description.reset();
        if (file->kind == FileKind::picture && wanted.description && !wanted.description->str().empty())
            file->description = wanted.description->str();
        into.push_back(*std::move(file));
    }
    return {};
}

Result<void> add_shown(storage::ReadTransaction& tx, Actor const& actor, protocol::PostId post,
                       std::vector<Node const*> const& pictures, std::vector<Attachment>& into) {
    for (auto const* node : pictures) {
        if (has(into, *node->file)) continue;
        if (into.size() == protocol::kMaxFiles) return fail(ErrorCode::invalid, "files", "too many files");
        auto file = tx.row<Attachment>(sql::file_to_attach, *node->file, actor.id, post);
        if (!file || file->kind != FileKind::picture) continue;
        file->description.reset();
        if (node->text && !node->text->empty()) file->description = node->text;
        into.push_back(*std::move(file));
    }
    return {};
}

} // namespace

protocol::FileLimits limits_of(storage::ReadTransaction& tx, Actor const& actor, FileBounds const& bounds) {
    return {bounds.document_bytes, bounds.picture_bytes, bounds.member_bytes, files_of(tx, actor).bytes};
}

Result<protocol::FileBegun> begin_file(storage::Transaction& tx, Actor const& actor, protocol::BeginFile const& command,
                                       FileBounds const& bounds) {
    auto const size = command.size.value;
    if (size > std::max(bounds.document_bytes, bounds.picture_bytes)) return fail(ErrorCode::too_large, "size");
    auto const mine = files_of(tx, actor);
    if (mine.bytes + size > bounds.member_bytes) return fail(ErrorCode::no_room, "size", "your files take too much");
    if (mine.coming >= kMaxComing) return fail(ErrorCode::no_room, "size", "too many of yours are on their way");
    if (tx.row<std::int64_t>(sql::contents_bytes).value() + size > bounds.total_bytes)
        return fail(ErrorCode::no_room, "size", "all files together take too much");
    StudentCheck check(tx, command.not_a_student);
    if (auto passed = check.pass(student_words_in_file_name(command.name.str()), "name"); !passed)
        return std::unexpected(passed.error());
    auto const file = tx.new_id<FileId>();
    check.keep(tx, actor, events::subject("file", file));
    tx.run(sql::file_insert, file, actor.id, command.name, size, tx.now());
    return protocol::FileBegun{file};
}

Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::ForgetFile const& command) {
    auto const file = own_file(tx, actor, command.file);
    if (!file) return std::unexpected(file.error());
    // What hangs on a post is the post's: its author takes it out by changing that. A photo is taken out by another.
    if (file->post || command.file == actor.photo) return fail(ErrorCode::not_found, "file");
    discard_file(tx, command.file);
    return protocol::Done{};
}

Result<FileRow> own_file(storage::ReadTransaction& tx, Actor const& actor, FileId file) {
    auto found = tx.row<FileRow>(sql::file_of_uploader, file, actor.id);
    if (!found) return fail(ErrorCode::not_found, "file");
    found->owner = actor.id;
    return *std::move(found);
}

Result<FileRow> access_file(storage::ReadTransaction& tx, Actor const& actor, FileId file) {
    if (auto found = tx.row<FileRow>(sql::file_access, file, actor.id)) return *std::move(found);
    auto const owner = owner_of_photo(tx, actor, file);
    if (!owner) return fail(ErrorCode::not_found, "file");
    auto photo = tx.row<FileRow>(sql::file_of_uploader, file, *owner).value();
    photo.is_photo = true;
    return photo;
}

Result<protocol::FileReply> keep_file(storage::Transaction& tx, Actor const& actor, FileId file,
                                      FileContent const& content, FileBounds const& bounds) {
    auto const before = own_file(tx, actor, file);
    if (!before) return std::unexpected(before.error());
    if (before->digest) return protocol::FileReply{before->shown};
    // A picture made anew can be larger than what was announced.
    if (files_of(tx, actor).bytes - before->shown.size + content.size > bounds.member_bytes)
        return fail(ErrorCode::no_room, "size", "your files take too much");
    if (tx.run(sql::content_insert, content.digest, content.size) > 0) tx.run(sql::contents_total_add, content.size);
    tx.run(sql::file_keep, content.name, content.size, content.kind, content.type, content.width, content.height,
           content.digest, tx.now(), file);
    auto const kept = own_file(tx, actor, file);
    if (!kept) return std::unexpected(kept.error());
    return protocol::FileReply{kept->shown};
}

Result<std::vector<Attachment>> choose_files(storage::ReadTransaction& tx, Actor const& actor, protocol::PostId post,
                                             std::vector<Node>& content,
                                             std::optional<protocol::AttachedFiles> const& listed,
                                             std::vector<Attachment> before) {
    std::vector<Attachment> files;
    if (!listed) files = std::move(before);
    std::vector<Node const*> pictures;
    collect_pictures(content, pictures);
    // What stands in the text is described there.
    auto const is_shown = [&](Attachment const& file) {
        return file.kind == FileKind::picture &&
               std::ranges::any_of(pictures, [&](auto const* node) { return node->file == file.file; });
    };
    std::erase_if(files, is_shown);
    if (listed) {
        if (auto added = add_listed(tx, actor, post, *listed, files); !added) return std::unexpected(added.error());
    }
    if (auto added = add_shown(tx, actor, post, pictures, files); !added) return std::unexpected(added.error());
    settle_pictures(content, files);
    return files;
}

void attach_files(storage::Transaction& tx, protocol::PostId post, std::vector<Attachment> const& files,
                  std::vector<Attachment> const& before) {
    for (auto const& file : before)
        if (!has(files, file.file)) discard_file(tx, file.file);
    std::int64_t place = 0;
    for (auto const& file : files) tx.run(sql::file_attach, post, ++place, file.description, file.file);
}

void discard_file(storage::Transaction& tx, FileId file) {
    tx.run(sql::content_leave, file);
    tx.run(sql::file_delete, file);
    forget_not_students(tx, events::subject("file", file));
}

void detach_files(storage::Transaction& tx, protocol::PostId post) {
    for (auto const& file : tx.rows<Attachment>(sql::files_of_post, post)) discard_file(tx, file.file);
}

std::vector<std::string> collect_files(storage::Transaction& tx, std::int64_t grace_micros) {
    for (auto const file : tx.rows<FileId>(sql::files_abandoned, tx.now().value - grace_micros, kCollected))
        discard_file(tx, file);
    std::vector<std::string> gone;
    for (auto& digest : tx.rows<std::string>(sql::contents_left_first, kCollected)) {
        tx.run(sql::content_left_delete, digest);
        auto const size = tx.row<std::int64_t>(sql::content_unused, digest);
        if (!size) continue; // another file has it, or it went before
        tx.run(sql::content_delete, digest);
        tx.run(sql::contents_total_add, -*size);
        gone.push_back(std::move(digest));
    }
    return gone;
}

bool is_content(storage::ReadTransaction& tx, std::string const& digest) {
    return tx.row<std::int64_t>(sql::content_size, digest).has_value();
}

bool is_coming(storage::ReadTransaction& tx, FileId file) {
    return tx.row<FileId>(sql::file_is_coming, file).has_value();
}

std::vector<ContentRow> contents_after(storage::ReadTransaction& tx, std::string const& digest) {
    return tx.rows<ContentRow>(sql::contents_after, digest, kPage);
}

void fill_attachments(storage::ReadTransaction& tx, protocol::ThreadId thread, std::vector<protocol::Post>& posts) {
    if (posts.empty()) return;
    auto at = posts.begin();
    for (auto& row :
         tx.rows<AttachmentOfPost>(sql::attachments_between, thread, posts.front().position, posts.back().position)) {
        while (at != posts.end() && at->id != row.post) ++at;
        if (at == posts.end()) return;
        at->attachments.push_back(std::move(row.file));
    }
}

} // namespace lateral::domain

#pragma once

#include "protocol/commands/spec.hpp"
#include "protocol/commands/students.hpp"
#include "protocol/model.hpp"

/// Files: announced by a command, sent by PUT /upload/<file> in as many pieces as it takes, finished by a command, and
/// then hung on a post by its author (docs/protocol.md).
namespace lateral::protocol {

/// A post has no more files than this.
inline constexpr std::size_t kMaxFiles = 10;

/// A file that a new or changed post is to have.
struct AttachedFile {
    FileId file;
    std::optional<FileDescription> description; ///< of a picture; none: it is decorative
};
BOOST_DESCRIBE_STRUCT(AttachedFile, (), (file, description))
using AttachedFiles = List<AttachedFile, kMaxFiles>;

struct GetFileLimits {};
BOOST_DESCRIBE_STRUCT(GetFileLimits, (), ())
struct FileLimits {
    std::int64_t document_bytes = 0;
    std::int64_t picture_bytes = 0;
    std::int64_t member_bytes = 0; ///< all files of one member
    std::int64_t used_bytes = 0;   ///< of these, by you
};
BOOST_DESCRIBE_STRUCT(FileLimits, (), (document_bytes, picture_bytes, member_bytes, used_bytes))
struct BeginFile {
    FileName name;
    Number<1, kMaxId> size;
    std::optional<NotStudents> not_a_student{}; ///< words of its name
};
BOOST_DESCRIBE_STRUCT(BeginFile, (), (name, size, not_a_student))
struct FileBegun {
    FileId file;
};
BOOST_DESCRIBE_STRUCT(FileBegun, (), (file))
struct FinishFile {
    FileId file;
};
BOOST_DESCRIBE_STRUCT(FinishFile, (), (file))
struct FileReply {
    Attachment file;
};
BOOST_DESCRIBE_STRUCT(FileReply, (), (file))
struct ForgetFile {
    FileId file;
};
BOOST_DESCRIBE_STRUCT(ForgetFile, (), (file))

using FileCommands = boost::mp11::mp_list<
    CommandSpec<"file.limits", GetFileLimits, FileLimits, "How large files may be, and how much room you have left.">,
    CommandSpec<"file.begin", BeginFile, FileBegun, "Announces a file; its bytes follow by PUT /upload/<file>.">,
    CommandSpec<"file.finish", FinishFile, FileReply,
                "All bytes are there: looks what it is, makes a picture anew without its hidden data, and keeps it.">,
    CommandSpec<"file.forget", ForgetFile, Done, "Throws away a file of yours that hangs on no post.">>;

} // namespace lateral::protocol

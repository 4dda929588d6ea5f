#include "server/domain/photos.hpp"

#include "server/domain/attachments.hpp"
#include "server/domain/members.hpp"
#include "server/domain/visibility.hpp"
#include "storage/statements.hpp"

namespace lateral::domain {
namespace {

using protocol::ErrorCode;
using protocol::fail;
using protocol::FileId;
namespace sql = storage::sql;

/// A picture of the actor's own that is not in use.
Result<void> fits(storage::ReadTransaction& tx, Actor const& actor, FileId file) {
    auto const found = tx.row<protocol::Attachment>(sql::file_to_attach, file, actor.id, protocol::PostId{});
    if (!found) return fail(ErrorCode::not_found, "file");
    if (found->kind != protocol::FileKind::picture) return fail(ErrorCode::invalid, "file", "this is no picture");
    return {};
}

} // namespace

std::optional<protocol::MemberId> owner_of_photo(storage::ReadTransaction& tx, Actor const& actor, FileId file) {
    auto const owner = tx.row<protocol::MemberId>(sql::member_of_photo, file);
    return owner && access_member(tx, actor, *owner) ? owner : std::nullopt;
}

Result<protocol::MemberReply> handle(storage::Transaction& tx, Actor const& actor, protocol::SetPhoto const& command) {
    if (command.file == actor.photo) return member_reply(tx, actor.id);
    if (command.file) {
        if (auto able = fits(tx, actor, *command.file); !able) return std::unexpected(able.error());
    }
    tx.run(sql::member_set_photo, command.file, actor.id);
    if (actor.photo) discard_file(tx, *actor.photo);
    emit_member_changed(tx, actor.id);
    return member_reply(tx, actor.id);
}

} // namespace lateral::domain

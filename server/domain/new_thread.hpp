#pragma once

#include "protocol/commands/threads.hpp"
#include "server/domain/new_post.hpp"

#include <optional>
#include <string>

/// What opening a thread takes, wherever it is opened: in a channel, in a journal.
namespace lateral::domain {

struct NewThread {
    protocol::SpaceId space;
    protocol::ThreadKind kind{};
    std::string title;
    std::string body;
    std::optional<protocol::AttachedFiles> files{};
    std::optional<protocol::NotStudents> not_a_student{};
    std::optional<protocol::StagePlan> plan{};
    bool through_steward = false; ///< asked for somebody whom the author does not name
};

/// The first answer again, from the rows that the first request left: `post` was written by it.
Result<protocol::ThreadCreatedReply> opened_before(storage::ReadTransaction& tx, Actor const& actor,
                                                   protocol::PostId post);

/// Writes the thread with its first post, which gets the id that was requested, and tells those who see the space. The
/// caller asked whether the actor may write there and looked at the title's words; the post's are looked at here.
Result<protocol::ThreadCreatedReply> open_thread(storage::Transaction& tx, Actor const& actor, NewThread const& opened,
                                                 RequestedPost const& requested, RequestKey const& key);

} // namespace lateral::domain

#pragma once

#include "protocol/commands.hpp"
#include "protocol/encode.hpp"
#include "server/domain/actor.hpp"
#include "storage/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

/// The audit chain: every act of administration and moderation, each entry's hash over the one before it. It never
/// holds contents of posts.
namespace lateral::domain {

using protocol::Result;

/// Appends one entry. `actor` is empty for the command line; `detail` is JSON.
void append_audit(storage::Transaction& tx, std::optional<protocol::MemberId> actor, std::string_view act,
                  std::string const& subject, std::string detail);

template <class Args>
struct TakesArgs {
    template <class Spec>
    using fn = std::is_same<typename Spec::Args, Args>;
};

/// The wire name of a command, found by its struct.
template <class Args>
constexpr std::string_view name_of_command() {
    using Index = boost::mp11::mp_find_if_q<protocol::Commands, TakesArgs<Args>>;
    return boost::mp11::mp_at<protocol::Commands, Index>::name;
}

/// Appends a command as it came. Only for commands whose arguments hold no text of posts and no secrets.
template <class Args>
void audit(storage::Transaction& tx, Actor const& actor, Args const& command, std::string const& subject) {
    append_audit(tx, actor.known_id(), name_of_command<Args>(), subject, protocol::encode(command));
}

Result<protocol::AuditReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::ListAudit const& command);

/// Follows the chain from its start. The number of the first entry that is missing or was changed; nothing when it
/// holds. Entries cut off at the end cannot be noticed from within: compare the last hash with one noted elsewhere.
std::optional<std::int64_t> first_broken_audit_entry(storage::ReadTransaction& tx);

} // namespace lateral::domain

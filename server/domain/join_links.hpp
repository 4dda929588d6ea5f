#pragma once

#include "protocol/commands/joining.hpp"
#include "server/domain/entries.hpp"

#include <string_view>
#include <variant>

/// Links for many, and doors that anybody finds (docs/adr/0019). A mail address is only what somebody typed until mail
/// reached them there: so whoever comes without approval needs the secret of a link that was made for few domains, and
/// whoever needs none is looked at first.
namespace lateral::domain {

inline constexpr std::int64_t kJoinLinkDays = 30;
/// Without approval a link that goes astray lets strangers in: it lets in no more than a large building.
inline constexpr std::int64_t kMostWithoutApproval = 200;
inline constexpr std::int64_t kMaxJoinLinks = 200; ///< listed, the newest; and doors at once
inline constexpr std::int64_t kMaxOpenDoors = 60;

/// By its secret, or a listed one by its number.
using JoinLinkKey = std::variant<std::string, protocol::JoinLinkId>;

/// `invalid` on "domains" when nobody approves and they are left out, or one is no domain; on "question" when nobody
/// would read the answer; on "listed" without approval.
Result<protocol::JoinLinkCreated> handle(storage::Transaction& tx, Actor const& actor,
                                         protocol::CreateJoinLink const& command);
Result<protocol::JoinLinksReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                        protocol::ListJoinLinks const& command);
Result<protocol::Done> handle(storage::Transaction& tx, Actor const& actor, protocol::CloseJoinLink const& command);

/// A link as long as it leads somewhere; `link_invalid` in every other case. The variant's text is a hash of a code.
Result<protocol::JoinLink> open_join_link(storage::ReadTransaction& tx, JoinLinkKey const& key);

/// A link that lets this address in at once; `forbidden` where somebody has to approve.
Result<protocol::JoinLink> link_to_enter(storage::ReadTransaction& tx, std::string_view code_hash,
                                         std::string_view email);

/// `invalid` on "email" when the link is for other domains.
Result<void> fits(protocol::JoinLink const& link, std::string_view email);

Result<protocol::JoinLinkLook> look_at_join_link(storage::ReadTransaction& tx, std::string_view code_hash);
protocol::OpenDoorsReply open_doors(storage::ReadTransaction& tx);

/// Makes the member: refused as `link_to_enter` says, `conflict` on "email" when there is such a member, on
/// "agreement" when another version is in force.
Result<protocol::MemberId> use_join_link(storage::Transaction& tx, std::string_view code_hash, Comer const& comer,
                                         std::string title);

} // namespace lateral::domain

#pragma once

#include "protocol/commands/stewards.hpp"
#include "server/domain/access.hpp"

/// What a channel says of itself beside its name: its own agreements, whether questions can be asked through its
/// stewards, when they are asked whether it stays, and why it was closed (docs/adr/0022).
namespace lateral::domain {

/// Days without a post, where its stewards did not say otherwise.
inline constexpr std::int64_t kQuietDays = 120;

/// As it is stored; the last three are not all of the asker's to see.
struct SpacePage {
    std::string agreements;
    protocol::Encoded<std::vector<protocol::Node>> content;
    std::string organisation_name;
    protocol::Timestamp created_at;
    std::optional<protocol::Timestamp> last_post_at; ///< of those after the seq that was asked with
    bool asks = false;
    std::int64_t quiet_days = kQuietDays;
    protocol::Timestamp kept_at;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(SpacePage, (),
                      (agreements, content, organisation_name, created_at, last_post_at, asks, quiet_days, kept_at,
                       why))

SpacePage page_of(storage::ReadTransaction& tx, protocol::SpaceId space, protocol::Seq from_seq = {});
void put_page(storage::Transaction& tx, protocol::SpaceId space, SpacePage const& page);

/// It was closed, with these words, or opened again.
void note_closing(storage::Transaction& tx, protocol::SpaceId space, std::string const& why);

/// Tells that there is something new to read of it, and answers with that.
protocol::SpaceAbout page_changed(storage::Transaction& tx, SpaceAccess const& access);

Result<protocol::SpaceAbout> handle(storage::ReadTransaction& tx, Actor const& actor,
                                    protocol::AboutSpace const& command);
Result<protocol::SpaceAbout> handle(storage::Transaction& tx, Actor const& actor,
                                    protocol::SetSpacePage const& command);

} // namespace lateral::domain

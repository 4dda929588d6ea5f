#pragma once

#include "protocol/commands/cycle_values.hpp"
#include "protocol/commands/unsealing.hpp"
#include "server/domain/access.hpp"

#include <optional>
#include <string>
#include <vector>

/// Opening what was said in confidence (docs/adr/0030): the one way in which it leaves the program, for a court's order
/// or somebody in danger. Two administrators, a reason, a time limit, an entry in the audit chain for every step, and a
/// notice to the parties with the names and the reason. What calls this has looked at both passwords a moment ago.
///
/// This is against the program's screens and commands, not against whoever has the machine (adr/0023).
namespace lateral::domain {

inline constexpr std::int64_t kLongestOpening = 72;  ///< hours
inline constexpr std::int64_t kOpeningAskedFor = 24; ///< hours in which the second may agree
inline constexpr std::int64_t kMostOpeningsShown = 20;

/// What the first administrator asks for: threads to which all of `of` are parties, or in which they wrote.
struct UnsealingRequest {
    std::vector<protocol::MemberId> of; ///< 1 to 4, each once
    protocol::UnsealingReason reason;   ///< the parties read it
    std::int64_t hours = 0;             ///< 1 to kLongestOpening, from the second one's yes
};
/// `invalid` on "of" or "hours".
Result<protocol::UnsealingId> ask_unsealing(storage::Transaction& tx, protocol::MemberId administrator,
                                            UnsealingRequest const& request);

/// What the second one is asked to agree to. `not_found`; `forbidden` for who asked; `conflict` when it was agreed on
/// before; `closed` when it was asked too long ago, or by who is no administrator any more.
struct UnsealingAsked {
    std::string asked_by;
    std::vector<std::string> of;
    std::string reason;
    std::int64_t hours = 0;
    std::vector<protocol::ThreadId> threads;
};
Result<UnsealingAsked> asked_unsealing(storage::ReadTransaction& tx, protocol::MemberId administrator,
                                       protocol::UnsealingId unsealing);

struct Unsealed {
    protocol::Timestamp until;
    std::vector<protocol::ThreadId> threads;
};
/// The second one's yes: it is open from now on, and its parties are told. Refused as asked_unsealing() is, and
/// `not_found` when there is nothing.
Result<Unsealed> agree_unsealing(storage::Transaction& tx, protocol::MemberId administrator,
                                 protocol::UnsealingId unsealing);

/// What may be read now, by one of the two; each reading is in the audit chain. `not_found`, `forbidden`, `closed`
/// when the time is over or nobody agreed.
Result<Unsealed> begin_reading(storage::Transaction& tx, protocol::MemberId administrator,
                               protocol::UnsealingId unsealing);

struct UnsealedPost {
    std::string title; ///< of the thread
    protocol::PostId id;
    std::int64_t position = 0;
    std::string author;
    protocol::Timestamp at;
    std::int64_t revision = 1;
    std::string body; ///< Markdown, as it stands; empty when it was deleted
    bool deleted = false;
};
BOOST_DESCRIBE_STRUCT(UnsealedPost, (), (title, id, position, author, at, revision, body, deleted))
/// After begin_reading() alone.
std::vector<UnsealedPost> unsealed_posts(storage::ReadTransaction& tx, protocol::ThreadId thread);

struct UnsealedCycle {
    protocol::CycleId id;
    protocol::MemberRef coach;
    protocol::MemberRef teacher;
    protocol::Timestamp proposed_at;
    protocol::CycleStage stage{};
    protocol::CycleFocus focus{};
    protocol::GradeBand band{};
    protocol::Subject subject{};
};
BOOST_DESCRIBE_STRUCT(UnsealedCycle, (), (id, coach, teacher, proposed_at, stage, focus, band, subject))
/// What the two wrote down beside their talk, as they read it themselves: no earlier goal, nobody's name at an end.
struct UnsealedRecord {
    UnsealedCycle cycle;
    std::optional<protocol::CycleGoal> goal;
    std::vector<protocol::CycleEntry> entries; ///< the coach's own notes only where the coach alone was named
    std::vector<protocol::CycleStep> steps;
};
/// After begin_reading() alone. Nothing when the thread is no cycle's.
std::optional<UnsealedRecord> unsealed_record(storage::ReadTransaction& tx, protocol::UnsealingId unsealing,
                                              protocol::ThreadId thread);

Result<protocol::OpeningsReply> handle(storage::ReadTransaction& tx, Actor const& actor,
                                       protocol::ListOpenings const& command);

} // namespace lateral::domain

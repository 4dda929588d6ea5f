#pragma once

#include "protocol/commands/cycle_values.hpp"

#include <array>

/// What each kind of entry in a cycle's record has, and who writes it: exactly what stands here, no more and no less.
namespace lateral::domain {

struct EntryRule {
    protocol::EntryKind kind{};
    bool words = true;       ///< must have some; a visit may go without
    bool on = false;         ///< a day
    bool may_come = false;   ///< which may lie ahead
    bool counts = false;     ///< "14 of 22", of a class
    bool minutes = false;    ///< how long it took
    bool owner = false;      ///< who does it
    bool ticked = false;     ///< can be done
    bool coach_only = false; ///< written and read by the coach alone
};

inline constexpr std::array kEntryRules{
    EntryRule{.kind = protocol::EntryKind::check, .ticked = true},
    EntryRule{.kind = protocol::EntryKind::action, .on = true, .may_come = true, .owner = true, .ticked = true},
    EntryRule{.kind = protocol::EntryKind::baseline, .on = true, .counts = true},
    EntryRule{.kind = protocol::EntryKind::progress, .on = true, .counts = true},
    EntryRule{.kind = protocol::EntryKind::visit, .words = false, .on = true, .minutes = true},
    EntryRule{.kind = protocol::EntryKind::note, .on = true, .coach_only = true},
    EntryRule{.kind = protocol::EntryKind::closing},
};

constexpr EntryRule const& rule_of(protocol::EntryKind kind) { return kEntryRules[static_cast<std::size_t>(kind)]; }

} // namespace lateral::domain

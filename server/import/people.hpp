#pragma once

#include "server/domain/imports.hpp"
#include "server/import/drafts.hpp"
#include "server/import/plan.hpp"

namespace lateral::import {

/// A member of the archive on the way to one of ours; `photo`: of the archive, if there is one.
struct Newcomer {
    domain::ImportedMember member;
    std::optional<Wanted> photo;
};
Newcomer newcomer(Value const& member, Plan const& plan, Report& report);

/// Somebody who wrote and is no member any more.
domain::ImportedMember absent_member(std::string const& who, std::size_t number);

/// A space with its name, from the title, and what it says of itself.
domain::ImportedSpace space_of(Place const& place, Plan const& plan, Report& report);

} // namespace lateral::import

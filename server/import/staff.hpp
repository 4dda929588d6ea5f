#pragma once

#include "protocol/model.hpp"
#include "server/import/report.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// Lists of an organisation's staff, as files have them.
namespace lateral::import {

/// Somebody who is to be invited, as it was written.
struct Invitee {
    std::string where; ///< "row 7"
    std::string name;
    std::string email;
    std::string organisation; ///< its name, or its id in the list's own organisations
    std::string position;     ///< empty: staff
    std::string title;
    std::string role; ///< in the network; empty: member
};

/// An organisation that the list brings along.
struct ListedOrganisation {
    std::string id;
    std::string name;
    protocol::OrganisationKind kind{};
    std::string parent; ///< an id of the list, or empty
};

struct StaffList {
    std::vector<Invitee> people;
    std::vector<ListedOrganisation> organisations; ///< parents may come after their parts
};

/// A CSV file with a column for the mail address, for the name (or first and last name) and for the organisation,
/// unless `organisation` says it for all; position, title and role if they are there. Throws with a sentence when a
/// column is missing; columns that nothing is known of are in the report.
StaffList read_staff_csv(std::filesystem::path const& file, std::string const& organisation, Report& report);

/// The list brings along each organisation that its people name, as one of this kind: a CSV file does not say what they
/// are.
void bring_organisations(StaffList& list, protocol::OrganisationKind kind);

/// A folder with orgs.csv and users.csv of OneRoster 1.1. Students and their families are counted and read no
/// further: no student is ever kept here (R26). Who is marked as deleted or not enabled is left out.
StaffList read_oneroster(std::filesystem::path const& folder, Report& report);

} // namespace lateral::import

#include "server/import/staff.hpp"

#include "server/import/table.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <stdexcept>

namespace lateral::import {
namespace {

namespace fs = std::filesystem;

std::string joined(std::string const& first, std::string const& last) {
    return first.empty() || last.empty() ? first + last : first + " " + last;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::size_t needed(Table const& table, fs::path const& file, std::initializer_list<std::string_view> names) {
    if (auto const found = table.column(names)) return *found;
    throw std::runtime_error(file.filename().string() + ": there is no column " + std::string(*names.begin()));
}

/// The columns of a list that people keep themselves.
struct StaffColumns {
    std::optional<std::size_t> email, name, first, last, organisation, position, title, role;

    explicit StaffColumns(Table const& table)
        : email(table.column({"email", "email address", "mail", "mail address"})),
          name(table.column({"name", "full name"})), first(table.column({"first name", "given name", "first"})),
          last(table.column({"last name", "family name", "surname", "last"})),
          organisation(table.column({"organisation", "organization", "school", "district", "isd"})),
          position(table.column({"position"})), title(table.column({"title", "job title"})),
          role(table.column({"role", "network role"})) {}

    bool knows(std::size_t column) const {
        for (auto const& one : {email, name, first, last, organisation, position, title, role})
            if (one == column) return true;
        return false;
    }
};

/// What a row of users.csv is about. OneRoster 1.1, table 4.12: roles are administrator, aide, guardian, parent,
/// proctor, relative, student, teacher.
enum class Kind : std::uint8_t { staff, student, family, gone, unknown };

Kind kind_of(std::string const& role, std::string const& status, std::string const& enabled) {
    if (role == "student") return Kind::student;
    if (role == "guardian" || role == "parent" || role == "relative") return Kind::family;
    if (role != "administrator" && role != "aide" && role != "proctor" && role != "teacher") return Kind::unknown;
    return status == "tobedeleted" || enabled == "false" || enabled == "0" ? Kind::gone : Kind::staff;
}

void note(Report& report, Kind kind, std::string const& row) {
    if (kind == Kind::student) report.skip("students", "no student is ever kept here", row);
    if (kind == Kind::family) report.skip("families", "no family is ever kept here", row);
    if (kind == Kind::gone) report.skip("staff", "marked as deleted or not enabled in the list", row);
    if (kind == Kind::unknown) report.skip("users", "of a role that OneRoster 1.1 does not have", row);
}

std::vector<ListedOrganisation> organisations_of(fs::path const& file) {
    static std::map<std::string, protocol::OrganisationKind> const kinds{
        {"national", protocol::OrganisationKind::state}, {"state", protocol::OrganisationKind::state},
        {"local", protocol::OrganisationKind::isd},      {"district", protocol::OrganisationKind::district},
        {"school", protocol::OrganisationKind::school},  {"department", protocol::OrganisationKind::programme}};
    Table const table(file);
    auto const id = needed(table, file, {"sourcedId"});
    auto const name = needed(table, file, {"name"});
    auto const type = needed(table, file, {"type"});
    auto const parent = table.column({"parentSourcedId"});
    std::vector<ListedOrganisation> made;
    for (auto const& row : table.rows()) {
        auto const kind = kinds.find(lower(row.at(type)));
        made.push_back({row.at(id), row.at(name),
                        kind == kinds.end() ? protocol::OrganisationKind::school : kind->second, row.at(parent)});
    }
    return made;
}

} // namespace

StaffList read_staff_csv(fs::path const& file, std::string const& organisation, Report& report) {
    Table const table(file);
    StaffColumns const at(table);
    if (!at.email) needed(table, file, {"email"});
    if (!at.name && !at.last) needed(table, file, {"name"});
    if (!at.organisation && organisation.empty())
        throw std::runtime_error(file.filename().string() +
                                 ": there is no column organisation, and --organisation does not say it for all");
    for (std::size_t i = 0; i < table.names().size(); ++i)
        if (!at.knows(i)) report.change("column that nothing is known of was not read", table.names()[i]);
    StaffList list;
    for (auto const& row : table.rows()) {
        auto const name = at.name ? row.at(at.name) : joined(row.at(at.first), row.at(at.last));
        auto const there = at.organisation ? row.at(at.organisation) : std::string();
        list.people.push_back({"row " + std::to_string(row.number), name, row.at(at.email),
                               there.empty() ? organisation : there, row.at(at.position), row.at(at.title),
                               row.at(at.role)});
    }
    return list;
}

void bring_organisations(StaffList& list, protocol::OrganisationKind kind) {
    std::set<std::string> named;
    for (auto const& person : list.people)
        if (!person.organisation.empty() && named.insert(person.organisation).second)
            list.organisations.push_back({person.organisation, person.organisation, kind, {}});
}

StaffList read_oneroster(fs::path const& folder, Report& report) {
    auto const file = folder / "users.csv";
    Table const table(file);
    auto const role = needed(table, file, {"role"});
    auto const email = needed(table, file, {"email"});
    auto const given = needed(table, file, {"givenName"});
    auto const family = needed(table, file, {"familyName"});
    auto const organisations = needed(table, file, {"orgSourcedIds"});
    auto const status = table.column({"status"});
    auto const enabled = table.column({"enabledUser"});
    StaffList list;
    list.organisations = organisations_of(folder / "orgs.csv");
    for (auto const& row : table.rows()) {
        auto const is = lower(row.at(role));
        auto const where = "row " + std::to_string(row.number);
        auto const kind = kind_of(is, lower(row.at(status)), lower(row.at(enabled)));
        note(report, kind, where);
        if (kind != Kind::staff) continue;
        auto const all = row.at(organisations); // of several the first is the main one
        list.people.push_back({where,
                               joined(row.at(given), row.at(family)),
                               row.at(email),
                               all.substr(0, all.find(',')),
                               is == "teacher" ? "teacher" : "staff",
                               {},
                               {}});
    }
    return list;
}

} // namespace lateral::import

#include "server/import/inviter.hpp"

#include "server/base/sort_key.hpp"
#include "server/domain/invitations.hpp"
#include "server/domain/operators.hpp"
#include "server/domain/organisations.hpp"
#include "storage/statements.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace lateral::import {
namespace {

namespace sql = storage::sql;
using protocol::AffiliationRole;
using protocol::MemberState;
using protocol::NetworkRole;
using protocol::OrganisationId;

/// As signing in looks it up.
std::string regular(std::string email) {
    std::ranges::transform(email, email.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return email;
}

template <class E>
std::optional<E> chosen(std::string const& text, E standard) {
    return text.empty() ? std::optional(standard) : protocol::enum_of<E>(regular(text));
}

/// The invitation that a row asks for, but for its organisation; or what is wrong with the row.
std::optional<protocol::CreateInvitation> command_for(Invitee const& person, std::string& problem) {
    auto const name = protocol::PersonName::create(person.name);
    auto const email = protocol::Email::create(person.email);
    auto const title = protocol::JobTitle::create(person.title);
    auto const position = chosen(person.position, AffiliationRole::staff);
    auto const role = chosen(person.role, NetworkRole::member);
    if (person.email.empty())
        problem = "no mail address";
    else if (!email || !email->str().contains('@'))
        problem = "this is no mail address";
    else if (!name)
        problem = person.name.empty() ? "no name" : "the name: " + name.error().message;
    else if (!title)
        problem = "the title: " + title.error().message;
    else if (!position)
        problem = "the position is none of director, lead, coach, instructor, teacher, principal, staff";
    else if (!role)
        problem = "the role is none of administrator, specialist, member, guest";
    if (!problem.empty()) return std::nullopt;
    return protocol::CreateInvitation{{}, *role, *name, *email, position, *title, {}};
}

} // namespace

void Inviter::invite(StaffList const& list) {
    make_organisations(list.organisations);
    for (auto const& person : list.people) invite(person);
}

/// Parents before their parts. What names a parent that is not in the list, or goes round, stands below `under`.
void Inviter::make_organisations(std::vector<ListedOrganisation> const& listed) {
    std::vector<ListedOrganisation> left = listed;
    auto const is_waiting_for = [&](ListedOrganisation const& one) {
        return !one.parent.empty() && one.parent != one.id && !listed_.contains(one.parent) &&
               std::ranges::find(left, one.parent, &ListedOrganisation::id) != left.end();
    };
    while (!left.empty()) {
        auto next = std::ranges::find_if_not(left, is_waiting_for);
        if (next == left.end()) next = left.begin(); // a ring: it is opened somewhere
        auto const one = *next;
        left.erase(next);
        auto const parent = listed_.find(one.parent);
        auto const at = parent == listed_.end() ? wishes_.under : std::optional(parent->second.id);
        if (auto const made = make(one, at)) listed_.insert_or_assign(one.id, *made);
    }
}

std::optional<FoundOrganisation> Inviter::make(ListedOrganisation const& one, std::optional<OrganisationId> parent) {
    auto& line = report_.of("organisations");
    ++line.read;
    std::string problem;
    auto found = find(one.name, parent, problem);
    if (found) {
        ++line.there;
        return found;
    }
    auto const name = protocol::OrganisationName::create(one.name);
    if (!name) problem = "the name: " + name.error().message;
    if (!name || problem.starts_with("more than one")) {
        report_.skip("organisations", problem, one.name);
        return std::nullopt;
    }
    auto const made =
        domain::handle(tx_, domain::command_line_actor(), protocol::CreateOrganisation{one.kind, *name, parent});
    if (!made) throw std::runtime_error(one.name + ": " + protocol::describe(made.error().code));
    ++line.made;
    return FoundOrganisation{made->organisation.id, made->organisation.name};
}

std::optional<FoundOrganisation> Inviter::find(std::string const& name, std::optional<OrganisationId> under,
                                               std::string& problem) {
    auto const found = tx_.rows<FoundOrganisation>(sql::organisations_named, base::sort_key(name),
                                                   under.value_or(OrganisationId{}), under.value_or(OrganisationId{}));
    if (found.size() == 1) return found.front();
    problem = found.empty() ? "there is no such organisation" : "more than one organisation has this name";
    return std::nullopt;
}

std::optional<FoundOrganisation> Inviter::organisation_of(Invitee const& person, std::string& problem) {
    if (auto const listed = listed_.find(person.organisation); listed != listed_.end()) return listed->second;
    if (person.organisation.empty()) {
        problem = "no organisation";
        return std::nullopt;
    }
    return find(person.organisation, wishes_.under, problem);
}

/// Why the address gets no link; empty: it gets one.
std::string Inviter::problem_with(Invitee const& person, std::string const& address) {
    if (auto const [first, is_new] = taken_.try_emplace(address, person.where); !is_new)
        return "the mail address stands in the list twice; the first row counts";
    if (auto const member = tx_.row<protocol::MemberId>(sql::member_by_email, address)) {
        // Who is known from another network is led to what they wrote there (adr/0015).
        auto const state = tx_.row<protocol::Member>(sql::member_shown, *member)->state;
        if (state != MemberState::awaited) return "there is a member with this mail address";
    }
    auto const open = tx_.rows<protocol::InvitationId>(sql::invitations_open_for, address, tx_.now());
    if (open.empty()) return {};
    if (!wishes_.again) return "invited already, by a link that still opens (--again makes a new one)";
    for (auto const& invitation : open) tx_.run(sql::invitation_revoke, tx_.now(), invitation);
    return {};
}

void Inviter::leave_out(Invitee const& person, std::string const& reason) {
    report_.skip("people", reason, person.where + (person.email.empty() ? "" : ", " + person.email));
    outcomes_.push_back({person.where, person.name, person.email, person.organisation, {}, {}, reason});
}

void Inviter::invite(Invitee const& person) {
    auto& line = report_.of("people");
    ++line.read;
    std::string problem;
    auto command = command_for(person, problem);
    auto const organisation = command ? organisation_of(person, problem) : std::nullopt;
    if (!organisation) return leave_out(person, problem);
    if (auto const reason = problem_with(person, regular(command->email->str())); !reason.empty()) {
        ++line.there;
        return leave_out(person, reason);
    }
    command->organisation = organisation->id;
    auto const made = domain::handle(tx_, domain::command_line_actor(), *command);
    if (!made) return leave_out(person, protocol::describe(made.error().code));
    ++line.made;
    outcomes_.push_back({person.where,
                         command->name->str(),
                         command->email->str(),
                         organisation->name,
                         made->code,
                         made->invitation.expires_at,
                         {}});
}

} // namespace lateral::import

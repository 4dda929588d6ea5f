#pragma once

#include "protocol/model.hpp"

#include <array>
#include <cstdint>

/// The one table of who may do what; ARCHITECTURE.md prints it and a test compares the two. What is not in it is not
/// allowed. Nothing here opens a space: seeing is the gate's matter (access.hpp), for administrators too.
namespace lateral::domain {

/// Four roles in the whole network, and two that hold for one space or for one organisation and those below it.
enum class Holder : std::uint8_t { administrator, specialist, member, guest, steward, isd_lead };
BOOST_DESCRIBE_ENUM(Holder, administrator, specialist, member, guest, steward, isd_lead)

enum class Capability : std::uint8_t {
    see_directory,             ///< lists of members and organisations
    create_network_space,      ///< a channel that everybody sees
    create_organisation_space, ///< one for the people of an organisation
    create_closed_space,       ///< one for named people
    take_stewardship,          ///< of a space that one sees; never of a closed one from outside
    invite,                    ///< members and guests
    invite_any_role,           ///< specialists and administrators too, and leads of organisations
    see_all_invitations,
    manage_joining, ///< the community agreement, and doors that anybody finds
    manage_affiliations,
    appoint_leads,  ///< affiliations as director or lead
    manage_members, ///< suspend, restore, roles, reset links
    manage_organisations,
    keep_organisation, ///< its calendar, and the questions of a programme
    see_activity,      ///< how many reflect, there and below; never who
    read_audit,
    manage_space, ///< name, description, state, members
    moderate,     ///< pin, lock, move, delete the posts of others, accept answers
    decide_cases, ///< about flagged posts, in spaces that one sees
};
BOOST_DESCRIBE_ENUM(Capability, see_directory, create_network_space, create_organisation_space, create_closed_space,
                    take_stewardship, invite, invite_any_role, see_all_invitations, manage_joining, manage_affiliations,
                    appoint_leads, manage_members, manage_organisations, keep_organisation, see_activity, read_audit,
                    manage_space, moderate, decide_cases)

struct Grant {
    Capability capability;
    bool administrator, specialist, member, guest, steward, isd_lead;
};

// clang-format off: read as a table
inline constexpr bool yes = true;
inline constexpr bool no = false;
inline constexpr auto kGrants = std::to_array<Grant>({
    //                                      admin specialist member guest steward isd_lead
    {Capability::see_directory,             yes,  yes,       yes,   no,   no,     no},
    {Capability::create_network_space,      yes,  yes,       no,    no,   no,     no},
    {Capability::create_organisation_space, yes,  yes,       no,    no,   no,     yes},
    {Capability::create_closed_space,       yes,  yes,       yes,   no,   no,     no},
    {Capability::take_stewardship,          yes,  no,        no,    no,   no,     no},
    {Capability::invite,                    yes,  yes,       no,    no,   no,     yes},
    {Capability::invite_any_role,           yes,  no,        no,    no,   no,     no},
    {Capability::see_all_invitations,       yes,  no,        no,    no,   no,     no},
    {Capability::manage_joining,            yes,  no,        no,    no,   no,     no},
    {Capability::manage_affiliations,       yes,  no,        no,    no,   no,     yes},
    {Capability::appoint_leads,             yes,  no,        no,    no,   no,     no},
    {Capability::manage_members,            yes,  no,        no,    no,   no,     no},
    {Capability::manage_organisations,      yes,  no,        no,    no,   no,     no},
    {Capability::keep_organisation,         yes,  no,        no,    no,   no,     yes},
    {Capability::see_activity,              no,   yes,       no,    no,   no,     yes},
    {Capability::read_audit,                yes,  no,        no,    no,   no,     no},
    {Capability::manage_space,              no,   no,        no,    no,   yes,    no},
    {Capability::moderate,                  no,   no,        no,    no,   yes,    no},
    {Capability::decide_cases,              yes,  yes,       no,    no,   yes,    no},
});
// clang-format on

constexpr bool holds(Holder holder, Capability capability) {
    for (auto const& grant : kGrants) {
        if (grant.capability != capability) continue;
        switch (holder) {
        case Holder::administrator: return grant.administrator;
        case Holder::specialist: return grant.specialist;
        case Holder::member: return grant.member;
        case Holder::guest: return grant.guest;
        case Holder::steward: return grant.steward;
        case Holder::isd_lead: return grant.isd_lead;
        }
    }
    return false;
}

constexpr Holder holder_of(protocol::NetworkRole role) {
    switch (role) {
    case protocol::NetworkRole::administrator: return Holder::administrator;
    case protocol::NetworkRole::specialist: return Holder::specialist;
    case protocol::NetworkRole::member: return Holder::member;
    case protocol::NetworkRole::guest: return Holder::guest;
    }
    return Holder::guest;
}

} // namespace lateral::domain

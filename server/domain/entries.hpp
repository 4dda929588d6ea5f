#pragma once

#include "server/domain/access.hpp"

#include <optional>
#include <string>
#include <string_view>

/// How somebody becomes a member, by whatever way they came. Writer thread.
namespace lateral::domain {

/// Who comes. `email` in the regular form that signing in looks up; the hash comes from server/auth.
struct Comer {
    protocol::PersonName const& name;
    std::string_view email;
    std::string_view password_hash;
    std::optional<std::int64_t> agreement; ///< the version of the agreement that they accepted
};

/// As what they come.
struct Place {
    protocol::OrganisationId organisation;
    protocol::NetworkRole role{};
    protocol::AffiliationRole affiliation_role{};
    std::string title;
};

/// Makes `known`, who is awaited from an import, or somebody new an active member with an affiliation. Everything up to
/// `joined`, the event of their joining, counts as read. The caller tells of it (`emit_member_changed`).
void let_in(storage::Transaction& tx, protocol::MemberId member, bool is_known, Comer const& comer, Place const& place,
            protocol::Seq joined);

} // namespace lateral::domain

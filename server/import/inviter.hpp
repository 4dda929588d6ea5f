#pragma once

#include "server/import/report.hpp"
#include "server/import/staff.hpp"
#include "storage/transaction.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lateral::import {

struct FoundOrganisation {
    protocol::OrganisationId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(FoundOrganisation, (), (id, name))

/// What became of a row: a link that is to be handed over, whose code is kept nowhere else, or why there is none.
struct Outcome {
    std::string where; ///< "row 7"
    std::string name;
    std::string email;
    std::string organisation;
    std::string code; ///< empty: no link
    protocol::Timestamp expires_at;
    std::string reason; ///< empty: there is a link
};

/// Invites the people of a list in one transaction. Who is here already, is invited already or stands twice in the list
/// gets no second link; each is in the report with the reason. Run twice, the second time does nothing.
class Inviter {
public:
    struct Wishes {
        /// Organisations are looked for here and below, and those that the list brings along are made here. None:
        /// anywhere, and as organisations of their own.
        std::optional<protocol::OrganisationId> under;
        bool again = false; ///< who is invited already gets a new link, and the old one opens nothing any more
    };
    Inviter(storage::Transaction& tx, Wishes wishes, Report& report) : tx_(tx), wishes_(wishes), report_(report) {}

    void invite(StaffList const& list);
    /// One for each row, in the order of the list.
    std::vector<Outcome> const& outcomes() const { return outcomes_; }

private:
    void make_organisations(std::vector<ListedOrganisation> const& listed);
    std::optional<FoundOrganisation> make(ListedOrganisation const& one,
                                          std::optional<protocol::OrganisationId> parent);
    std::optional<FoundOrganisation> find(std::string const& name, std::optional<protocol::OrganisationId> under,
                                          std::string& problem);
    std::optional<FoundOrganisation> organisation_of(Invitee const& person, std::string& problem);
    std::string problem_with(Invitee const& person, std::string const& address);
    void invite(Invitee const& person);
    void leave_out(Invitee const& person, std::string const& reason);

    storage::Transaction& tx_; // NOLINT: of whoever runs this, which lives longer
    Wishes const wishes_;
    Report& report_;                                  // NOLINT
    std::map<std::string, FoundOrganisation> listed_; ///< by the list's ids
    std::map<std::string, std::string> taken_;        ///< addresses, with their rows
    std::vector<Outcome> outcomes_;
};

} // namespace lateral::import

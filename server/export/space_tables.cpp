#include "protocol/model.hpp"
#include "server/export/tables.hpp"
#include "storage/statements.hpp"

namespace lateral::exporting {
namespace sql = storage::sql;

namespace {

/// Sealed spaces stay behind, and none is taken from an export that somebody wrote.
Column visibility() {
    auto column =
        choice<protocol::Visibility>("visibility", "Who sees it: everyone but guests, an organisation, its members.");
    std::erase(column.choices, "sealed");
    return column;
}

std::vector<Table> spaces() {
    return {
        {"spaces",
         "Channels.",
         1,
         {id("id", "Its number."), text("name", "Its name, without the #."), text("description", "What it is for."),
          visibility(), optional(id("organisation_id", "Whose people see it.")),
          choice<protocol::SpaceState>("state", "Whether it is still written in."), time("created_at", "When made."),
          optional(id("created_by", "By whom."))},
         &sql::export_spaces,
         &sql::restore_space},
        {"memberships",
         "Named members and stewards of channels.",
         2,
         {id("space_id", "Where."), id("member_id", "Who."), choice<protocol::SpaceRole>("role", "As what."),
          number("from_seq", "Only posts after it are theirs to read; 0: all."),
          number("since_seq", "The network's count when they came.")},
         &sql::export_memberships,
         &sql::restore_membership},
        {"space_settings",
         "How members have a channel.",
         2,
         {id("member_id", "Who."), id("space_id", "Which channel."),
          choice<protocol::Level>("level", "How much they want to hear of it."),
          number("watermark", "Everything up to this count is read.")},
         &sql::export_space_settings,
         &sql::restore_space_setting},
    };
}

std::vector<Table> invitations() {
    return {
        {"invitations",
         "Who was invited. One that was open is withdrawn here: its link opens nothing elsewhere.",
         1,
         {id("id", "Its number."), text("name", "For whom; may be empty."), text("email", "Where to; may be empty."),
          choice<protocol::NetworkRole>("role", "The role that it gives."),
          id("organisation_id", "The organisation that it leads to."),
          choice<protocol::AffiliationRole>("affiliation_role", "As what there."), text("title", "Title there."),
          optional(id("invited_by", "By whom; nobody: at the server.")), time("created_at", "When."),
          time("expires_at", "Until when it was good."), optional(time("accepted_at", "When somebody came by it.")),
          optional(id("accepted_by", "Who came.")), optional(time("revoked_at", "When it was withdrawn.")),
          flag("email_fixed", "Whether it is for this address alone.")},
         &sql::export_invitations,
         &sql::restore_invitation,
         nullptr,
         {"code_hash"}},
        {"invitation_spaces",
         "Channels that an invitation leads into.",
         2,
         {id("invitation_id", "Which invitation."), id("space_id", "Which channel.")},
         &sql::export_invitation_spaces,
         &sql::restore_invitation_space},
    };
}

} // namespace

std::vector<Table> space_tables() {
    auto all = spaces();
    for (auto& one : invitations()) all.push_back(std::move(one));
    return all;
}

} // namespace lateral::exporting
